// SPDX-License-Identifier: GPL-2.0-only
package rproclab.elf;

import java.util.Arrays;

/** The file being written: grows with what is put behind its end, zeros in between. */
final class Output {
    private static final int LARGEST = 1 << 30;

    private byte[] bytes = new byte[256];
    private int size;

    /** Writes the low {@code width} bytes of {@code value}, little-endian. */
    void put(long at, int width, long value) {
        int start = reserve(at, width);
        for (int i = 0; i < width; i++) {
            bytes[start + i] = (byte) (value >> 8 * i);
        }
    }

    /** Writes {@code content}; {@code salt} tells one filler from another. */
    void put(long at, Content content, int salt) {
        if (content.size() != 0) {
            int start = reserve(at, content.size());
            content.write(bytes, start, salt);
        }
    }

    private int reserve(long at, int length) {
        if (at < 0 || at > LARGEST - length) {
            throw new IllegalArgumentException("nothing is written at 0x%x: the limit is 1 GiB".formatted(at));
        }
        int end = (int) at + length;
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
        }
        size = Math.max(size, end);
        return (int) at;
    }

    /** The file, cut or padded with zeros to {@code length} bytes. */
    byte[] toArray(int length) {
        return Arrays.copyOf(bytes, length);
    }

    int size() {
        return size;
    }
}
