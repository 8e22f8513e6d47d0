// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import rproclab.bytes.Bytes;

/**
 * A property: a name and bytes, big-endian where they are numbers.
 *
 * @param name of at most 255 printable characters
 * @param value its bytes, of which nothing is checked
 */
public record Property(String name, Bytes value) {
    /** Size of a cell in bytes. */
    static final int CELL = 4;

    /** A property of one string. */
    static Property text(String name, String text) {
        return new Property(name, Bytes.of(FdtWriter.zeroTerminated(text), "property " + name));
    }

    /** The whole cells in it, each zero-extended; bytes behind the last whole one are left out. */
    public long[] cells() {
        long[] cells = new long[(int) (value.size() / CELL)];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell((long) i * CELL);
        }
        return cells;
    }

    /** The first cell ({@code of_property_read_u32()}); empty where the value is shorter. */
    public OptionalLong u32() {
        return value.size() < CELL ? OptionalLong.empty() : OptionalLong.of(cell(0));
    }

    /** The number that {@code count} cells from byte {@code at} make, modulo 2^64 ({@code of_read_number()}). */
    long number(long at, int count) {
        long number = 0;
        for (int i = 0; i < count; i++) {
            number = number << 32 | cell(at + (long) i * CELL);
        }
        return number;
    }

    private long cell(long at) {
        return BigEndian.u32(value, at);
    }

    /** The strings in it, in order, unprintable bytes as {@code \xNN}; none where the last lacks its NUL. */
    public List<String> texts() {
        if (value.size() == 0 || value.u8(value.size() - 1) != 0) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        long start = 0;
        for (long at = 0; at < value.size(); at++) {
            if (value.u8(at) == 0) {
                texts.add(value.text(start, (int) (at - start)));
                start = at + 1;
            }
        }
        return texts;
    }

    /** The first of {@link #texts}, or the empty string. */
    public String text() {
        List<String> texts = texts();
        return texts.isEmpty() ? "" : texts.getFirst();
    }
}
