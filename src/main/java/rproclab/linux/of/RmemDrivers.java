// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import static rproclab.linux.of.Printk.kib;
import static rproclab.linux.of.Printk.mib;
import static rproclab.linux.of.Printk.pa;

import rproclab.loader.LogLine.Level;

/**
 * Port of {@code __reserved_mem_init_node()} and of the drivers that it calls for {@code shared-dma-pool}:
 * {@code kernel/dma/contiguous.c} and {@code kernel/dma/coherent.c}, in the order in which they are linked, with
 * {@code CONFIG_DMA_CMA}. There are as many contiguous areas as are asked for.
 */
final class RmemDrivers {
    private static final String POOL = "shared-dma-pool";

    /** What came of it. */
    enum Answer {
        INITIALISED, NO_DRIVER, REFUSED
    }

    private final OfRelease release;
    private final Memblock memblock;
    private final Printk log;
    /** {@code size_cmdline != -1}: {@code cma=} is on the command line. */
    private final boolean cmaGiven;

    RmemDrivers(OfRelease release, Memblock memblock, Printk log, boolean cmaGiven) {
        this.release = release;
        this.memblock = memblock;
        this.log = log;
        this.cmaGiven = cmaGiven;
    }

    /** {@code __reserved_mem_init_node()} up to 6.12: the first driver that takes the node, or the last refusal. */
    Answer init(Rmem rmem) {
        if (!rmem.node.isCompatible(POOL)) {
            return Answer.NO_DRIVER;
        }
        return cmaSetup(rmem) || dmaSetup(rmem) ? initialised(rmem) : Answer.REFUSED;
    }

    /** {@code __reserved_mem_init_node()} of 7.2: another driver is asked only where one says {@code -ENODEV}. */
    Answer initValidated(Rmem rmem) {
        ReservedNode node = rmem.node;
        if (!node.isCompatible(POOL) || node.reusable() && node.noMap()) {
            return Answer.NO_DRIVER;
        }
        if (node.isCma()) {
            return validate(node) && cmaPool(rmem) ? initialised(rmem) : Answer.REFUSED;
        }
        return dmaSetup(rmem) ? initialised(rmem) : Answer.REFUSED;
    }

    private Answer initialised(Rmem rmem) {
        log.reservedMem(Level.INFO, "initialized node %s, compatible id %s", rmem.name(), POOL);
        return Answer.INITIALISED;
    }

    /** {@code __rmem_cma_verify_node()} of 7.2, behind {@code fdt_validate_reserved_mem_node()}; false is {@code -EBUSY}. */
    boolean validate(ReservedNode node) {
        if (node.isCma() && cmaGiven && node.cmaDefault()) {
            log.print(Level.ERROR, "Skipping dt linux,cma-default node in favor for \"cma=\" kernel param.");
            return false;
        }
        return true;
    }

    /** {@code rmem_cma_setup()} up to 6.12. */
    private boolean cmaSetup(Rmem rmem) {
        if (cmaGiven && rmem.node.cmaDefault()) {
            log.print(Level.INFO, "Reserved memory: bypass %s node, using cmdline CMA params instead", rmem.name());
            return false;
        }
        return rmem.node.isCma() && cmaPool(rmem);
    }

    private boolean cmaPool(Rmem rmem) {
        if (((rmem.base | rmem.size) & (release.cmaAlignment() - 1)) != 0) {
            log.print(Level.ERROR, "Reserved memory: incorrect alignment of CMA region");
            return false;
        }
        if (rmem.size == 0 || !memblock.reserved.overlaps(rmem.base, rmem.size)) {
            log.print(Level.ERROR, "Reserved memory: unable to setup CMA region");
            return false;
        }
        log.print(Level.INFO, "Reserved memory: created CMA memory pool at %s, size %d MiB", pa(rmem.base),
                mib(rmem.size));
        return true;
    }

    /** {@code rmem_dma_setup()}. */
    private boolean dmaSetup(Rmem rmem) {
        if (rmem.node.reusable()) {
            return false;
        }
        boolean kib = release.has(Feature.DMA_POOL_IN_KIB);
        log.print(Level.INFO, "Reserved memory: created DMA memory pool at %s, size %d %s", pa(rmem.base),
                kib ? kib(rmem.size) : mib(rmem.size), kib ? "KiB" : "MiB");
        return true;
    }
}
