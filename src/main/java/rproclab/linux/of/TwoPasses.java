// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import rproclab.loader.LogLine.Level;

/** Port of {@code of_reserved_mem.c} of 6.12: dynamic nodes first, the others in a second pass. */
class TwoPasses extends OfReservedMem {
    /** {@code total_reserved_mem_cnt}. */
    private int total = MAX_REGIONS;

    TwoPasses(BootLayout layout, OfRelease release, Memblock memblock, Printk log) {
        super(layout, release, memblock, log);
    }

    @Override
    final void scan() {
        if (layout.nodes().isEmpty() || !rootSupported()) {
            return;
        }
        List<ReservedNode> nodes = layout.nodes().get();
        List<Integer> dynamic = new ArrayList<>();
        int count = 0;
        for (int i = 0; i < nodes.size(); i++) {
            ReservedNode node = nodes.get(i);
            if (!node.available()) {
                continue;
            }
            if (hasReg(node)) {
                count += reserveReg(node) ? 1 : 0;
            } else if (node.size().isPresent()) {
                addDynamic(dynamic, i, node);
            }
        }
        for (int i : dynamic) {
            count += allocate(nodes.get(i), i) ? 1 : 0;
        }
        total = count;
    }

    private void addDynamic(List<Integer> dynamic, int index, ReservedNode node) {
        if (dynamic.size() == MAX_REGIONS) {
            log.reservedMem(Level.ERROR, "too many defined dynamic regions, skip '%s'", node.name());
            return;
        }
        dynamic.add(index);
    }

    /** Whether {@code __reserved_mem_reserve_reg()} sees a {@code reg}. */
    boolean hasReg(ReservedNode node) {
        return node.reg().isPresent();
    }

    /** {@code __reserved_mem_reserve_reg()}: whether it returns 0. */
    boolean reserveReg(ReservedNode node) {
        ReservedNode.Ranges reg = node.reg().orElseThrow();
        if (!reg.fits()) {
            reserving(Level.ERROR, "Reserved memory: invalid reg property in '%s', skipping node.", node.name());
            return false;
        }
        reg.pairs().forEach(range -> reserve(node, range));
        return true;
    }

    private boolean allocate(ReservedNode node, int index) {
        OptionalLong base = allocSize(node);
        base.ifPresent(at -> remember(new Rmem(node, index, at, node.size().orElseThrow().value())));
        return base.isPresent();
    }

    /** {@code fdt_reserved_mem_save_node()}, in 7.2 {@code fdt_init_reserved_mem_node()}. */
    private void remember(Rmem rmem) {
        if (remembered.size() == total) {
            log.reservedMem(Level.ERROR, release.has(Feature.NAMES_NODE_WITHOUT_SPACE)
                    ? "not enough space for all defined regions, skip '%s'"
                    : "not enough space for all defined regions.", rmem.name());
            return;
        }
        if (initNode(rmem)) {
            remembered.add(rmem);
        }
    }

    /** {@code fdt_init_reserved_mem_node()}: whether the node is remembered. */
    boolean initNode(Rmem rmem) {
        if (drivers.init(rmem) == RmemDrivers.Answer.REFUSED) {
            refused(rmem);
        } else {
            printNode(rmem);
        }
        return true;
    }

    /** {@code fdt_scan_reserved_mem_reg_nodes()}, in 7.2 {@code fdt_scan_reserved_mem_late()}. */
    @Override
    final void init() {
        if (layout.nodes().isEmpty()) {
            log.reservedMem(Level.INFO, "Reserved memory: No reserved-memory node in the DT");
            return;
        }
        if (!rootSupported()) {
            return;
        }
        List<ReservedNode> nodes = layout.nodes().get();
        for (int i = 0; i < nodes.size(); i++) {
            ReservedNode node = nodes.get(i);
            if (!node.available() || !secondPass(node)) {
                continue;
            }
            PhysRange first = node.reg().orElseThrow().pairs().getFirst();
            if (first.size() != 0) {
                remember(new Rmem(node, i, first.base(), first.size()));
            }
        }
        checkForOverlap();
    }

    /** Whether the second pass takes the node. */
    boolean secondPass(ReservedNode node) {
        if (node.reg().isEmpty()) {
            return false;
        }
        ReservedNode.Ranges reg = node.reg().get();
        if (!reg.fits()) {
            log.reservedMem(Level.ERROR, "Reserved memory: invalid reg property in '%s', skipping node.", node.name());
            return false;
        }
        if (reg.pairs().size() > 1) {
            log.reservedMem(Level.WARNING, "fdt_scan_reserved_mem_reg_nodes() ignores %d regions in node '%s'",
                    reg.pairs().size() - 1, node.name());
        }
        return !reg.pairs().isEmpty();
    }
}
