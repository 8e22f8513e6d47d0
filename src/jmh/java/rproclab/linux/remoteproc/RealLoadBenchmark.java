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

/** {@link LoadBenchmark} by the real C at -O2. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgs = "--enable-native-access=ALL-UNNAMED")
public class RealLoadBenchmark {
    @Param({"TCM", "DDR"})
    public BenchImage image;

    private PlainC c;
    private byte[] bytes;

    @Setup(Level.Trial)
    public void open() {
        c = PlainC.open();
        bytes = image.bytes();
    }

    @Benchmark
    public long real() {
        long ret = c.repeat(bytes, 1, true);
        if (ret != 0) {
            throw new IllegalStateException("the image must load");
        }
        return ret;
    }
}
