// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rproclab.bytes.Bytes;

/** A device tree: what a .dtb says, in its order. */
public final class Fdt {
    static final long MAX_U32 = 0xFFFF_FFFFL;

    private final List<Range> memreserve;
    private final Node root;
    private final Map<Long, Node> byPhandle = new HashMap<>();

    Fdt(List<Range> memreserve, Node root) {
        this.memreserve = List.copyOf(memreserve);
        this.root = root;
        root.visit(node -> node.phandle().ifPresent(phandle -> byPhandle.putIfAbsent(phandle, node)));
    }

    /**
     * Reads a flattened tree, version 17 or 16; what follows its {@code totalsize} is not looked at.
     *
     * <p>
     * Any bytes are safe: it takes time and memory in proportion to the bytes, and follows nothing.
     *
     * @throws FdtError when the bytes are no tree that libfdt reads, or one that no board boots with: larger than 2 MiB,
     *         nested deeper than 64 nodes, with names longer than 255 bytes
     */
    public static Fdt read(Bytes bytes) throws FdtError {
        return new FdtReader(bytes).read();
    }

    /** The entries of the memory reservation block, {@code /memreserve/}. */
    public List<Range> memreserve() {
        return memreserve;
    }

    /** The root node. */
    public Node root() {
        return root;
    }

    /** The first node with that phandle. */
    public Optional<Node> withPhandle(long phandle) {
        return Optional.ofNullable(byPhandle.get(phandle));
    }

    /** The node at {@code /a/b@1}, where unit addresses may lack, or {@code alias/b} ({@code fdt_path_offset()}). */
    public Optional<Node> node(String path) {
        if (!path.startsWith("/")) {
            String[] parts = path.split("/", 2);
            Optional<String> start = root.child("aliases").map(aliases -> aliases.text(parts[0]))
                    .filter(alias -> alias.startsWith("/"));
            return start.flatMap(alias -> node(parts.length == 1 ? alias : alias + "/" + parts[1]));
        }
        Optional<Node> node = Optional.of(root);
        for (String name : path.split("/")) {
            node = name.isEmpty() ? node : node.flatMap(above -> above.child(name));
        }
        return node;
    }

    /** How deep its nodes are nested, the root being 1. */
    int depth() {
        int[] deepest = {0};
        root.visit(node -> deepest[0] = Math.max(deepest[0], node.depth()));
        return deepest[0];
    }

    /**
     * This tree with an overlay applied as libfdt does ({@code fdt_overlay_apply()} of U-Boot 2026.07 and dtc), where new
     * nodes and properties come before those that were there; this one stays as it is.
     *
     * @throws FdtError when the overlay does not fit
     */
    public Fdt withOverlay(Fdt overlay) throws FdtError {
        return new Overlay(this, overlay).apply();
    }

    /** The tree flattened again, version 17. */
    public byte[] toBytes() {
        return new FdtWriter().write(this);
    }
}
