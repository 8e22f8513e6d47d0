// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import java.util.Optional;
import java.util.OptionalLong;

/** Port of {@code of_translate_address()} and {@code of_device_make_bus_id()}, Linux 7.3, for buses that are not PCI or ISA. */
final class BusAddress {
    private BusAddress() {}

    /** The name of the platform device of a node: {@code 5000000.m4fss}, {@code imx8mp-cm7}, {@code soc@0:m4}. */
    static String deviceName(Node device) {
        StringBuilder name = new StringBuilder();
        Node node = device;
        while (node.parent().isPresent()) {
            OptionalLong address = of(node);
            String rest = name.isEmpty() ? "" : ":" + name;
            if (address.isPresent()) {
                OptionalLong mask = node.u32("mask");
                String bit = mask.isPresent()
                        ? "." + Integer.toHexString(Integer.numberOfTrailingZeros((int) mask.getAsLong()))
                        : "";
                return Long.toHexString(address.getAsLong()) + bit + "." + node.baseName() + rest;
            }
            name.setLength(0);
            name.append(node.name()).append(rest);
            node = node.parent().get();
        }
        return name.toString();
    }

    /** The first address of {@code reg} as the CPU sees it; empty where a bus above does not translate it. */
    static OptionalLong of(Node node) {
        Optional<Property> reg = node.property("reg");
        Optional<Node> parent = node.parent();
        if (reg.isEmpty() || parent.isEmpty()) {
            return OptionalLong.empty();
        }
        Cells cells = Cells.inherited(parent.get());
        if (!cells.usable() || reg.get().value().size() < cells.address() * Property.CELL) {
            return OptionalLong.empty();
        }
        OptionalLong address = OptionalLong.of(reg.get().number(0, (int) cells.address()));
        Node bus = parent.get();
        while (bus.parent().isPresent() && address.isPresent()) {
            Cells above = Cells.inherited(bus.parent().get());
            address = above.usable()
                    ? translateOne(bus, address.getAsLong(), cells, above)
                    : OptionalLong.empty();
            cells = above;
            bus = bus.parent().get();
        }
        return address;
    }

    /** {@code of_translate_one()}: without {@code ranges} nothing is translated, by an empty one everything as it is. */
    private static OptionalLong translateOne(Node bus, long address, Cells cells, Cells above) {
        Optional<Property> ranges = bus.property("ranges");
        if (ranges.isEmpty()) {
            return OptionalLong.empty();
        }
        if (ranges.get().value().size() == 0) {
            return OptionalLong.of(truncated(address, above));
        }
        long stride = cells.stride() + above.address() * Property.CELL;
        for (long at = 0; stride <= ranges.get().value().size() - at; at += stride) {
            long child = ranges.get().number(at, (int) cells.address());
            long sizeAt = at + (cells.address() + above.address()) * Property.CELL;
            long size = ranges.get().number(sizeAt, (int) cells.size());
            if (Long.compareUnsigned(address, child) >= 0 && Long.compareUnsigned(address, child + size) < 0) {
                long start = ranges.get().number(at + cells.address() * Property.CELL, (int) above.address());
                return OptionalLong.of(truncated(start + address - child, above));
            }
        }
        return OptionalLong.empty();
    }

    private static long truncated(long address, Cells above) {
        return above.address() == 1 ? address & Fdt.MAX_U32 : address;
    }
}
