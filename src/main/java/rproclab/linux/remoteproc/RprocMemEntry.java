// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import rproclab.loader.Errno;
import rproclab.loader.LogLine.Level;
import rproclab.memory.Mapping;
import rproclab.memory.ReservedRegion;

/** {@code struct rproc_mem_entry}: a carveout, which has memory once it is allocated. */
final class RprocMemEntry {
    /** {@code FW_RSC_ADDR_ANY}, as a u32. */
    static final long ADDR_ANY = 0xFFFF_FFFFL;
    /** {@code sizeof(name) - 1}: longer names are cut by {@code vsnprintf()}. */
    static final int NAME_MAX = 31;

    /** The {@code alloc} callback of an entry; returns 0 or a negative errno. */
    @FunctionalInterface
    interface Alloc {
        int alloc(Rproc rproc, RprocMemEntry mem);
    }

    /** One character per byte. */
    final String name;
    /** Bytes, {@code size_t}. */
    final long len;
    /** First address on the system bus. */
    long dma;
    /** Device address, u32. */
    long da;
    /** {@code rsc_offset}: where the table's entry for it is; {@link #ADDR_ANY} for none. */
    long rscOffset = ADDR_ANY;
    /** {@code of_resm_idx}: which {@code memory-region} it is; -1 for one with memory of its own. */
    int ofResmIdx = -1;

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

    /** {@code rproc_of_resm_mem_entry_init()}: memory that is never mapped, for the buffers of a virtio device. */
    static RprocMemEntry ofResm(int index, long len, long da, String name) {
        RprocMemEntry mem = new RprocMemEntry(name, 0, len, da, RprocMemEntry::nothing);
        mem.ofResmIdx = index;
        return mem;
    }

    /** Runs the {@code alloc} callback. */
    int alloc(Rproc rproc) {
        return alloc.alloc(rproc, this);
    }

    /** A reserved region, which Linux maps when the firmware is started. */
    static RprocMemEntry ofRegion(ReservedRegion region, long len, long da) {
        return new RprocMemEntry(region.name(), region.sa(), len, da,
                region.standing().ram() ? RprocMemEntry::refusedIoremap : RprocMemEntry::ioremap);
    }

    /**
     * {@code alloc} of a reserved region: {@code ioremap_wc(mem->dma, mem->len)} ({@code imx_rproc_mem_alloc()},
     * {@code stm32_rproc_mem_alloc()}, 7.3 {@code rproc_mem_entry_ioremap_wc()}).
     */
    static int ioremap(Rproc rproc, RprocMemEntry mem) {
        mem.mapAt(mem.dma, rproc.release().has(Feature.CARVEOUTS_ARE_IOMEM));
        return 0;
    }

    /** The same of memory that Linux maps as RAM, which {@code ioremap()} refuses; the backtrace of its warning is left out. */
    private static int refusedIoremap(Rproc rproc, RprocMemEntry mem) {
        if (rproc.release().has(Feature.CARVEOUTS_ARE_IOMEM)) {
            rproc.err("Unable to map memory region: %s+%x", rproc.sizeT().physical(mem.dma), mem.len);
        } else {
            rproc.printParent(Level.ERROR, "Unable to map memory region: %s",
                    rproc.ops().printed(rproc.sizeT(), mem.dma, mem.len));
        }
        return Errno.ENOMEM.value();
    }

    /** {@code alloc == NULL}: the entry never gets memory of its own. */
    static int nothing(Rproc rproc, RprocMemEntry mem) {
        return 0;
    }

    /** Sets {@code va} and {@code dma} to {@code len} bytes from {@code sa}. */
    void mapAt(long sa, boolean io) {
        dma = sa;
        va = new Mapping(name, sa, len);
        iomem = io;
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
