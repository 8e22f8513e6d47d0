// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import rproclab.memory.Pointer;

/**
 * {@code rproc_da_to_va()} of sixteen addresses of the core, in four regions. The baseline looks the same addresses up in
 * three arrays of numbers, first row that fits.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class AddressBenchmark {
    private static final int LOOKUPS = 16;
    private static final long LENGTH = 0x40;
    private static final long[] STARTS = {0x0, 0x2000_0000L, 0x8000_0000L, 0x18_0000};

    private final Rproc rproc = BenchImage.rproc(new CopyCounter());
    private final Pointer to = new Pointer();
    private final long[] das = new long[LOOKUPS];
    private final long[][] rows = {{0x0, 0x18_0000, 0x2000_0000L, 0x8000_0000L},
            {0x2_0000, 0x18_9000, 0x2002_0000L, 0x8200_0000L}, {0x7e_0000, 0x18_0000, 0x80_0000, 0x8000_0000L}};

    /** Spreads the addresses. */
    public AddressBenchmark() {
        for (int i = 0; i < LOOKUPS; i++) {
            das[i] = STARTS[i % STARTS.length] + LENGTH * i;
        }
    }

    @Benchmark
    @OperationsPerInvocation(LOOKUPS)
    public long port() {
        long sum = 0;
        for (long da : das) {
            rproc.daToVa(da, LENGTH, to);
            sum += to.sa();
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(LOOKUPS)
    public long baseline() {
        long sum = 0;
        for (long da : das) {
            for (int row = 0; row < rows[0].length; row++) {
                if (da >= rows[0][row] && da + LENGTH <= rows[1][row]) {
                    sum += da - rows[0][row] + rows[2][row];
                    break;
                }
            }
        }
        return sum;
    }
}
