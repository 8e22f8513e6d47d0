// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
import rproclab.compare.Loaders;
import rproclab.loader.Firmware;
import rproclab.loader.Loader;
import rproclab.machine.peripheral.Chip;
import rproclab.machine.peripheral.Chips;
import rproclab.target.Target;
import rproclab.target.Targets;

/**
 * A whole boot of the RPMsg fixture, from the load to the end: {@code hundred} messages answered on each of its channels, and
 * {@code one}. Their difference is 99 round trips on each channel; {@code baseline} ends with the first line of the console.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RpmsgBenchmark {
    private static final Path FILE = Path.of("fixtures/firmware/imx8mp-rpmsg.elf");
    private static final long TICKS = 1_000_000_000L;

    private final Target target = Targets.find("imx8mp-m7").orElseThrow();
    private final Chip chip = Chips.of(target.name()).orElseThrow();
    private final Loader loader = Loaders.of(target).named(List.of("linux-6.12")).loaders().getFirst();
    private Firmware firmware;

    @Setup
    public void read() throws IOException {
        firmware = new Firmware(FILE.getFileName().toString(), Bytes.of(Files.readAllBytes(FILE)));
    }

    @Benchmark
    public BootResult hundred() {
        return boot(pings(100));
    }

    @Benchmark
    public BootResult one() {
        return boot(pings(1));
    }

    @Benchmark
    public BootResult baseline() {
        return boot(Plan.output(TICKS));
    }

    private static Plan pings(int count) {
        return new Plan(List.of(new Expectation.Ping(count)), List.of(),
                new Host(Host.Style.VIRTIO, Optional.empty(), count, List.of()), TICKS, () -> false, _ -> {},
                Optional.empty());
    }

    private BootResult boot(Plan plan) {
        BootResult result = Boot.run(Subject.of(firmware, target, loader.name(), loader.load(firmware)), chip, plan);
        if (result.outcome() != Outcome.PASSED) {
            throw new IllegalStateException(result.why());
        }
        return result;
    }
}
