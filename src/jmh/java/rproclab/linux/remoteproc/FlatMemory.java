// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.Arrays;
import rproclab.bytes.Bytes;
import rproclab.memory.MemoryWriter;

/** The TCMs, which are neighbours on the bus, and the core's DDR, as two arrays. */
final class FlatMemory implements MemoryWriter {
    private static final long TCM_START = 0x007E_0000L;

    final byte[] tcm = new byte[0x4_0000];
    private final byte[] ddr = new byte[(int) BenchImage.DDR_REGION.size()];

    private byte[] array(long sa) {
        return sa < BenchImage.DDR_REGION.sa() ? tcm : ddr;
    }

    private static int index(long sa) {
        return (int) (sa - (sa < BenchImage.DDR_REGION.sa() ? TCM_START : BenchImage.DDR_REGION.sa()));
    }

    @Override
    public void copy(long sa, Bytes source, long from, long size) {
        source.copyTo(from, array(sa), index(sa), (int) size);
    }

    @Override
    public void zero(long sa, long size) {
        Arrays.fill(array(sa), index(sa), index(sa) + (int) size, (byte) 0);
    }

    @Override
    public int u8(long sa) {
        return array(sa)[index(sa)] & 0xFF;
    }
}
