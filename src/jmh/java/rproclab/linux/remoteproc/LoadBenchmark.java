// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import rproclab.bytes.Bytes;
import rproclab.loader.Firmware;
import rproclab.memory.MemoryWriter;

/**
 * Measures a load as the C does it: the checks of {@link LoadCheckBenchmark}, and 96 KiB copied and 8 KiB cleared in flat
 * memory.
 *
 * <p>
 * Measured on 2026-11-20, 2 virtual cores of an AMD EPYC, Temurin 25, a campaign running beside it; the real C takes 2.2
 * us on such a machine:
 *
 * <pre>
 * load                         2000 +- 82 ns/op    0 B/op
 * baselineCopiesInOnePiece     1839 +- 59 ns/op    0 B/op
 * </pre>
 *
 * <p>
 * The baseline copies the same bytes in one piece and checks nothing. (A comparison keeps references to the file instead
 * of copies, which is faster; it would be no measure of a load.)
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class LoadBenchmark {
    private static final long TCM_START = 0x007E_0000L;
    private static final int TCM_SIZE = 0x4_0000;

    /** ITCM and DTCM, which are neighbours on the bus, as one array. */
    private static final class FlatMemory implements MemoryWriter {
        private final byte[] bytes = new byte[TCM_SIZE];

        @Override
        public void copy(long sa, Bytes source, long from, long size) {
            source.copyTo(from, bytes, (int) (sa - TCM_START), (int) size);
        }

        @Override
        public void zero(long sa, long size) {
            int start = (int) (sa - TCM_START);
            java.util.Arrays.fill(bytes, start, start + (int) size, (byte) 0);
        }

        @Override
        public int u8(long sa) {
            return bytes[(int) (sa - TCM_START)] & 0xFF;
        }
    }

    private final Firmware firmware = TcmImage.firmware();
    private final FlatMemory memory = new FlatMemory();
    private final Rproc rproc = TcmImage.rproc(memory);

    /** Checks, translations and copies. */
    @Benchmark
    public byte[] load() {
        int ret = RprocElfLoader.sanityCheck(rproc, firmware) + RprocElfLoader.loadSegments(rproc, firmware);
        if (ret != 0) {
            throw new IllegalStateException("the image must load");
        }
        return memory.bytes;
    }

    /** The same number of bytes in one copy. */
    @Benchmark
    public byte[] baselineCopiesInOnePiece() {
        firmware.bytes().copyTo(0, memory.bytes, 0, TcmImage.FILE_BYTES);
        return memory.bytes;
    }
}
