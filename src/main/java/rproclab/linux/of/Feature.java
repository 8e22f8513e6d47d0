// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

/**
 * What distinguishes one release's handling of reserved memory from another's, as far as it changes an answer; each constant
 * names the C function that differs. {@link OfReleases} says which release has what.
 */
public enum Feature {
    /**
     * {@code early_init_dt_reserve_memory()} refuses {@code no-map} only where the range overlaps memory that is reserved (5.15 and
     * later); without it, wherever it overlaps a reservation, RAM or not.
     */
    BUSY_ONLY_IN_MEMORY,

    /** A node that cannot be reserved is printed as an error (6.1.192, 6.6 and later), not as information, with its size where it is dynamic. */
    FAILURES_ARE_ERRORS,

    /** {@code arm64_memblock_init()} reserves from {@code _stext}, 64 KiB behind {@code _text} (5.15, 6.1, 6.6). */
    RESERVES_FROM_STEXT,

    /** {@code early_init_fdt_scan_reserved_mem()} reserves {@code /memreserve/} after the nodes instead of before (6.6 and later). */
    MEMRESERVE_AFTER_NODES,

    /** {@code elfcorehdr} is reserved by {@code fdt.c} (5.15 and later) instead of {@code arch/arm64}. */
    ELFCOREHDR_IN_FDT,

    /** {@code elfcorehdr} is reserved before the nodes (6.12 and later). */
    ELFCOREHDR_FIRST,

    /** Reserving is done in {@code of_reserved_mem.c} (6.12 and later) and printed with its prefix. */
    RESERVES_IN_OF_RESERVED_MEM,

    /** A dynamic {@code no-map} node is reserved and marked (5.15 and later) instead of being removed from memory. */
    DYNAMIC_NOMAP_IS_MARKED,

    /** {@code __reserved_mem_alloc_in_range()} puts dynamic nodes next to reserved ones (6.6 and later). */
    ALLOCATES_NEXT_TO_RESERVED,

    /** {@code __rmem_cmp()} orders equal nodes as the device tree does (6.6, 6.12). */
    STABLE_ORDER,

    /** {@code sort()} extracts two elements at a time (7.2 and later), which shows in the order of equal ones. */
    SORT_EXTRACTS_TWO,

    /** {@code fdt_init_reserved_mem()} prints a line for each node (6.6 and later). */
    PRINTS_NODES,

    /** A node that its driver refuses loses {@code MEMBLOCK_NOMAP} or its reservation (5.15 and later); before, memory is added for it. */
    REFUSED_NODE_IS_UNDONE,

    /** The message that says there is not enough space names the node (7.3). */
    NAMES_NODE_WITHOUT_SPACE,

    /** {@code rmem_dma_setup()} prints the size of its pool in KiB (7.3). */
    DMA_POOL_IN_KIB,

    /** {@code print_unknown_bootoptions()}: unknown parameters are printed (5.15 and later). */
    PRINTS_UNKNOWN_PARAMETERS
}
