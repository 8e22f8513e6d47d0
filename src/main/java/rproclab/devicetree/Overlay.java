// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Port of {@code fdt_overlay_apply()} of libfdt, U-Boot 2026.07.
 *
 * <p>
 * It works on copies. Where libfdt would write outside a property, because {@code __local_fixups__} says so, this is an
 * error. Older releases lack {@link #preventPhandleOverwrite}.
 */
final class Overlay {
    /** What the symbols of one overlay may add: a flattened tree could hold no more. */
    private static final int MOST_SYMBOLS = 2 << 20;

    private final Fdt base;
    private final Fdt overlay;
    private final Patches patches = new Patches();

    Overlay(Fdt base, Fdt overlay) {
        this.base = copy(base);
        this.overlay = copy(overlay);
    }

    private static Fdt copy(Fdt fdt) {
        Node root = Node.root();
        fdt.root().copyTo(root);
        return new Fdt(fdt.memreserve(), root);
    }

    /** {@code fdt_overlay_apply()}. */
    Fdt apply() throws FdtError {
        long delta = maxPhandle();
        adjustPhandles(overlay.root(), delta);
        Optional<Node> localFixups = overlay.root().child("__local_fixups__");
        if (localFixups.isPresent()) {
            updateLocalReferences(overlay.root(), localFixups.get(), reference -> (reference + delta) & Fdt.MAX_U32);
        }
        Optional<Node> fixups = overlay.root().child("__fixups__");
        if (fixups.isPresent()) {
            for (Property fixup : fixups.get().properties()) {
                fixupPhandle(fixup);
            }
        }
        preventPhandleOverwrite(localFixups);
        merge();
        symbolUpdate();
        Fdt merged = new Fdt(base.memreserve(), base.root());
        if (merged.depth() > FdtReader.DEEPEST) {
            throw FdtError.of("overlay makes nodes nested deeper than %d", FdtReader.DEEPEST);
        }
        return merged;
    }

    /** {@code fdt_find_max_phandle()}. */
    private long maxPhandle() {
        long[] max = {0};
        base.root().visit(node -> max[0] = Math.max(max[0], node.phandle().orElse(0)));
        return max[0];
    }

    /** {@code overlay_adjust_node_phandles()}. */
    private void adjustPhandles(Node node, long delta) throws FdtError {
        addOffset(node, "phandle", delta);
        addOffset(node, "linux,phandle", delta);
        for (Node child : node.children()) {
            adjustPhandles(child, delta);
        }
    }

    /** {@code overlay_phandle_add_offset()}. */
    private void addOffset(Node node, String name, long delta) throws FdtError {
        Optional<byte[]> value = patches.writable(node, name);
        if (value.isEmpty()) {
            return;
        }
        if (value.get().length != Property.CELL) {
            throw FdtError.of("overlay node %s: %s has %d bytes, not 4", node.path(), name, value.get().length);
        }
        long phandle = Patches.u32(value.get(), 0) + delta;
        if (phandle >= Fdt.MAX_U32) {
            throw FdtError.of("overlay node %s: no phandle is left for it: 0x%x", node.path(), phandle);
        }
        Patches.u32(value.get(), 0, phandle);
    }

    /** What a reference becomes. */
    private interface Renumbering {
        long of(long phandle);
    }

    /** {@code overlay_update_local_node_references()}. */
    private void updateLocalReferences(Node node, Node fixups, Renumbering renumbering) throws FdtError {
        for (Property fixup : fixups.properties()) {
            byte[] value = patches.writable(node, fixup.name()).orElseThrow(() -> FdtError
                    .of("overlay node %s has no property %s, which %s names", node.path(), fixup.name(),
                            fixups.path()));
            if (fixup.value().size() % Property.CELL != 0) {
                throw FdtError.of("overlay node %s: %s is not made of cells", fixups.path(), fixup.name());
            }
            for (long offset : fixup.cells()) {
                requireCell(value, offset, node, fixup.name(), fixups.path());
                Patches.u32(value, (int) offset, renumbering.of(Patches.u32(value, (int) offset)));
            }
        }
        for (Node child : fixups.children()) {
            Node target = node.child(child.name()).orElseThrow(() -> FdtError.of(
                    "overlay node %s has no child %s, which %s names", node.path(), child.name(), fixups.path()));
            updateLocalReferences(target, child, renumbering);
        }
    }

    private static void requireCell(byte[] value, long offset, Node node, String property, String by)
            throws FdtError {
        if (offset > (long) value.length - Property.CELL) {
            throw FdtError.of("overlay node %s: property %s of 0x%x bytes has no cell at 0x%x, which %s names",
                    node.path(), property, value.length, offset, by);
        }
    }

    /** {@code overlay_fixup_phandle()}: all references to one label of the base tree. */
    private void fixupPhandle(Property fixup) throws FdtError {
        String label = fixup.name();
        Node symbols = base.root().child("__symbols__").orElseThrow(() -> FdtError.of(
                "overlay needs label %s, but the base tree has no /__symbols__ (compile it with dtc -@)", label));
        String path = symbols.property(label).map(Property::text).orElseThrow(() -> FdtError
                .of("overlay needs label %s, which /__symbols__ of the base tree does not have", label));
        OptionalLong phandle = base.node(path).orElseThrow(() -> FdtError.of(
                "label %s of the base tree is %s, where there is no node", label, path)).phandle();
        if (phandle.isEmpty()) {
            throw FdtError.of("label %s of the base tree is %s, which has no phandle", label, path);
        }
        if (fixup.texts().isEmpty()) {
            throw FdtError.of("overlay /__fixups__: %s is not made of strings", label);
        }
        for (String place : fixup.texts()) {
            fixupOne(label, place, phandle.getAsLong());
        }
    }

    /** {@code overlay_fixup_one_phandle()}; a place is {@code path:property:offset}. */
    private void fixupOne(String label, String place, long phandle) throws FdtError {
        String[] parts = place.split(":", 3);
        if (parts.length < 3 || parts[1].isEmpty() || !parts[2].matches("[0-9]{1,9}")) {
            throw FdtError.of("overlay /__fixups__: %s has '%s', not path:property:offset", label, place);
        }
        Node node = overlay.node(parts[0]).orElseThrow(
                () -> FdtError.of("overlay has no node %s, which /__fixups__ names for %s", parts[0], label));
        byte[] value = patches.writable(node, parts[1]).orElseThrow(() -> FdtError.of(
                "overlay node %s has no property %s, which /__fixups__ names for %s", node.path(), parts[1], label));
        int offset = Integer.parseInt(parts[2]);
        requireCell(value, offset, node, parts[1], "/__fixups__");
        Patches.u32(value, offset, phandle);
    }

    /** {@code overlay_prevent_phandle_overwrite()}: a node of the base keeps its phandle, references follow. */
    private void preventPhandleOverwrite(Optional<Node> localFixups) throws FdtError {
        Map<Long, Long> kept = new HashMap<>();
        for (Node fragment : overlay.root().children()) {
            Optional<Node> content = fragment.child("__overlay__");
            if (content.isPresent()) {
                target(fragment).ifPresent(target -> keepPhandles(target, content.get(), kept));
            }
        }
        if (localFixups.isPresent() && !kept.isEmpty()) {
            updateLocalReferences(overlay.root(), localFixups.get(),
                    reference -> kept.getOrDefault(reference, reference));
        }
    }

    private void keepPhandles(Node baseNode, Node node, Map<Long, Long> kept) {
        OptionalLong ours = baseNode.phandle();
        OptionalLong theirs = node.phandle();
        if (ours.isPresent() && theirs.isPresent()) {
            patches.writable(node, "phandle").ifPresent(value -> Patches.u32(value, 0, ours.getAsLong()));
            patches.writable(node, "linux,phandle").ifPresent(value -> Patches.u32(value, 0, ours.getAsLong()));
            kept.putIfAbsent(theirs.getAsLong(), ours.getAsLong());
        }
        for (Node child : node.children()) {
            baseNode.child(child.name()).ifPresent(match -> keepPhandles(match, child, kept));
        }
    }

    /** {@code fdt_overlay_target_offset()}; empty where the base has no such node. */
    private Optional<Node> target(Node fragment) throws FdtError {
        Optional<Property> target = fragment.property("target");
        if (target.isPresent() && (target.get().value().size() != Property.CELL
                || target.get().u32().orElse(0) == Fdt.MAX_U32)) {
            throw FdtError.of("overlay node %s: target is no phandle, and nothing in /__fixups__ makes it one",
                    fragment.path());
        }
        long phandle = target.map(property -> property.u32().orElse(0)).orElse(0L);
        if (phandle != 0) {
            return base.withPhandle(phandle);
        }
        if (!fragment.has("target-path")) {
            throw FdtError.of("overlay node %s has neither target nor target-path", fragment.path());
        }
        return base.node(fragment.text("target-path"));
    }

    private Node requiredTarget(Node fragment) throws FdtError {
        return target(fragment).orElseThrow(() -> FdtError.of("overlay node %s: the base tree has no node %s",
                fragment.path(), fragment.property("target").flatMap(property -> Optional.of(property.u32()))
                        .filter(phandle -> phandle.orElse(0) != 0)
                        .map(phandle -> "with phandle 0x%x".formatted(phandle.getAsLong()))
                        .orElse(fragment.text("target-path"))));
    }

    /** {@code overlay_merge()}. */
    private void merge() throws FdtError {
        for (Node fragment : overlay.root().children()) {
            Optional<Node> content = fragment.child("__overlay__");
            if (content.isPresent()) {
                applyNode(requiredTarget(fragment), content.get());
            }
        }
    }

    /** {@code overlay_apply_node()}. */
    private static void applyNode(Node target, Node node) {
        node.properties().forEach(target::set);
        node.children().forEach(child -> applyNode(target.childOrNew(child.name()), child));
    }

    /** {@code overlay_symbol_update()}: labels of the overlay become labels of the tree. */
    private void symbolUpdate() throws FdtError {
        Optional<Node> symbols = overlay.root().child("__symbols__");
        if (symbols.isEmpty()) {
            return;
        }
        Node merged = base.root().childOrNew("__symbols__");
        long size = 0;
        for (Property symbol : symbols.get().properties()) {
            Optional<String> path = newPath(symbol);
            if (path.isPresent()) {
                size += path.get().length();
                if (size > MOST_SYMBOLS) {
                    throw FdtError.of("overlay adds labels of more than 0x%x bytes", MOST_SYMBOLS);
                }
                merged.set(Property.text(symbol.name(), path.get()));
            }
        }
    }

    /** Where a labelled node of the overlay is now; empty for one that is not merged. */
    private Optional<String> newPath(Property symbol) throws FdtError {
        String path = symbol.text();
        if (symbol.texts().size() != 1 || !path.startsWith("/")) {
            throw FdtError.of("overlay /__symbols__: %s is no path", symbol.name());
        }
        String[] parts = path.split("/", 4);
        if (parts.length < 3 || !parts[2].equals("__overlay__")) {
            return Optional.empty();
        }
        Node fragment = overlay.root().child(parts[1]).filter(node -> node.child("__overlay__").isPresent())
                .orElseThrow(() -> FdtError.of("overlay /__symbols__: %s is %s, where there is no node",
                        symbol.name(), path));
        String target = fragment.u32("target").orElse(0) == 0
                ? fragment.text("target-path")
                : requiredTarget(fragment).path();
        return Optional.of((target.length() > 1 ? target : "") + "/" + (parts.length == 4 ? parts[3] : ""));
    }
}
