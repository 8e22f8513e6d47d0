// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import rproclab.loader.Firmware;

/**
 * A load as the C does it: the checks of {@link LoadCheckBenchmark}, and the bytes copied and cleared in flat memory. The
 * baseline copies the file's bytes in one piece. (A comparison keeps references to the file instead of copies, which is
 * faster; it would be no measure of a load.)
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class LoadBenchmark {
    @Param({"TCM", "DDR"})
    public BenchImage image;

    private final FlatMemory memory = new FlatMemory();
    private final Rproc rproc = BenchImage.rproc(memory);
    private Firmware firmware;
    private byte[] flat;

    @Setup(Level.Trial)
    public void build() {
        firmware = image.firmware();
        flat = new byte[(int) firmware.bytes().size()];
    }

    @Benchmark
    public byte[] port() {
        int ret = RprocElfLoader.sanityCheck(rproc, firmware) + RprocElfLoader.loadSegments(rproc, firmware);
        if (ret != 0) {
            throw new IllegalStateException("the image must load");
        }
        return memory.tcm;
    }

    @Benchmark
    public byte[] baseline() {
        firmware.bytes().copyTo(0, flat, 0, flat.length);
        return flat;
    }
}
