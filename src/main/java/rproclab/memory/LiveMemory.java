// SPDX-License-Identifier: GPL-2.0-only
package rproclab.memory;

import rproclab.bytes.Bytes;

/**
 * Target memory while the core runs, as the application cores see it: by system address, little-endian, sizes in bytes.
 *
 * <p>
 * Both sides change it. An access to what is no memory throws {@link rproclab.bytes.OutsideAccess}.
 */
public interface LiveMemory extends MemoryWriter {
    /** Pieces in which long ranges are written, in bytes. */
    int CHUNK = 0x1_0000;

    /** Fills {@code to} with the bytes from {@code sa}. */
    void read(long sa, byte[] to);

    /** Stores all of {@code from} from {@code sa} on. */
    void write(long sa, byte[] from);

    @Override
    default void copy(long sa, Bytes source, long from, long size) {
        for (long done = 0; done < size; done += CHUNK) {
            byte[] piece = new byte[(int) Math.min(CHUNK, size - done)];
            source.copyTo(from + done, piece, 0, piece.length);
            write(sa + done, piece);
        }
    }

    @Override
    default void zero(long sa, long size) {
        for (long done = 0; done < size; done += CHUNK) {
            write(sa + done, new byte[(int) Math.min(CHUNK, size - done)]);
        }
    }

    @Override
    default int u8(long sa) {
        return (int) number(sa, 1);
    }

    /** Two bytes, 0..65535. */
    default int u16(long sa) {
        return (int) number(sa, 2);
    }

    /** Four bytes, zero-extended. */
    default long u32(long sa) {
        return number(sa, 4);
    }

    /** Eight bytes. */
    default long u64(long sa) {
        return number(sa, 8);
    }

    /** Stores the low 8 bits. */
    default void put8(long sa, int value) {
        put(sa, 1, value);
    }

    /** Stores the low 16 bits. */
    default void put16(long sa, int value) {
        put(sa, 2, value);
    }

    /** Stores the low 32 bits. */
    default void put32(long sa, long value) {
        put(sa, 4, value);
    }

    /** Stores 64 bits. */
    default void put64(long sa, long value) {
        put(sa, 8, value);
    }

    private long number(long sa, int size) {
        byte[] bytes = new byte[size];
        read(sa, bytes);
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | bytes[i] & 0xFF;
        }
        return value;
    }

    private void put(long sa, int size, long value) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (value >> 8 * i);
        }
        write(sa, bytes);
    }
}
