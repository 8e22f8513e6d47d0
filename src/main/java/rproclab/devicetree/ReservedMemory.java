// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A child of {@code /reserved-memory}, its numbers read with the cells of the root, as Linux does.
 *
 * @param node the node
 * @param reg the whole pairs of {@code reg}, in order; Linux takes the first, up to 6.12 it reserves all
 * @param regFits whether {@code reg} consists of whole pairs; up to 6.12, a node whose {@code reg} does not is skipped
 * @param size {@code size} of a region that Linux places itself, bytes
 * @param alignment {@code alignment} of such a region, bytes
 * @param allocRanges {@code alloc-ranges}: where Linux may place it
 * @param label its label where the tree has {@code /__symbols__}
 */
public record ReservedMemory(Node node, List<Range> reg, boolean regFits, OptionalLong size, OptionalLong alignment,
        List<Range> allocRanges, Optional<String> label) {

    static ReservedMemory of(Node node, Cells root, Optional<String> label) {
        List<Range> reg = node.property("reg").map(root::ranges).orElse(List.of());
        long regSize = node.property("reg").map(property -> property.value().size()).orElse(0L);
        return new ReservedMemory(node, reg, regSize == root.stride() * reg.size(), number(node, "size", root),
                number(node, "alignment", root), node.property("alloc-ranges").map(root::ranges).orElse(List.of()),
                label);
    }

    /** {@code __reserved_mem_alloc_size()}: a value of another length than that of a size is no use. */
    private static OptionalLong number(Node node, String name, Cells root) {
        Optional<Property> property = node.property(name);
        if (property.isEmpty() || property.get().value().size() != root.size() * Property.CELL) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(property.get().number(0, (int) root.size()));
    }

    /** The node's name with unit address, which Linux looks it up by. */
    public String fullName() {
        return node.name();
    }

    /** The node's name without unit address. */
    public String name() {
        return node.baseName();
    }

    /** Whether Linux places it itself: no {@code reg}, but a {@code size}. */
    public boolean dynamic() {
        return !node.has("reg") && node.has("size");
    }

    /** {@code no-map}: Linux shall not map it. */
    public boolean noMap() {
        return node.has("no-map");
    }

    /** {@code reusable}: Linux may use it for what it can move away. */
    public boolean reusable() {
        return node.has("reusable");
    }

    /** {@code status} lets Linux see it. */
    public boolean available() {
        return node.available();
    }

    /** {@code compatible}, the most specific first; {@code shared-dma-pool} for example. */
    public List<String> compatible() {
        return node.texts("compatible");
    }
}
