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
    SKIPS_EMPTY_SEGMENTS,

    /**
     * {@code rproc_elf_sanity_check()} wants all section headers, and the one at {@code e_shstrndx}, inside the file (7.3, 6.12.117);
     * without it, only room for one header behind {@code e_shoff}, in a u64 sum that wraps.
     */
    BOUNDS_SECTION_HEADERS,

    /**
     * {@code rsc_table_for_each_entry()}: offsets of the table's entries are u32 and must lie behind its header (6.1.192,
     * 6.12.117, 7.2 and later); without it, {@code rproc_handle_resources()} takes them for ints.
     */
    STRICT_RSC_OFFSETS,

    /**
     * {@code rproc_handle_vdev()} registers a platform device {@code rproc-virtio}, whose errors stay with it, and adds up
     * its entry's size without wrapping (6.1 and later); without it, an error of a vring ends the boot.
     */
    VDEV_IS_PLATFORM_DEVICE,

    /** {@code call_driver_probe()} reports a failed probe with {@code dev_err()} and in other words (6.12 and later). */
    PROBE_FAILURE_IS_ERROR,

    /** {@code vsnprintf()} knows the qualifier {@code H} (7.2 and later). */
    VSNPRINTF_TAKES_H,

    /**
     * The core prepares the device also when it attaches: {@code rproc_attach()} calls {@code prepare}, and it cleans up
     * after a table that it cannot process (5.15 and later); without it, {@code rproc_actuate()} leaves that as it is.
     */
    PREPARES_BEFORE_ATTACH,

    /**
     * Reserved regions are read with {@code of_reserved_mem_region_to_resource()} (7.2 and later): {@code imx_rproc} and
     * {@code stm32_rproc} know them by the beginning of their name instead of the whole name, and stm32 prints a range.
     */
    REGIONS_AS_RESOURCES,

    /** Carveouts of {@code memory-region} are marked {@code is_iomem}: {@code rproc_mem_entry_ioremap_wc()} (7.3). */
    CARVEOUTS_ARE_IOMEM,

    /** {@code imx_rproc_probe()} names the processor after its node instead of {@code imx-rproc} (7.2 and later). */
    IMX_NAMED_AFTER_NODE,

    /** {@code imx_rproc} has its own {@code parse_fw}, which forgives a missing or bad resource table (5.15 and later). */
    IMX_TABLE_OPTIONAL,

    /** {@code imx_rproc} registers {@code memory-region} nodes as carveouts, in {@code imx_rproc_prepare()} (5.15 and later). */
    IMX_REGISTERS_CARVEOUTS,

    /** {@code imx_rproc} has {@code kick}, without which no virtio device is registered (5.15 and later). */
    IMX_KICKS,

    /**
     * {@code imx_rproc_addr_init()} claims the regions that it maps, with {@code devm_ioremap_resource()}, so that memory which
     * somebody else has makes probe fail with {@code -EBUSY} (5.10, 7.2 and later).
     */
    IMX_CLAIMS_REGIONS,

    /** {@code imx_rproc_addr_init()} does not map regions whose name starts with {@code vdev} (5.10.262, 5.15 and later). */
    IMX_SKIPS_VDEV_REGIONS,

    /** {@code imx_rproc} can map 32 areas at probe ({@code IMX_RPROC_MEM_MAX}) instead of 8 (5.15 and later). */
    IMX_32_SLOTS,

    /** The loaded resource table is in the region named {@code rsc-table}, if there is one, not at {@code sh_addr} (5.15.168, 6.1.192, 6.12 and later). */
    IMX_RSC_TABLE_REGION,

    /** That region is only used when the firmware has a resource table: {@code imx_rproc_elf_find_loaded_rsc_table()} (6.1.192, 6.12 and later). */
    IMX_RSC_TABLE_NEEDS_ELF_TABLE,

    /** {@code imx_rproc} has {@code detach}, so that attaching copies the table (6.6 and later). */
    IMX_DETACHES,

    /** That region's name starts with {@code rsc_table}; one named {@code rsc-table} is like any other (NXP 5.15). */
    IMX_RSC_TABLE_UNDERSCORE,

    /** {@code stm32_rproc} registers its carveouts in {@code prepare} instead of {@code parse_fw} (5.15 and later). */
    STM32_CARVEOUTS_IN_PREPARE
}
