// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import rproclab.bytes.Bytes;

/**
 * Builds a tree top down, as a .dts reads: properties go to the node begun last and not yet ended.
 *
 * <p>
 * It checks nothing: a property behind child nodes is written before them, of two with one name the first stays.
 */
public final class FdtBuilder {
    private final List<Range> memreserve = new ArrayList<>();
    private final Node root = Node.root();
    private Node node = root;

    /** Adds an entry of the memory reservation block. */
    public FdtBuilder memreserve(long start, long size) {
        memreserve.add(new Range(start, size));
        return this;
    }

    /** Begins a child of the current node; {@code name} with unit address. */
    public FdtBuilder begin(String name) {
        node = node.addChild(name);
        return this;
    }

    /** Ends the current node; the root has no end. */
    public FdtBuilder end() {
        node = node.parent().orElse(root);
        return this;
    }

    /** A property of cells, of each the low 32 bits. */
    public FdtBuilder cells(String name, long... values) {
        ByteBuffer value = ByteBuffer.allocate(4 * values.length);
        for (long cell : values) {
            value.putInt((int) cell);
        }
        return bytes(name, value.array());
    }

    /** A property of pairs of cells, such as {@code reg} with two address and two size cells. */
    public FdtBuilder u64(String name, long... values) {
        ByteBuffer value = ByteBuffer.allocate(8 * values.length);
        for (long number : values) {
            value.putLong(number);
        }
        return bytes(name, value.array());
    }

    /** A property of strings. */
    public FdtBuilder text(String name, String... values) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        for (String text : values) {
            value.writeBytes(FdtWriter.zeroTerminated(text));
        }
        return bytes(name, value.toByteArray());
    }

    /** A property without value, such as {@code no-map}. */
    public FdtBuilder flag(String name) {
        return bytes(name, new byte[0]);
    }

    /** A property of any bytes. */
    public FdtBuilder bytes(String name, byte[] value) {
        node.add(new Property(name, Bytes.of(value, "property " + name)));
        return this;
    }

    /** The tree; {@link Fdt#toBytes} flattens it. */
    public Fdt build() {
        return new Fdt(memreserve, root);
    }
}
