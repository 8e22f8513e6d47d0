// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import rproclab.bytes.Bytes;
import rproclab.diagnose.Diagnosis;
import rproclab.loader.Firmware;
import rproclab.report.CompareJson;
import rproclab.target.Target;
import rproclab.target.Targets;

/**
 * One file through all 34 loaders of i.MX 8M Plus: {@code port} compares, {@code found} looks for findings too, {@code printed} writes the
 * JSON as well. The baseline is the same file through the newest Linux alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CompareBenchmark {
    private static final Path FILE = Path.of("fixtures/firmware/imx8mp-28047.elf");

    private final Target target = Targets.find("imx8mp-m7").orElseThrow();
    private final Selection all = Loaders.of(target).applicable();
    private Selection one;
    private Firmware firmware;

    @Setup
    public void read() throws IOException {
        one = new Selection(all.loaders().stream().filter(loader -> all.deciding().contains(loader.name())).toList(),
                all.deciding());
        firmware = new Firmware(FILE.getFileName().toString(), Bytes.of(Files.readAllBytes(FILE)));
    }

    @Benchmark
    public Comparison port() {
        return Comparison.run(firmware, target, all);
    }

    @Benchmark
    public Object found() {
        return Diagnosis.of(Comparison.run(firmware, target, all));
    }

    @Benchmark
    public void printed() {
        Comparison comparison = Comparison.run(firmware, target, all);
        try (CompareJson json = new CompareJson(Writer.nullWriter(), "0", false)) {
            json.add(comparison, Diagnosis.of(comparison));
        }
    }

    @Benchmark
    public Comparison baseline() {
        return Comparison.run(firmware, target, one);
    }
}
