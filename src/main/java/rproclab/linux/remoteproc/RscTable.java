// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.OptionalLong;
import rproclab.bytes.Access;

/**
 * The {@code struct resource_table} that {@code rproc->table_ptr} points to: read and written in place, little-endian.
 *
 * <p>
 * Places are bytes from the table's start and may lie before or behind the memory that holds it: then the access is an
 * {@link rproclab.bytes.OutsideAccess}.
 */
abstract class RscTable {
    /** {@code offsetof(struct resource_table, num)}. */
    private static final long NUM = 4;
    /** {@code sizeof(struct resource_table)}, where {@code offset[]} begins. */
    static final long HEADER_SIZE = 16;

    /** {@code table_sz}: bytes, {@code size_t}. */
    abstract long size();

    /** Throws unless {@code length} bytes from {@code at} lie in the memory that holds the table. */
    abstract void require(Access access, long at, long length);

    /** The byte at a place that {@link #require} has passed. */
    abstract int get(long at);

    /** Replaces the bytes at a place that {@link #require} has passed. */
    abstract void put(long at, byte... bytes);

    /** Where the table is on the system bus; empty for one in kernel memory. */
    abstract OptionalLong sa();

    /** {@code num}. */
    long num() {
        return u32(NUM);
    }

    /** {@code offset[index]}. */
    long offset(int index) {
        return u32(HEADER_SIZE + 4L * index);
    }

    /** One byte, 0..255. */
    int u8(long at) {
        require(Access.READ, at, 1);
        return get(at);
    }

    /** Four bytes, zero-extended. */
    long u32(long at) {
        require(Access.READ, at, 4);
        return get(at) | (long) get(at + 1) << 8 | (long) get(at + 2) << 16 | (long) get(at + 3) << 24;
    }

    /** Stores the low 8 bits. */
    void putU8(long at, int value) {
        require(Access.WRITE, at, 1);
        put(at, (byte) value);
    }

    /** Stores the low 32 bits. */
    void putU32(long at, long value) {
        require(Access.WRITE, at, 4);
        put(at, (byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24));
    }
}
