// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

/**
 * What distinguishes one release's remoteproc C code from another's, as far as it changes an answer.
 *
 * <p>
 * Each constant names the C function that differs; the versions in brackets are those of the ported releases that have
 * it. {@link LinuxReleases} says which release has what.
 */
public enum Feature {
    /** {@code rproc_elf_load_segments()} skips a {@code PT_LOAD} with {@code memsz} 0 instead of translating it (6.1 and later). */
    SKIPS_EMPTY_SEGMENTS("rproc_elf_load_segments() skips a PT_LOAD with memsz 0 instead of translating it"),

    /**
     * {@code rproc_elf_sanity_check()} wants all section headers, and the one at {@code e_shstrndx}, inside the file (7.3, 6.12.117);
     * without it, only room for one header behind {@code e_shoff}, in a u64 sum that wraps.
     */
    BOUNDS_SECTION_HEADERS(
            "rproc_elf_sanity_check() wants all section headers, and the one at e_shstrndx, inside the file"),

    /**
     * {@code rsc_table_for_each_entry()}: offsets of the table's entries are u32 and must lie behind its header (6.1.192,
     * 6.12.117, 7.2 and later); without it, {@code rproc_handle_resources()} takes them for ints.
     */
    STRICT_RSC_OFFSETS("rsc_table_for_each_entry() wants the offsets of the resource table behind its header"),

    /**
     * {@code rproc_handle_vdev()} registers a platform device {@code rproc-virtio}, whose errors stay with it, and adds up
     * its entry's size without wrapping (6.1 and later); without it, an error of a vring ends the boot.
     */
    VDEV_IS_PLATFORM_DEVICE(
            "rproc_handle_vdev() leaves errors of a vring to a device of its own, so that they do not end the boot"),

    /** {@code call_driver_probe()} reports a failed probe with {@code dev_err()} and in other words (6.12 and later). */
    PROBE_FAILURE_IS_ERROR("call_driver_probe() reports a failed probe as an error, in other words"),

    /** {@code vsnprintf()} knows the qualifier {@code H} (7.2 and later). */
    VSNPRINTF_TAKES_H("vsnprintf() knows the qualifier H"),

    /**
     * The core prepares the device also when it attaches: {@code rproc_attach()} calls {@code prepare}, and it cleans up
     * after a table that it cannot process (5.15 and later); without it, {@code rproc_actuate()} leaves that as it is.
     */
    PREPARES_BEFORE_ATTACH(
            "rproc_attach() calls the driver's prepare, and cleans up after a table that it cannot process"),

    /**
     * Reserved regions are read with {@code of_reserved_mem_region_to_resource()} (7.2 and later): {@code imx_rproc} and
     * {@code stm32_rproc} know them by the beginning of their name instead of the whole name, and stm32 prints a range.
     */
    REGIONS_AS_RESOURCES(
            "of_reserved_mem_region_to_resource() reads reserved regions, which imx_rproc and stm32_rproc know by the beginning of their name"),

    /** Carveouts of {@code memory-region} are marked {@code is_iomem}: {@code rproc_mem_entry_ioremap_wc()} (7.3). */
    CARVEOUTS_ARE_IOMEM("rproc_mem_entry_ioremap_wc() marks carveouts of memory-region as I/O memory"),

    /** {@code imx_rproc_probe()} names the processor after its node instead of {@code imx-rproc} (7.2 and later). */
    IMX_NAMED_AFTER_NODE("imx_rproc_probe() names the processor after its node"),

    /** {@code imx_rproc} has its own {@code parse_fw}, which forgives a missing or bad resource table (5.15 and later). */
    IMX_TABLE_OPTIONAL("imx_rproc_parse_fw() forgives a missing or bad resource table"),

    /** {@code imx_rproc} registers {@code memory-region} nodes as carveouts, in {@code imx_rproc_prepare()} (5.15 and later). */
    IMX_REGISTERS_CARVEOUTS("imx_rproc_prepare() registers the nodes of memory-region as carveouts"),

    /** {@code imx_rproc} has {@code kick}, without which no virtio device is registered (5.15 and later). */
    IMX_KICKS("imx_rproc has kick, without which no virtio device is registered"),

    /**
     * {@code imx_rproc_addr_init()} claims the regions that it maps, with {@code devm_ioremap_resource()}, so that memory which
     * somebody else has makes probe fail with {@code -EBUSY} (5.10, 7.2 and later).
     */
    IMX_CLAIMS_REGIONS("imx_rproc_addr_init() claims the regions that it maps"),

    /** {@code imx_rproc_addr_init()} does not map regions whose name starts with {@code vdev} (5.10.262, 5.15 and later). */
    IMX_SKIPS_VDEV_REGIONS("imx_rproc_addr_init() does not map regions whose name starts with vdev"),

    /** {@code imx_rproc} can map 32 areas at probe ({@code IMX_RPROC_MEM_MAX}) instead of 8 (5.15 and later). */
    IMX_32_SLOTS("imx_rproc maps 32 areas at probe instead of 8"),

    /** The loaded resource table is in the region named {@code rsc-table}, if there is one, not at {@code sh_addr} (5.15.168, 6.1.192, 6.12 and later). */
    IMX_RSC_TABLE_REGION("imx_rproc writes the resource table to the region rsc-table instead of sh_addr"),

    /** That region is only used when the firmware has a resource table: {@code imx_rproc_elf_find_loaded_rsc_table()} (6.1.192, 6.12 and later). */
    IMX_RSC_TABLE_NEEDS_ELF_TABLE(
            "imx_rproc_elf_find_loaded_rsc_table() uses that region only for firmware with a table"),

    /** {@code imx_rproc} has {@code detach}, so that attaching copies the table (6.6 and later). */
    IMX_DETACHES("imx_rproc has detach, so that attaching copies the table"),

    /** That region's name starts with {@code rsc_table}; one named {@code rsc-table} is like any other (NXP 5.15). */
    IMX_RSC_TABLE_UNDERSCORE("imx_rproc looks for rsc_table instead of rsc-table"),

    /** {@code stm32_rproc} registers its carveouts in {@code prepare} instead of {@code parse_fw} (5.15 and later). */
    STM32_CARVEOUTS_IN_PREPARE("stm32_rproc registers its carveouts in prepare instead of parse_fw");

    private final String change;

    Feature(String change) {
        this.change = change;
    }

    /** What a release that has it does, in a sentence without its end. */
    public String change() {
        return change;
    }
}
