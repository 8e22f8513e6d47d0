// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.target.CpuType;

/** The same image in QEMU, whose answers {@code fixtures/core/build --answers} has kept, and in our core. */
class CoreScenariosTest {
    private static final Path FIXTURES = Path.of("fixtures/core");
    /** As many priority bits as QEMU's cores have. */
    private static final int PRIORITY_BITS = 8;

    /** What a run printed, and when it ended. */
    private record Run(List<String> lines, long time) {}

    @ParameterizedTest
    @CsvSource({"m4, CORTEX_M4, 0, 20000000", "m7, CORTEX_M7, 0, 20000000", "m33, CORTEX_M33, 10000000, 38000000"})
    void everyScenarioEndsAsInQemu(String name, CpuType cpu, String code, String data) throws IOException {
        List<String> expected = Files.readAllLines(FIXTURES.resolve("core-" + name + ".txt"));

        List<String> lines = run(name, soc(cpu, hex(code), hex(data))).lines();

        List<String> different = new ArrayList<>();
        for (int i = 0; i < Math.max(lines.size(), expected.size()); i++) {
            String ours = i < lines.size() ? lines.get(i) : "";
            String theirs = i < expected.size() ? expected.get(i) : "";
            if (!ours.equals(theirs)) {
                different.add("\nqemu " + theirs + "\nours " + ours);
            }
        }
        assertThat(expected).hasSizeGreaterThan(400);
        assertThat(different).isEmpty();
    }

    @Test
    void skippedLoopsChangeNeitherResultsNorTime() {
        Soc soc = soc(CpuType.CORTEX_M4, 0, 0x2000_0000);

        Run skipping = run("m4", soc);
        Run inFull = run("m4", soc.withoutSkippingLoops());

        assertThat(skipping).isEqualTo(inFull);
    }

    private static Soc soc(CpuType cpu, int code, int data) {
        return Soc.of(cpu).vtor(code).priorityBits(PRIORITY_BITS).with(
                MemoryRange.ram(Images.at("code", code, 0x3_0000)),
                MemoryRange.ram(Images.at("data", data, 0x1_0000)));
    }

    private static Run run(String name, Soc soc) {
        StringBuilder output = new StringBuilder();
        try (Machine machine = new Machine(soc.semihosting(value -> output.append((char) value)))) {
            Images.load(machine, FIXTURES.resolve("core-" + name + ".elf"));
            Outcome outcome = machine.run(100_000_000);
            while (outcome instanceof Outcome.Faulted) {
                outcome = machine.run(100_000_000);
            }
            if (!outcome.equals(new Outcome.Exited(0))) {
                output.append(outcome);
            }
            return new Run(output.toString().lines().toList(), machine.now());
        }
    }

    private static int hex(String text) {
        return Integer.parseUnsignedInt(text, 16);
    }
}
