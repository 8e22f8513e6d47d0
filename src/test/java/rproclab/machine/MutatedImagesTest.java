// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import rproclab.target.CpuType;

/**
 * Programs with bytes changed at random come to some end within their budget, in one engine used again and again.
 *
 * <p>
 * {@code -Drproclab.mutations=100000} runs as many, for about four minutes, and reports how they ended.
 */
class MutatedImagesTest {
    private static final int RUNS = Integer.getInteger("rproclab.mutations", 300);
    private static final long BUDGET = 50_000;
    private static final int CODE = 0x2_0000;

    @Test
    void everyMutatedProgramComesToAnEnd(TestReporter reporter) {
        SplittableRandom random = new SplittableRandom(61);
        Map<CpuType, Map<String, Integer>> ends = new EnumMap<>(CpuType.class);
        for (CpuType cpu : CpuType.values()) {
            ends.put(cpu, runs(cpu, random));
        }

        reporter.publishEntry("ends", ends.toString());
        assertThat(ends).allSatisfy((cpu, counts) -> {
            assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(RUNS / 3);
            assertThat(counts).containsKeys("Running", "LockedUp");
        });
    }

    private static Map<String, Integer> runs(CpuType cpu, SplittableRandom random) {
        Map<String, Integer> ends = new HashMap<>();
        boolean secure = cpu == CpuType.CORTEX_M33;
        long code = secure ? 0x1000_0000 : 0;
        Soc soc = Soc.of(cpu).vtor((int) code).with(MemoryRange.ram(Images.at("code", code, 0x3_0000)),
                MemoryRange.ram(Images.at("data", secure ? 0x3800_0000 : 0x2000_0000, 0x1_0000)))
                .with(new Window(0x4000_0000, 0x10_0000));
        try (Machine machine = new Machine(soc)) {
            String name = secure ? "m33" : cpu == CpuType.CORTEX_M7 ? "m7" : "m4";
            Images.load(machine, Path.of("fixtures/core/core-" + name + ".elf"));
            Machine.Snapshot loaded = machine.snapshot();
            for (int run = 0; run < RUNS / 3; run++) {
                machine.restart(loaded);
                mutate(machine, code, random);
                ends.merge(end(machine).getClass().getSimpleName(), 1, Integer::sum);
                assertThat(machine.now()).isBetween(0L, BUDGET + 10_000);
            }
        }
        return ends;
    }

    /** Half of all mutants differ in a byte or two of what runs first, the others all over. */
    private static void mutate(Machine machine, long code, SplittableRandom random) {
        boolean few = random.nextBoolean();
        int count = few ? random.nextInt(1, 4) : random.nextInt(16, 2000);
        int size = few ? 0x800 : CODE;
        for (int i = 0; i < count; i++) {
            int value = random.nextInt(8) == 0 ? random.nextInt() | 0xff : random.nextInt();
            machine.memory().put8(code + random.nextInt(size), value);
        }
    }

    private static Outcome end(Machine machine) {
        Outcome outcome = machine.run(BUDGET);
        while (machine.now() < BUDGET && (outcome instanceof Outcome.Faulted || outcome instanceof Outcome.Breakpoint
                || outcome instanceof Outcome.ResetRequested)) {
            outcome = machine.run(BUDGET - machine.now());
        }
        return outcome;
    }
}
