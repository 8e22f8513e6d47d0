// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.OptionalLong;
import rproclab.bytes.Access;
import rproclab.bytes.Bytes;
import rproclab.bytes.OutsideAccess;
import rproclab.memory.Mapping;
import rproclab.memory.MemoryWriter;
import rproclab.memory.Pointer;

/** The table in target memory, which the remote core sees: what is stored here is a write to the target. */
final class LoadedTable extends RscTable {
    private final MemoryWriter memory;
    private final Mapping mapping;
    /** Bytes from the mapping's start to the table. */
    private final long start;
    private final long size;

    /**
     * A table in target memory.
     *
     * @param at where it begins; copied
     * @param size {@code table_sz}; only the mapping's size bounds an access
     */
    LoadedTable(MemoryWriter memory, Pointer at, long size) {
        this.memory = memory;
        this.mapping = at.mapping();
        this.start = at.offset();
        this.size = size;
    }

    @Override
    long size() {
        return size;
    }

    @Override
    OptionalLong sa() {
        return OptionalLong.of(mapping.sa() + start);
    }

    @Override
    void require(Access access, long at, long length) {
        long offset = start + at;
        long mapped = mapping.size();
        if (Long.compareUnsigned(offset, mapped) > 0 || Long.compareUnsigned(length, mapped - offset) > 0) {
            throw new OutsideAccess(access, mapping.name(), offset, length);
        }
    }

    @Override
    int get(long at) {
        return memory.u8(mapping.sa() + start + at);
    }

    @Override
    void put(long at, byte... bytes) {
        memory.copy(mapping.sa() + start + at, Bytes.of(bytes, "register"), 0, bytes.length);
    }
}
