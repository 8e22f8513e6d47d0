// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import rproclab.devicetree.BoardTree;
import rproclab.devicetree.Node;
import rproclab.devicetree.Property;
import rproclab.devicetree.Range;
import rproclab.devicetree.ReservedMemory;
import rproclab.linux.of.ReservedNode.Ranges;
import rproclab.linux.of.ReservedNode.Value;

/** A board's device tree and what its boot loader does, as the kernel finds them. */
public final class BoardLayout {
    /** Bytes of a cell. */
    private static final long CELL = 4;

    private BoardLayout() {}

    /** The layout of a board. */
    public static BootLayout of(BoardTree board, Placement placement) {
        boolean hasNodes = board.tree().root().child("reserved-memory").isPresent();
        return new BootLayout(board.memory().stream().map(BoardLayout::range).toList(), placement.fdt(),
                placement.kernel(), placement.initrd().or(() -> board.chosen().initrd().map(BoardLayout::range)),
                Optional.empty(),
                Stream.concat(board.memreserve().stream().map(BoardLayout::range), placement.memreserve().stream())
                        .toList(),
                hasNodes
                        ? Optional.of(board.reservedMemory().stream().map(BoardLayout::node).toList())
                        : Optional.empty(),
                board.reservedMemorySupported(),
                placement.commandLine().orElse(board.chosen().bootargs()));
    }

    private static ReservedNode node(ReservedMemory memory) {
        Node node = memory.node();
        return new ReservedNode(memory.fullName(), memory.available(),
                ranges(node.property("reg"), memory.reg(), memory.regFits()), value(node, "size", memory.size()),
                value(node, "alignment", memory.alignment()),
                ranges(node.property("alloc-ranges"), memory.allocRanges(), fits(node, memory)), memory.compatible(),
                memory.noMap(), memory.reusable(), node.has("linux,cma-default"));
    }

    /** Whether {@code alloc-ranges} has nothing but whole pairs: the cells of the root, which {@code reg} has too. */
    private static boolean fits(Node node, ReservedMemory memory) {
        int pairs = memory.allocRanges().size();
        long size = node.property("alloc-ranges").map(property -> property.value().size()).orElse(0L);
        return size == pairs * stride(node);
    }

    private static long stride(Node node) {
        Node root = node;
        while (root.parent().isPresent()) {
            root = root.parent().get();
        }
        return (root.u32("#address-cells").orElse(1) + root.u32("#size-cells").orElse(1)) * CELL;
    }

    private static Optional<Ranges> ranges(Optional<Property> property, List<Range> pairs, boolean fits) {
        return property.map(_ -> new Ranges(pairs.stream().map(BoardLayout::range).toList(), fits));
    }

    private static Optional<Value> value(Node node, String name, OptionalLong value) {
        return node.property(name).map(_ -> new Value(value.orElse(0), value.isPresent()));
    }

    private static PhysRange range(Range range) {
        return new PhysRange(range.start(), range.size());
    }
}
