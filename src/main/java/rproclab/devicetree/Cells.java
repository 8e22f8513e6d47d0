// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How many cells an address and a size have.
 *
 * @param address {@code #address-cells}, u32
 * @param size {@code #size-cells}, u32
 */
record Cells(long address, long size) {
    /** {@code OF_ROOT_NODE_ADDR_CELLS_DEFAULT} of arm and arm64, and that of sizes. */
    private static final long DEFAULT = 1;
    /** {@code OF_MAX_ADDR_CELLS}. */
    private static final long MOST = 4;

    /** What a node says about the addresses of its children ({@code early_init_dt_scan_root()}). */
    static Cells of(Node node) {
        return new Cells(node.u32("#address-cells").orElse(DEFAULT), node.u32("#size-cells").orElse(DEFAULT));
    }

    /** The same, where the nearest node above counts that says it ({@code of_bus_n_addr_cells()}). */
    static Cells inherited(Node bus) {
        return new Cells(inherited(bus, "#address-cells"), inherited(bus, "#size-cells"));
    }

    private static long inherited(Node bus, String property) {
        Optional<Node> node = Optional.of(bus);
        while (node.isPresent()) {
            OptionalLong count = node.get().u32(property);
            if (count.isPresent()) {
                return count.getAsLong();
            }
            node = node.get().parent();
        }
        return DEFAULT;
    }

    /** {@code OF_CHECK_COUNTS()}. */
    boolean usable() {
        return address > 0 && address <= MOST && size > 0 && size <= Integer.MAX_VALUE;
    }

    /** Bytes of an address and a size. */
    long stride() {
        return (address + size) * Property.CELL;
    }

    /** The pairs of address and size that the property holds whole, in order. */
    List<Range> ranges(Property property) {
        List<Range> ranges = new ArrayList<>();
        long stride = stride();
        for (long at = 0; stride > 0 && stride <= property.value().size() - at; at += stride) {
            ranges.add(new Range(property.number(at, (int) address),
                    property.number(at + address * Property.CELL, (int) size)));
        }
        return ranges;
    }
}
