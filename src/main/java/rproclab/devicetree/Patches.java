// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import rproclab.bytes.Bytes;

/** Makes values of a tree writable: each is copied once, however often it is written. */
final class Patches {
    private final Map<Node, Map<String, byte[]>> copies = new IdentityHashMap<>();

    /** The value behind the node's property; empty where there is none of that name. */
    Optional<byte[]> writable(Node node, String name) {
        Optional<Property> property = node.property(name);
        if (property.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(copies.computeIfAbsent(node, _ -> new HashMap<>()).computeIfAbsent(name, _ -> {
            byte[] value = property.get().value().toArray();
            node.set(new Property(name, Bytes.of(value, "property " + name)));
            return value;
        }));
    }

    /** The cell at {@code offset}. */
    static long u32(byte[] value, int offset) {
        return ByteBuffer.wrap(value).getInt(offset) & Fdt.MAX_U32;
    }

    /** Writes the cell at {@code offset}. */
    static void u32(byte[] value, int offset, long cell) {
        ByteBuffer.wrap(value).putInt(offset, (int) cell);
    }
}
