// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import java.util.List;
import java.util.OptionalLong;
import rproclab.loader.LogLine.Level;

/** Port of {@code fdt.c} and {@code of_reserved_mem.c} up to 6.6: nodes are saved first, and initialised by address. */
final class SavedNodes extends OfReservedMem {

    SavedNodes(BootLayout layout, OfRelease release, Memblock memblock, Printk log) {
        super(layout, release, memblock, log);
    }

    @Override
    void scan() {
        if (layout.nodes().isEmpty() || !rootSupported()) {
            return;
        }
        List<ReservedNode> nodes = layout.nodes().get();
        for (int i = 0; i < nodes.size(); i++) {
            ReservedNode node = nodes.get(i);
            if (!node.available()) {
                continue;
            }
            if (node.reg().isPresent()) {
                reserveReg(node, node.reg().get(), i);
            } else if (node.size().isPresent()) {
                save(new Rmem(node, i, 0, 0));
            }
        }
    }

    /** {@code __reserved_mem_reserve_reg()}. */
    private void reserveReg(ReservedNode node, ReservedNode.Ranges reg, int index) {
        if (!reg.fits()) {
            reserving(Level.ERROR, "Reserved memory: invalid reg property in '%s', skipping node.", node.name());
            return;
        }
        for (PhysRange range : reg.pairs()) {
            reserve(node, range);
            if (range == reg.pairs().getFirst()) {
                save(new Rmem(node, index, range.base(), range.size()));
            }
        }
    }

    /** {@code fdt_reserved_mem_save_node()}. */
    private void save(Rmem rmem) {
        if (remembered.size() == MAX_REGIONS) {
            log.reservedMem(Level.ERROR, "not enough space for all defined regions.");
            return;
        }
        remembered.add(rmem);
    }

    /** {@code fdt_init_reserved_mem()}. */
    @Override
    void init() {
        checkForOverlap();
        for (Rmem rmem : remembered) {
            if (rmem.size == 0) {
                OptionalLong base = allocSize(rmem.node);
                if (base.isEmpty()) {
                    continue;
                }
                rmem.base = base.getAsLong();
                rmem.size = rmem.node.size().orElseThrow().value();
            }
            if (drivers.init(rmem) == RmemDrivers.Answer.REFUSED) {
                refused(rmem);
            } else if (release.has(Feature.PRINTS_NODES)) {
                printNode(rmem);
            }
        }
    }
}
