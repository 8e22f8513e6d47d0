// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

/** The rules, by stable id. */
public enum Rule {
    // @formatter:off
    LMA_MEMSZ_OVERRUN("lma-memsz-overrun", Severity.ERROR,
        "A segment's load address + memsz leaves its region, though load address + filesz fits."),
    EXACT_FIT_REFUSED("exact-fit-refused", Severity.ERROR,
        "A segment ends exactly where its region ends, and a loader wants one byte to spare."),
    SEGMENT_OUTSIDE_REGIONS("segment-outside-regions", Severity.ERROR,
        "A segment's load address lies in no region that the remote core can load to."),
    SEGMENT_STRADDLES_REGIONS("segment-straddles-regions", Severity.ERROR,
        "A segment's file bytes begin in one region and end in another or in none."),
    NO_MEMORY_REGION("no-memory-region", Severity.ERROR,
        "A segment lies where the driver can translate, but no memory-region covers it, so nothing is mapped there."),
    SEGMENTS_OVERLAP("segments-overlap", Severity.WARNING,
        "Two segments share load addresses; the later one in the file wins."),
    BOOTAUX_FIRST_WORD("bootaux-first-word", Severity.WARNING,
        "U-Boot's bootaux takes the stack pointer from the first PT_LOAD, which does not hold the vectors."),
    ELF_STARTED_RAW("elf-started-raw", Severity.ERROR,
        "A bootaux without ELF support takes the ELF file for a raw image, and says that it started the core."),
    RESOURCE_TABLE_MISSING("resource-table-missing", Severity.ERROR,
        "The firmware has no section of the exact name .resource_table; some drivers refuse that without a word."),
    LINUX_ATTACHES_ONLY("linux-attaches-only", Severity.NOTE,
        "This Linux driver never loads firmware: it attaches to a core that something else started."),
    HEADROOM("headroom", Severity.NOTE,
        "How many bytes the last segment of a region may grow before a loader refuses it."),
    REGION_NOT_RESERVED("region-not-reserved", Severity.ERROR,
        "A memory-region of the core is disabled, missing, or nothing that Linux reserves at boot."),
    REGION_MAPPED_AS_RAM("region-mapped-as-ram", Severity.ERROR,
        "Linux maps a memory-region of the core as RAM, because it lacks no-map or was reserved before; ioremap() refuses it."),
    REGION_REUSABLE("region-reusable", Severity.ERROR,
        "A memory-region of the core is reusable, so that Linux lends its memory to others."),
    REGION_OUTSIDE_RAM("region-outside-ram", Severity.WARNING,
        "A memory-region of the core lies where the board has no memory."),
    REGIONS_OVERLAP("regions-overlap", Severity.ERROR,
        "A memory-region of the core overlaps another node of /reserved-memory."),
    REGION_SHARED("region-shared", Severity.WARNING,
        "A memory-region of the core is named by another enabled device too."),
    REGION_NAME("region-name", Severity.WARNING,
        "A memory-region has nearly the name that the driver looks for, or the name of an earlier one."),
    BUFFER_REGION("buffer-region", Severity.ERROR,
        "The region that virtio buffers come from, the first for i.MX and K3, is no shared-dma-pool."),
    BUFFER_POOL_SMALL("buffer-pool-small", Severity.ERROR,
        "The pool holds fewer bytes than the RPMsg buffers that the vrings ask for."),
    VRING_SHAPE("vring-shape", Severity.ERROR,
        "A vring's num or align is 0 or no power of two, or its address is not aligned."),
    VRING_REGION("vring-region", Severity.ERROR,
        "A vring with a fixed address does not fit the memory-region of its name (vdev0vring0), or there is none."),
    CARVEOUT_REGION("carveout-region", Severity.ERROR,
        "A carveout with a fixed address does not fit the memory-region of its name, or there is none."),
    SEGMENT_NOT_RESERVED("segment-not-reserved", Severity.ERROR,
        "A segment in RAM lies outside the core's memory-region, where Linux has other uses for the memory."),
    SEGMENT_IN_POOL("segment-in-pool", Severity.WARNING,
        "A segment lies in the shared-dma-pool that Linux takes virtio buffers from."),
    TABLE_NOT_LOADED("table-not-loaded", Severity.ERROR,
        "The resource table's run address is in no segment and in no memory of the core."),
    TABLE_ELSEWHERE("table-elsewhere", Severity.NOTE,
        "Linux fills in the table in the region rsc-table, the firmware was linked to have it elsewhere."),
    TABLE_OVERWRITTEN("table-overwritten", Severity.WARNING,
        "Startup code clears or copies over the resource table that Linux has filled in."),
    NO_MAP_OVERLAP("no-map-overlap", Severity.ERROR,
        "Kernel, device tree, initrd or a partial /memreserve/ lies in a no-map node: Linux maps and uses that memory."),
    NO_MAP_DOUBLE_RESERVATION("no-map-double-reservation", Severity.ERROR,
        "/memreserve/ covers a no-map node, and the release reserves it first: no-map fails, but Linux uses none of it."),
    RESERVED_MEMORY_IGNORED("reserved-memory-ignored", Severity.ERROR,
        "Linux does not take /reserved-memory, or a node of it, as it is written."),
    STAGED_IN_NO_MAP("staged-in-no-map", Severity.WARNING,
        "The boot loader loads something into a no-map node."),
    IMAGES_OVERLAP("images-overlap", Severity.ERROR,
        "Kernel, device tree, initrd and the firmware's segments lie in each other."),
    IMAGE_OUTSIDE_RAM("image-outside-ram", Severity.WARNING,
        "Kernel, device tree or initrd lies where the device tree has no memory."),
    MEMMAP_IGNORED("memmap-ignored", Severity.WARNING,
        "memmap= is on the command line, which arm and arm64 do not know.");
    // @formatter:on

    private final String id;
    private final Severity worst;
    private final String summary;

    Rule(String id, Severity worst, String summary) {
        this.id = id;
        this.worst = worst;
        this.summary = summary;
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
}
