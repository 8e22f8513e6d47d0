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
import rproclab.loader.LoadResult;

/**
 * All of {@code rproc_boot()}, with resource handling, log, and the record of what was written: the port and the real C at
 * -O2, each from a device that was just probed. The C's shim puts the device back by copying its memory, the port makes a
 * new one. Neither copies the segments. {@code MALFORMED} is refused by one of the first checks.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgs = "--enable-native-access=ALL-UNNAMED")
public class WholeLoadBenchmark {
    private static final int RESULT = 256;

    @Param({"TCM", "TABLE", "MALFORMED"})
    public BenchImage image;

    private final LinuxLoader loader = BenchImage.loader();
    private final byte[] result = new byte[RESULT];
    private Firmware firmware;
    private byte[] bytes;

    /** The port. */
    @Benchmark
    public LoadResult port() {
        return loader.load(firmware);
    }

    /** The library of the real C, for one benchmark only: the others run without it. */
    @State(Scope.Benchmark)
    public static class Real {
        private PlainC c;

        @Setup(Level.Trial)
        public void open() {
            c = PlainC.open();
        }
    }

    @Setup(Level.Trial)
    public void build() {
        firmware = image.firmware();
        bytes = image.bytes();
    }

    /** The real C. */
    @Benchmark
    public long real(Real real) {
        return real.c.load(bytes, result);
    }
}
