// SPDX-License-Identifier: GPL-2.0-only
package rproclab.memory;

import rproclab.bytes.Bytes;

/** What a loader does to target memory, and sees of it; addresses are system addresses, sizes bytes. */
public interface MemoryWriter {

    /** Copies {@code size} bytes from {@code from} of {@code source}, all of which lie inside, to {@code sa}. */
    void copy(long sa, Bytes source, long from, long size);

    /** Writes {@code size} zero bytes to {@code sa}. */
    void zero(long sa, long size);

    /** The byte at {@code sa}, 0..255; 0 where nothing was written. */
    int u8(long sa);
}
