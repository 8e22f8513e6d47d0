// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rproclab.target.CpuType;

/** A machine that is started again from a snapshot. */
class RestartTest {
    private static final Soc M4 = Soc.of(CpuType.CORTEX_M4).priorityBits(8).with(
            MemoryRange.ram(Images.at("code", 0, 0x3_0000)),
            MemoryRange.ram(Images.at("data", 0x2000_0000, 0x1_0000)));

    @Test
    void aRestartTakesTheSameCourseAsTheFirstStart() {
        StringBuilder output = new StringBuilder();
        try (Machine machine = new Machine(M4.semihosting(value -> output.append((char) value)))) {
            Images.load(machine, Path.of("fixtures/core/core-m4.elf"));
            Machine.Snapshot loaded = machine.snapshot();
            List<String> runs = new ArrayList<>();

            for (int run = 0; run < 3; run++) {
                output.setLength(0);
                machine.restart(loaded);
                runs.add(end(machine) + " at " + machine.now() + output);
            }

            assertThat(runs.get(0)).startsWith("Exited[code=0] at ").hasSizeGreaterThan(100_000);
            assertThat(runs).containsOnly(runs.get(0));
        }
    }

    @Test
    void codeThatTheProgramChangedIsAsBefore() {
        try (Machine machine = new Machine(M4)) {
            // ldr r0, =2f; ldr r1, =0x2102; strh r1, [r0]; isb; nop; 2: movs r1, #1; wfi
            Programs.reset(machine, 0x4803, 0x4904, 0x8001, 0xf3bf, 0x8f6f, 0xbf00, 0x2101, 0xbf30, 0x20c, 0, 0x2102,
                    0);
            Machine.Snapshot loaded = machine.snapshot();

            machine.run(100);
            int changed = machine.register(1);
            machine.restart(loaded);
            // Without its store, it has not changed.
            machine.memory().put16(Programs.START + 4, 0xbf00);
            machine.run(100);

            assertThat(changed).isEqualTo(2);
            assertThat(machine.register(1)).isEqualTo(1);
        }
    }

    @Test
    void aSnapshotBelongsToItsMachine() {
        try (Machine machine = new Machine(M4); Machine other = new Machine(M4)) {
            Machine.Snapshot snapshot = other.snapshot();

            assertThatThrownBy(() -> machine.restart(snapshot)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a snapshot of another machine");
        }
    }

    private static Outcome end(Machine machine) {
        Outcome outcome = machine.run(100_000_000);
        while (outcome instanceof Outcome.Faulted) {
            outcome = machine.run(100_000_000);
        }
        return outcome;
    }
}
