// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import rproclab.loader.LogLine.Level;

/** Port of {@code of_reserved_mem.c} of 7.2 and 7.3: as 6.12, but drivers see a node before it is reserved. */
final class ValidatedNodes extends TwoPasses {

    ValidatedNodes(BootLayout layout, OfRelease release, Memblock memblock, Printk log) {
        super(layout, release, memblock, log);
    }

    /** {@code of_flat_dt_get_addr_size_prop()}: a {@code reg} of odd length is none. */
    @Override
    boolean hasReg(ReservedNode node) {
        return node.reg().filter(reg -> reg.fits() && !reg.pairs().isEmpty()).isPresent();
    }

    @Override
    boolean reserveReg(ReservedNode node) {
        ReservedNode.Ranges reg = node.reg().orElseThrow();
        if (reg.pairs().size() > 1) {
            log.reservedMem(Level.WARNING,
                    "Reserved memory: node '%s' has %d <base size> entries, only the first is used", node.name(),
                    reg.pairs().size());
        }
        if (!drivers.validate(node)) {
            return false;
        }
        reserve(node, reg.pairs().getFirst());
        return true;
    }

    @Override
    boolean mayAllocate(ReservedNode node) {
        return drivers.validate(node);
    }

    @Override
    boolean ignoresOddAllocRanges() {
        return true;
    }

    @Override
    boolean initNode(Rmem rmem) {
        if (drivers.initValidated(rmem) == RmemDrivers.Answer.REFUSED) {
            refused(rmem);
            return false;
        }
        printNode(rmem);
        return true;
    }

    @Override
    boolean secondPass(ReservedNode node) {
        return hasReg(node) && drivers.validate(node);
    }
}
