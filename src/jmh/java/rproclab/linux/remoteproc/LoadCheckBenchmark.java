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
 * What it costs to decide: {@code rproc_elf_sanity_check()} and {@code rproc_elf_load_segments()} with every check and
 * every translation, but with copies that only count. The baseline reads the fields that the C reads and checks nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class LoadCheckBenchmark {
    private static final int PHDR = 32;
    private static final int FIRST_PHDR = 52;

    @Param({"TCM", "HEADERS"})
    public BenchImage image;

    private final CopyCounter counter = new CopyCounter();
    private final Rproc rproc = BenchImage.rproc(counter);
    private Firmware firmware;
    private int headers;

    @Setup(Level.Trial)
    public void build() {
        firmware = image.firmware();
        headers = firmware.bytes().u16(0x2c);
    }

    @Benchmark
    public long port() {
        int ret = RprocElfLoader.sanityCheck(rproc, firmware);
        return ret == 0 ? RprocElfLoader.loadSegments(rproc, firmware) + counter.bytes : ret;
    }

    /** Five fields of each program header, summed. */
    @Benchmark
    public long baseline() {
        long sum = 0;
        for (int i = 0; i < headers; i++) {
            for (int field = 0; field < 5; field++) {
                sum += firmware.bytes().u32(FIRST_PHDR + (long) PHDR * i + 4L * field);
            }
        }
        return sum;
    }
}
