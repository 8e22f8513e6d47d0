// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Flattens a tree: version 17, blocks in the order of dtc, boot CPU 0. */
final class FdtWriter {
    private static final int HEADER = 40;

    private final ByteArrayOutputStream struct = new ByteArrayOutputStream();
    private final ByteArrayOutputStream strings = new ByteArrayOutputStream();
    private final Map<String, Integer> offsets = new HashMap<>();

    byte[] write(Fdt fdt) {
        node(fdt.root());
        u32(9);
        int structAt = HEADER + 16 * (fdt.memreserve().size() + 1);
        int stringsAt = structAt + struct.size();
        int total = stringsAt + strings.size();
        ByteBuffer out = ByteBuffer.allocate(total);
        out.putInt(0xD00D_FEED).putInt(total).putInt(structAt).putInt(stringsAt).putInt(HEADER).putInt(17).putInt(16)
                .putInt(0).putInt(strings.size()).putInt(struct.size());
        fdt.memreserve().forEach(range -> out.putLong(range.start()).putLong(range.size()));
        return out.putLong(0).putLong(0).put(struct.toByteArray()).put(strings.toByteArray()).array();
    }

    private void node(Node node) {
        u32(1);
        padded(zeroTerminated(node.name()));
        for (Property property : node.properties()) {
            u32(3);
            u32((int) property.value().size());
            u32(offsets.computeIfAbsent(property.name(), this::string));
            padded(property.value().toArray());
        }
        node.children().forEach(this::node);
        u32(2);
    }

    private int string(String name) {
        int offset = strings.size();
        strings.writeBytes(zeroTerminated(name));
        return offset;
    }

    private void u32(int value) {
        struct.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
    }

    private void padded(byte[] value) {
        struct.writeBytes(value);
        struct.writeBytes(new byte[-value.length & 3]);
    }

    static byte[] zeroTerminated(String text) {
        return (text + "\0").getBytes(StandardCharsets.ISO_8859_1);
    }
}
