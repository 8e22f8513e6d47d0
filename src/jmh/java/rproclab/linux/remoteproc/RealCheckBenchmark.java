// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * {@link LoadCheckBenchmark} by the real C at -O2, copies stubbed: {@code real} loops in C, so that the call from Java is
 * next to nothing; {@code call} is one check for each call.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgs = "--enable-native-access=ALL-UNNAMED")
public class RealCheckBenchmark {
    private static final int LOOP = 16;

    @Param({"TCM", "HEADERS"})
    public BenchImage image;

    private PlainC c;
    private byte[] bytes;

    @Setup(Level.Trial)
    public void open() {
        c = PlainC.open();
        bytes = image.bytes();
    }

    @Benchmark
    @OperationsPerInvocation(LOOP)
    public long real() {
        return c.repeat(bytes, LOOP, false);
    }

    @Benchmark
    public long call() {
        return c.repeat(bytes, 1, false);
    }
}
