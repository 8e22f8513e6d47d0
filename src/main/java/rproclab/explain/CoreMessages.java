// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

import static rproclab.explain.Message.message;

import java.util.List;

/** What {@code remoteproc_core.c} prints about the steps of a boot and about the resource table. */
final class CoreMessages {
    private CoreMessages() {}

    // @formatter:off
    static final List<Message> ALL = List.of(
        message("powering-up", "rproc_boot()", "powering up {name}")
            .means("Linux begins to boot the remote processor {name}. The name tells which driver it is: look whether that "
                    + "is the core the image is for."),
        message("booting", "rproc_fw_boot()", "Booting fw image {file}, size {size:d}")
            .means("{file} was found and passed the sanity check of its ELF header. Prepare, resource table, carveouts and "
                    + "the segments come after this line."),
        message("boot-failed", "state_store()", "Boot failed: {errno:d}")
            .means("The start that was asked for ended with {errno.name}: {errno.text}.")
            .usually("{errno.stage} If the line before is \"Booting fw image\", the stage that fails without a "
                    + "word is the resource table's: the driver wants one and the image has none (K3, OMAP, keystone, "
                    + "i.MX up to 5.10), or the table has a devmem entry and the core has no IOMMU."),
        message("boot-failed-old", "rproc_boot()", "rproc_boot() failed {errno:d}")
            .means("The start ended with {errno.name}: {errno.text}.").usually("{errno.stage}"),
        message("attaching", "rproc_boot()", "attaching to {name}")
            .means("The core runs already (started by U-Boot or other firmware); Linux loads nothing and takes the resource "
                    + "table that lies in memory, unchecked."),
        message("now-up", "rproc_start()", "remote processor {name} is now up")
            .means("The segments are copied and the core was started. Whether the firmware runs is not known yet: the "
                    + "next sign of life is a channel or trace output."),
        message("now-attached", "__rproc_attach()", "remote processor {name} is now attached")
            .means("Linux took over a core that was running."),
        message("stopped", "rproc_stop()", "stopped remote processor {name}").means("The core was stopped."),
        message("available", "rproc_add()", "{name} is available").means("The driver's probe was good."),
        message("releasing", "rproc_type_release()", "releasing {name}")
            .means("The remoteproc device goes away, after an error in probe or when the driver is unbound."),
        message("crash", "rproc_report_crash()", "crash detected in {name}: type {type}")
            .means("The driver was told that the core crashed ({type})."),
        message("recovering", "rproc_trigger_recovery()", "recovering {name}")
            .means("The core is stopped and its segments are copied again; the resource table of a changed file is not "
                    + "looked at."),
        message("request-firmware", "rproc_boot()", "request_firmware failed: {errno:d}")
            .means("The firmware file could not be read: {errno.name}, {errno.text}.")
            .usually("-2: no such file under /lib/firmware when the driver asks (root file system not mounted yet, or a "
                    + "path where a bare name is wanted). -22: the file is empty.")
            .advice("cat /sys/class/remoteproc/remoteproc0/firmware; the name is relative to /lib/firmware."),
        message("direct-load", "_request_firmware()", "Direct firmware load for {file} failed with error {errno:d}")
            .means("{file} could not be read from the firmware search path: {errno.name}, {errno.text}.")
            .usually("-2: not there, the name has a leading path that is appended to /lib/firmware, or the root file system is not "
                    + "mounted yet. -22: the file is empty or no regular file."),
        message("firmware-loading", "fw_get_filesystem_firmware()", "loading {file} failed with error {errno:d}")
            .means("{file} is there and could not be read: {errno.name}, {errno.text}.")
            .usually("-22 here means an empty file."),
        message("prepare-failed", "rproc_fw_boot()", "can't prepare rproc {name}: {errno:d}")
            .means("The driver's prepare step failed before anything was loaded: {errno.name}, {errno.text}.")
            .usually("A memory-region of the core's node: no such node, disabled, without reg, or not mappable."),
        message("resources-failed", "rproc_fw_boot()", "Failed to process resources: {errno:d}")
            .means("An entry of the resource table was refused: {errno.name}, {errno.text}.")
            .usually("The line before says which. With none: a devmem entry (type 1) on a core without IOMMU, or on attach a "
                    + "table that is garbage.")
            .advice("rproclab decode FIRMWARE shows the table, entry by entry."),
        message("carveouts-failed", "rproc_fw_boot()", "Failed to allocate associated carveouts: {errno:d}")
            .means("Memory for a carveout or vring could not be had: {errno.name}, {errno.text}.")
            .usually("A reserved-memory node that failed at boot (see \"failed to reserve memory\"), so that it cannot be "
                    + "mapped, or no free DMA memory."),
        message("start-failed", "rproc_start()", "can't start rproc {name}: {errno:d}")
            .means("All segments were copied, and the driver could not release the core: {errno.name}, {errno.text}.")
            .usually("-110 on i.MX DSP: no ready message came back; the image is for another core or never answers. -16: the "
                    + "mailbox was not there yet. -22 on K3: e_entry is not aligned as the core wants it."),
        message("subdevs-failed", "rproc_start()", "failed to probe subdevices for {name}: {errno:d}")
            .means("A virtio device of the resource table could not be registered, and the boot is undone: {errno.name}, "
                    + "{errno.text}.")
            .usually("A driver without kick (its kernel has no mailbox for it), or a buffer region in use."),
        message("subdevs-prepare-failed", "rproc_start()", "failed to prepare subdevices for {name}: {errno:d}")
            .means("A subdevice refused to prepare: {errno.name}, {errno.text}."),
        message("attach-failed", "__rproc_attach()", "can't attach to rproc {name}: {errno:d}")
            .means("The running core could not be taken over: {errno.name}, {errno.text}."),
        message("table-load-failed", "rproc_attach()", "can't load resource table: {errno:d}")
            .means("On attach the driver could not find the table in memory: {errno.name}, {errno.text}."),
        message("iommu", "rproc_enable_iommu()", "can't enable iommu: {errno:d}")
            .means("The core's IOMMU could not be set up: {errno.name}, {errno.text}."),
        message("running-firmware", "rproc_set_firmware()", "can't change firmware while running")
            .means("A new firmware name can be written only while the core is stopped.")
            .advice("echo stop > .../state first."),
        message("rsc-table-truncated", "rproc_handle_resources()", "rsc table is truncated")
            .means("An offset of the resource table points outside it.")
            .usually("num or an offset is wrong; the array of offsets must have num words, counted from the table's start."),
        message("vendor-resource", "rproc_handle_rsc_entry()", "unsupported vendor resource {type:d}")
            .means("An entry of vendor type {type} that the driver does not take is skipped."),
        message("unsupported-resource", "rproc_handle_rsc_entry()", "unsupported resource {type:d}")
            .means("An entry of type {type}, which does not exist, is skipped.")
            .usually("An offset points into the middle of an entry, or at padding."),
        message("entry-truncated", "rproc_handle_carveout(), _devmem(), _trace(), _vdev()", "{kind} rsc is truncated")
            .means("A {kind} entry ends behind the table's end.")
            .usually("Its offset is too high, or num_of_vrings or config_len is too large."),
        message("entry-reserved", "rproc_handle_carveout(), _devmem(), _trace(), _vdev()",
            "{kind} rsc has non zero reserved bytes")
            .means("Reserved bytes of a {kind} entry are not 0.")
            .usually("The struct in the firmware has another layout (padding, a missing field) than Linux's."),
        message("too-many-vrings", "rproc_handle_vdev()", "too many vrings: {num:d}")
            .means("The vdev entry has {num} vrings; Linux takes at most 2.")
            .usually("The entry's offset is wrong, or the struct's layout."),
        message("vring-size", "rproc_parse_vring()", "invalid qsz ({num:d}) or alignment ({align:d})")
            .means("A vring has {num} buffers and alignment {align}; neither may be 0.")
            .usually("An empty vring struct in the firmware's table.")
            .advice("5.10 and 5.15 fail the boot here; from 6.1 on the boot goes on without RPMsg."),
        message("carveout-da", "rproc_check_carveout_da()", "Registered carveout doesn't fit da request")
            .means("The resource table asks for an address below the reserved-memory region of the same name "
                    + "(vdev0vring0, vdev0vring1, or the carveout's).")
            .usually("The firmware was linked for another device tree: its vring da and the region's address differ.")
            .advice("Give the vrings da = 0xffffffff (any), or the address of the board's vdev0vring0 and vdev0vring1 nodes. "
                    + "rproclab compare FIRMWARE --dtb BOARD.dtb checks the pair."),
        message("carveout-len", "rproc_check_carveout_da()", "Registered carveout doesn't fit len request")
            .means("What the resource table asks for does not end inside the reserved-memory region of the same name.")
            .usually("The region is smaller than the vring (num and align decide: 256 buffers at 4096 need 0x3000 bytes), or "
                    + "its address is above the region's start by more than that leaves room for."),
        message("carveout-twice", "rproc_handle_carveout()", "Carveout already associated to resource table")
            .means("Two carveout entries of the table have the same name."),
        message("carveout-alloc", "rproc_alloc_registered_carveouts()", "Unable to allocate carveout {name}: {errno:d}")
            .means("Memory of carveout {name} could not be had: {errno.name}, {errno.text}."),
        message("dma-memory", "rproc_alloc_carveout()", "failed to allocate dma memory: len 0x{len:x}")
            .means("Linux has no free DMA memory of {len.bytes} bytes for a carveout or vring.")
            .usually("A large carveout without a reserved-memory region of its name."),
        message("carveout-elsewhere", "rproc_alloc_carveout()", "Allocated carveout doesn't fit device address request")
            .means("A carveout or vring with a fixed address has no reserved-memory region of its name: Linux gave it other "
                    + "memory, and copies segments for that address there. The boot goes on, and the core finds nothing at the "
                    + "address it was linked for.")
            .usually("The carveout's name and the memory-region's differ, or the device tree has no such region.")
            .advice("Name the reserved-memory node as the carveout, and list it in the core's memory-region."),
        message("dma-cast", "rproc_alloc_carveout()", "DMA address cast in 32bit to fit resource table format")
            .means("The memory lies above 4 GiB; the table takes only the low 32 bits.")
            .advice("Reserve memory below 4 GiB for it."),
        message("phys-cast", "rproc_alloc_registered_carveouts()",
            "Physical address cast in 32bit to fit resource table format")
            .means("The memory lies above 4 GiB; the table takes only the low 32 bits."),
        message("devmem-map", "rproc_handle_devmem()", "failed to map devmem: {errno:d}")
            .means("The IOMMU mapping of a devmem entry failed: {errno.name}, {errno.text}."));
    // @formatter:on
}
