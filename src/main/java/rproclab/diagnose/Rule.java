// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

/** The rules, by stable id. */
public enum Rule {
    // @formatter:off
    LMA_MEMSZ_OVERRUN("lma-memsz-overrun", Severity.ERROR,
        "A segment's load address + memsz leaves its region, though load address + filesz fits.",
        "Linux and U-Boot's rproc translate p_paddr with the whole p_memsz. A linker script that runs .data in "
            + "one memory and loads it behind .text in another (AT>) makes .bss, heap and stack count there too.",
        "Load .data where it runs, or end its segment before .bss."),
    EXACT_FIT_REFUSED("exact-fit-refused", Severity.ERROR,
        "A segment ends exactly where its region ends, and a loader wants one byte to spare.",
        "imx_rproc_da_to_sys() wants da + size < end, so that a region's last byte can never be loaded to.",
        "Leave a word free at the region's end: LENGTH - 4 in the linker script."),
    SEGMENT_OUTSIDE_REGIONS("segment-outside-regions", Severity.ERROR,
        "A segment's load address lies in no region that the remote core can load to.",
        "The driver's table of addresses (or the bus's dma-ranges) is all that it can translate; an address of "
            + "the application cores, a rounded-down first segment, or the map of another SoC is not in it.",
        "Link to a region of this core; link with -z max-page-size=4096 where the linker rounded down."),
    SEGMENT_STRADDLES_REGIONS("segment-straddles-regions", Severity.ERROR,
        "A segment's file bytes begin in one region and end in another or in none.",
        "A segment is translated once, by the region that holds its first byte. Neighbouring memories are "
            + "separate rows even where their addresses follow one another.",
        "Give each memory an output section and a segment of its own."),
    NO_MEMORY_REGION("no-memory-region", Severity.ERROR,
        "A segment lies where the driver can translate, but no memory-region covers it, so nothing is mapped there.",
        "imx_rproc and ti_k3_m4 map DDR only where the core's node names it in memory-region; being reserved is "
            + "not enough.",
        "Name the reserved node in memory-region of the core, or link into one that is named."),
    SEGMENTS_OVERLAP("segments-overlap", Severity.WARNING,
        "Two segments share load addresses; the later one in the file wins.",
        "Segments are copied one after the other, and nobody compares them. Two output sections with the same "
            + "load address come of AT() arithmetic or of an overlay.",
        "Give each its own load address: AT> REGION, without numbers."),
    BOOTAUX_FIRST_WORD("bootaux-first-word", Severity.WARNING,
        "U-Boot's bootaux takes the stack pointer from the first PT_LOAD, which does not hold the vectors.",
        "bootaux starts the core with the first word of the first segment in the file as stack pointer, wherever "
            + "the vectors are.",
        "Put the output section with the vectors first in the linker script."),
    ELF_STARTED_RAW("elf-started-raw", Severity.ERROR,
        "A bootaux without ELF support takes the ELF file for a raw image, and says that it started the core.",
        "bootaux that takes no ELF file, or not this one, jumps into it as it lies in memory, and reports "
            + "success.",
        "Give it what objcopy -O binary makes of the ELF, or use a release that takes ELF."),
    ENTRY_OUTSIDE("entry-outside", Severity.WARNING,
        "e_entry lies in no segment.",
        "bootaux on an ELF file starts the core at e_entry, and System Manager firmware (i.MX 94, 95) gets it as "
            + "boot address; the other drivers leave it to the vector table.",
        "Name the reset handler in ENTRY() of the linker script."),
    ENTRY_NOT_THUMB("entry-not-thumb", Severity.WARNING,
        "e_entry is even, and a Cortex-M executes Thumb code only.",
        "bootaux writes e_entry into the vector table; an even reset vector is a fault before the first "
            + "instruction. It comes of a label in assembly that is not marked as a function.",
        "Mark the reset handler as a Thumb function."),
    ENTRY_NOT_RESET("entry-not-reset", Severity.NOTE,
        "e_entry is another address than the reset vector.",
        "Linux starts the core at the reset vector, bootaux at e_entry: the same image begins in two places.",
        "Let ENTRY() name the reset handler."),
    VECTORS_UNWRITTEN("vectors-unwritten", Severity.WARNING,
        "A loader accepts the image, but writes nothing where the core looks for its vector table.",
        "An image that lies in DDR as a whole is loaded without complaint by Linux, which starts the core at its "
            + "TCM, where there is nothing. bootaux on an ELF writes stack pointer and entry there itself.",
        "Load a vector table to the core's start, or use bootaux."),
    OTHER_MACHINE("other-machine", Severity.ERROR,
        "The image is for another processor: e_machine is not Arm.",
        "No loader of Linux or U-Boot compares e_machine with the core: an image for a PRU, a DSP, RISC-V or the "
            + "application cores is copied and started.",
        "Give it to the processor that it is for, or build it for this one."),
    OTHER_PROFILE("other-profile", Severity.ERROR,
        "The image is Arm code of the A or R profile.",
        "A Cortex-M executes Thumb alone, and its vector table holds addresses, not branches. The build "
            + "attributes or the shape of the vectors say that this is for a Cortex-R or Cortex-A.",
        "Build it for the Cortex-M, or start the other core with it."),
    NEWER_CORE("newer-core", Severity.WARNING,
        "The image may use instructions that this Cortex-M does not have.",
        "The build attributes say what the compiler was allowed: v8-M instructions fault on a Cortex-M4 or M7, "
            + "those of FPv5 on a Cortex-M4.",
        "Build it with the -mcpu and -mfpu of this core."),
    WRONG_ELF_TYPE("wrong-elf-type", Severity.ERROR,
        "The file is no executable: e_type is not ET_EXEC.",
        "Linux does not look at e_type, U-Boot's rproc and bootelf refuse, its bootaux takes such a file for a raw "
            + "image. An object file has no load addresses, and nobody relocates a position-independent one.",
        "Link the program statically, to fixed addresses."),
    FITS_OTHER_CORE("fits-other-core", Severity.NOTE,
        "A segment begins in no memory of this core, but all of them have a place on another core that is known.",
        "Cores of one family have nearly the same memory map, and a board often has several remote processors.",
        "Compare the image's name, the linker script and the name of the remoteproc with the core."),
    RESOURCE_TABLE_MISSING("resource-table-missing", Severity.ERROR,
        "The firmware has no section of the exact name .resource_table; some drivers refuse that without a word.",
        "rproc_elf_load_rsc_table() looks for a section of that very name, in the section headers. Without one "
            + "ti_k3_m4, and imx_rproc up to 5.10, fail with -22 and print nothing; imx_rproc from 5.15 on and "
            + "stm32_rproc go on, without trace and RPMsg.",
        "Add the section, if need be without entries, and KEEP() it in the linker script."),
    RELEASE_DIFFERENCE("release-difference", Severity.NOTE,
        "Two releases of the same loader do something else with the image.",
        "The older release is run with each of the newer one's differences alone; what then answers as the newer "
            + "one is what changed.",
        "Know which release the board runs, and choose an image that both take."),
    BYTES_NOT_LOADED("bytes-not-loaded", Severity.NOTE,
        "The image is refused, and most of its file is nothing that a loader looks at.",
        "The size of the file in \"Booting fw image ..., size\" includes debug information and symbols. Loaders "
            + "copy segments, whose size in memory is what has to fit.",
        "Look at the segments, not at the size of the file."),
    LINUX_ATTACHES_ONLY("linux-attaches-only", Severity.NOTE,
        "This Linux driver never loads firmware: it attaches to a core that something else started.",
        "The device tree or the SoC says that the core belongs to other firmware: the driver then loads nothing, "
            + "whatever is written to its firmware file.",
        "Start the core with U-Boot's bootaux, or in the boot container."),
    HEADROOM("headroom", Severity.NOTE,
        "How many bytes the last segment of a region may grow before a loader refuses it.",
        "The loaders' own translation is asked, by bisection. A loader that checks no size writes past the end.",
        "Nothing, unless it is a warning: then shrink the segment, or link part of it to another region."),
    REGION_NOT_RESERVED("region-not-reserved", Severity.ERROR,
        "A memory-region of the core is disabled, missing, or nothing that Linux reserves at boot.",
        "Linux hands the memory out to others, or the driver finds no region and fails.",
        "Make it an enabled child of /reserved-memory with a whole reg, and name that."),
    REGION_MAPPED_AS_RAM("region-mapped-as-ram", Severity.ERROR,
        "Linux maps a memory-region of the core as RAM, because it lacks no-map or was reserved before; ioremap() refuses it.",
        "Memory without no-map stays in Linux's own mapping, and arm64 refuses to map it a second time.",
        "Add no-map; take away what reserved a part of it before."),
    REGION_REUSABLE("region-reusable", Severity.ERROR,
        "A memory-region of the core is reusable, so that Linux lends its memory to others.",
        "reusable makes it a pool for Linux's movable pages while no driver has it.",
        "Replace reusable by no-map."),
    REGION_OUTSIDE_RAM("region-outside-ram", Severity.WARNING,
        "A memory-region of the core lies where the board has no memory.",
        "The board has less memory than the tree was written for, or the address is another SoC's.",
        "Move it into the board's memory."),
    REGIONS_OVERLAP("regions-overlap", Severity.ERROR,
        "A memory-region of the core overlaps another node of /reserved-memory.",
        "Both are reserved, and each owner writes as if it were alone. Linux only prints OVERLAP DETECTED.",
        "Move one of them."),
    REGION_SHARED("region-shared", Severity.WARNING,
        "A memory-region of the core is named by another enabled device too.",
        "Two devices that each take the memory for their own.",
        "Give each a region of its own, unless they share on purpose."),
    REGION_NAME("region-name", Severity.WARNING,
        "A memory-region has nearly the name that the driver looks for, or the name of an earlier one.",
        "imx_rproc and stm32_rproc know vdev0vring0, vdev0buffer and rsc-table by the nodes' names, and how "
            + "exactly changed from release to release.",
        "Name the node as the release's driver spells it."),
    BUFFER_REGION("buffer-region", Severity.ERROR,
        "The region that virtio buffers come from, the first for i.MX and K3, is no shared-dma-pool.",
        "Buffers of virtio devices come from the first memory-region, for stm32_rproc from the one called "
            + "vdev0buffer; it has to be a pool for that.",
        "Put the shared-dma-pool first in memory-region."),
    BUFFER_POOL_SMALL("buffer-pool-small", Severity.ERROR,
        "The pool holds fewer bytes than the RPMsg buffers that the vrings ask for.",
        "rpmsg_probe() wants all its buffers in one piece: twice the vring's num, at most 512, of 512 bytes.",
        "Enlarge the pool, or lower num in the firmware's table."),
    VRING_SHAPE("vring-shape", Severity.ERROR,
        "A vring's num or align is 0 or no power of two, or its address is not aligned.",
        "A split virtqueue's num and align are powers of two, and the ring starts at a multiple of align.",
        "Correct the vring in the firmware's resource table."),
    VRING_REGION("vring-region", Severity.ERROR,
        "A vring with a fixed address does not fit the memory-region of its name (vdev0vring0), or there is none.",
        "With a fixed da the vring has to be where the region of its name is; else Linux puts it elsewhere, and "
            + "the core looks at nothing.",
        "Let table and device tree agree, or use da 0xffffffff and read the address back."),
    CARVEOUT_REGION("carveout-region", Severity.ERROR,
        "A carveout with a fixed address does not fit the memory-region of its name, or there is none.",
        "With a fixed da the carveout has to be where the region of its name is; else Linux puts it elsewhere.",
        "Let table and device tree agree."),
    SEGMENT_NOT_RESERVED("segment-not-reserved", Severity.ERROR,
        "A segment in RAM lies outside the core's memory-region, where Linux has other uses for the memory.",
        "Linux has the memory in use, or will: the segment overwrites it, or is overwritten.",
        "Reserve the range with no-map and name it in memory-region, or link into what is reserved."),
    SEGMENT_IN_POOL("segment-in-pool", Severity.WARNING,
        "A segment lies in the shared-dma-pool that Linux takes virtio buffers from.",
        "A shared-dma-pool belongs to Linux's allocator.",
        "Link the segment to a region without compatible."),
    TABLE_NOT_LOADED("table-not-loaded", Severity.ERROR,
        "The resource table's run address is in no segment and in no memory of the core.",
        "The firmware reads its table at a place that nobody writes.",
        "Load .resource_table with the other sections, or place it in the region rsc-table."),
    TABLE_ELSEWHERE("table-elsewhere", Severity.NOTE,
        "Linux fills in the table in the region rsc-table, the firmware was linked to have it elsewhere.",
        "From 5.15.168, 6.1.192 and 6.12 on imx_rproc copies the table into the region rsc-table, if there is one, "
            + "and fills in that copy.",
        "Let the firmware read the table there, or link it there."),
    TABLE_OVERWRITTEN("table-overwritten", Severity.WARNING,
        "Startup code clears or copies over the resource table that Linux has filled in.",
        "Linux fills in addresses before the core starts; then the startup code clears .bss or copies .data over "
            + "them.",
        "Give .resource_table an output section that the startup code leaves alone."),
    NO_MAP_OVERLAP("no-map-overlap", Severity.ERROR,
        "Kernel, device tree, initrd or a partial /memreserve/ lies in a no-map node: Linux maps and uses that memory.",
        "memblock cannot take a range out of the mapping of which one byte is reserved already; the whole node "
            + "stays Linux's.",
        "Move what lies in it: kernel_addr_r, fdt_addr_r, ramdisk_addr_r, fdt_high, initrd_high."),
    NO_MAP_DOUBLE_RESERVATION("no-map-double-reservation", Severity.ERROR,
        "/memreserve/ covers a no-map node, and the release reserves it first: no-map fails, but Linux uses none of it.",
        "Before 6.6 the entries of /memreserve/ are reserved before the nodes; U-Boot adds one for bootaux on i.MX "
            + "8.",
        "Keep one of the two."),
    RESERVED_MEMORY_IGNORED("reserved-memory-ignored", Severity.ERROR,
        "Linux does not take /reserved-memory, or a node of it, as it is written.",
        "Wrong cells, no ranges, or a reg that is not made of whole pairs.",
        "Write /reserved-memory with the root's cells, an empty ranges, and one reg for each node."),
    STAGED_IN_NO_MAP("staged-in-no-map", Severity.WARNING,
        "The boot loader loads something into a no-map node.",
        "U-Boot's load addresses come from its environment and know nothing of the device tree.",
        "Change the variable; the finding says what is free."),
    IMAGES_OVERLAP("images-overlap", Severity.ERROR,
        "Kernel, device tree, initrd and the firmware's segments lie in each other.",
        "The one that is loaded later overwrites the other.",
        "Move one of them."),
    IMAGE_OUTSIDE_RAM("image-outside-ram", Severity.WARNING,
        "Kernel, device tree or initrd lies where the device tree has no memory.",
        "The address is another board's, or the boot loader fills in /memory later.",
        "Load it into memory."),
    MEMMAP_IGNORED("memmap-ignored", Severity.WARNING,
        "memmap= is on the command line, which arm and arm64 do not know.",
        "The parameter is that of other architectures; Linux says Unknown kernel command line parameters and goes "
            + "on.",
        "Reserve memory with a node.");
    // @formatter:on

    private final String id;
    private final Severity worst;
    private final String summary;
    private final String cause;
    private final String fix;

    Rule(String id, Severity worst, String summary, String cause, String fix) {
        this.id = id;
        this.worst = worst;
        this.summary = summary;
        this.cause = cause;
        this.fix = fix;
    }

    /** The rule's stable id, as reports and command lines spell it. */
    public String id() {
        return id;
    }

    /** How bad its findings are at most: some are worse where a loader that decides is concerned. */
    public Severity worst() {
        return worst;
    }

    /** What the rule finds, in one sentence. */
    public String summary() {
        return summary;
    }

    /** What it means: where it comes from, and what follows of it. */
    public String cause() {
        return cause;
    }

    /** What to do about it in general; a finding's {@link Finding#fix} is for the image at hand. */
    public String fix() {
        return fix;
    }
}
