// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

/** Bytes and halfwords of a 32-bit register, little-endian; sizes are 1, 2 or 4 bytes. */
final class Lanes {
    static final int WORD = 4;

    private Lanes() {}

    /** The part of {@code word} that an access of {@code size} bytes at {@code offset} sees, zero-extended. */
    static int take(int word, int offset, int size) {
        return word >>> shift(offset) & mask(size);
    }

    /** {@code word} with that part replaced. */
    static int put(int word, int offset, int size, int value) {
        int mask = mask(size) << shift(offset);
        return word & ~mask | value << shift(offset) & mask;
    }

    private static int shift(int offset) {
        return Byte.SIZE * (offset & WORD - 1);
    }

    private static int mask(int size) {
        return size == WORD ? -1 : (1 << Byte.SIZE * size) - 1;
    }
}
