// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import rproclab.memory.Mapping;

/** {@code struct rproc_mem_entry}: a carveout, which has memory once it is allocated. */
final class RprocMemEntry {
    /** {@code sizeof(name) - 1}: longer names are cut by {@code vsnprintf()}. */
    private static final int NAME_MAX = 31;

    /** The {@code alloc} callback of an entry; returns 0 or a negative errno. */
    @FunctionalInterface
    interface Alloc {
        int alloc(Rproc rproc, RprocMemEntry mem);
    }

    final String name;
    /** First address on the system bus. */
    final long dma;
    /** Bytes, {@code size_t}. */
    final long len;
    /** Device address, u32. */
    final long da;

    private final Alloc alloc;
    private Mapping va;
    private boolean iomem;

    /**
     * {@code rproc_mem_entry_init()}.
     *
     * @param da cut to u32, as the C parameter does
     */
    RprocMemEntry(String name, long dma, long len, long da, Alloc alloc) {
        this.name = name.length() > NAME_MAX ? name.substring(0, NAME_MAX) : name;
        this.dma = dma;
        this.len = len;
        this.da = da & 0xFFFF_FFFFL;
        this.alloc = alloc;
    }

    /** Runs the {@code alloc} callback. */
    int alloc(Rproc rproc) {
        return alloc.alloc(rproc, this);
    }

    /**
     * {@code alloc} of a reserved region: {@code ioremap_wc(mem->dma, mem->len)}, taken to succeed
     * ({@code imx_rproc_mem_alloc()}, {@code stm32_rproc_mem_alloc()}, 7.3 {@code rproc_mem_entry_ioremap_wc()}).
     */
    static int ioremap(Rproc rproc, RprocMemEntry mem) {
        mem.va = new Mapping(mem.name, mem.dma, mem.len);
        mem.iomem = rproc.release().has(Feature.CARVEOUTS_ARE_IOMEM);
        return 0;
    }

    /** {@code alloc == NULL}: the entry never gets memory of its own, as those of {@code rproc_of_resm_mem_entry_init()}. */
    static int nothing(Rproc rproc, RprocMemEntry mem) {
        return 0;
    }

    /** Whether {@code va} is set. */
    boolean hasVa() {
        return va != null;
    }

    /** {@code va}. */
    Mapping va() {
        return va;
    }

    /** {@code is_iomem}. */
    boolean iomem() {
        return iomem;
    }
}
