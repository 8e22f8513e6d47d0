// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import rproclab.bytes.Bytes;
import rproclab.memory.MemoryWriter;

/** Takes the place of memory: the number of bytes that would have been written. */
final class CopyCounter implements MemoryWriter {
    long bytes;

    @Override
    public void copy(long sa, Bytes source, long from, long size) {
        bytes += size;
    }

    @Override
    public void zero(long sa, long size) {
        bytes += size;
    }

    @Override
    public int u8(long sa) {
        return 0;
    }
}
