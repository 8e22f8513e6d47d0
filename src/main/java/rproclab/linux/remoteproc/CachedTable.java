// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.OptionalLong;
import rproclab.bytes.Access;
import rproclab.bytes.Bytes;
import rproclab.bytes.OutsideAccess;

/** {@code rproc->cached_table}: the kernel's copy of the table in the firmware, which the handlers change. */
final class CachedTable extends RscTable {
    private static final String OBJECT = "resource table";

    private final byte[] bytes;

    /** {@code kmemdup()} of a table in the firmware, at most {@link RprocElfLoader#KMALLOC_MAX_SIZE} bytes. */
    CachedTable(Bytes table) {
        bytes = table.toArray();
    }

    /** What the table holds now; later changes do not reach it. */
    Bytes snapshot() {
        return Bytes.of(bytes.clone(), OBJECT);
    }

    @Override
    long size() {
        return bytes.length;
    }

    @Override
    OptionalLong sa() {
        return OptionalLong.empty();
    }

    @Override
    void require(Access access, long at, long length) {
        if (at < 0 || at > bytes.length || length > bytes.length - at) {
            throw new OutsideAccess(access, OBJECT, at, length);
        }
    }

    @Override
    int get(long at) {
        return bytes[(int) at] & 0xFF;
    }

    @Override
    void put(long at, byte... values) {
        System.arraycopy(values, 0, bytes, (int) at, values.length);
    }
}
