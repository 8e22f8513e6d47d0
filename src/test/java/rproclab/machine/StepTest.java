// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rproclab.target.CpuType;

/** A program that is stepped through takes the course that it takes when it runs. */
class StepTest {
    private static final Soc M4 = Soc.of(CpuType.CORTEX_M4).priorityBits(8).with(
            MemoryRange.ram(Images.at("code", 0, 0x3_0000)),
            MemoryRange.ram(Images.at("data", 0x2000_0000, 0x1_0000)));

    @Test
    void eachStepIsOneInstruction() {
        try (Machine machine = new Machine(M4)) {
            // movs r0, #1; ldr r1, [r0, #3]; b 1f; nop; 1: bl 2f; wfi; 2: bx lr
            Programs.reset(machine, 0x2001, 0x6841, 0xe000, Thumb.NOP, 0xf000, 0xf801, 0xbf30, 0x4770);

            List<Integer> places = steps(machine, 6);

            assertThat(places).containsExactly(0x202, 0x204, 0x208, 0x20e, 0x20c, 0x20e);
        }
    }

    @Test
    void anItBlockIsOneStep() {
        try (Machine machine = new Machine(M4)) {
            // movs r0, #0; cmp r0, #0; ite eq; moveq r1, #5; movne r1, #6; mov r2, r1; b .
            Programs.reset(machine, 0x2000, 0x2800, 0xbf0c, 0x2105, 0x2106, 0x460a, 0xe7fe);

            List<Integer> places = steps(machine, 6);

            assertThat(places).containsExactly(0x202, 0x204, 0x20a, 0x20c, 0x20c, 0x20c);
            assertThat(machine.register(2)).isEqualTo(5);
        }
    }

    @Test
    void anExceptionIsEnteredBeforeTheFirstInstructionOfItsHandler() {
        try (Machine machine = new Machine(M4)) {
            Programs.reset(machine, 0xdf00, 0xe7fe);
            // movs r0, #3; bx lr
            Programs.write(machine, 0x300, 0x2003, 0x4770);
            machine.memory().put32(4 * 11, 0x301);

            List<Integer> places = steps(machine, 3);

            assertThat(places).containsExactly(0x300, 0x302, 0x202);
            assertThat(machine.instructions()).isEqualTo(3);
        }
    }

    @Test
    void aFaultIsToldByTheStepThatMakesIt() {
        try (Machine machine = new Machine(M4)) {
            // movs r0, #255; lsls r0, r0, #24; ldr r1, [r0]; b .; HardFault's handler
            Programs.reset(machine, 0x20ff, 0x0600, 0x6801, 0xe7fe);
            machine.memory().put32(4 * 3, 0x207);

            steps(machine, 2);

            assertThat(machine.step()).isInstanceOfSatisfying(Outcome.Faulted.class,
                    faulted -> assertThat(faulted.fault().pc()).isEqualTo(0x204));
        }
    }

    /** Of the scenarios for the core: reset, FP frames, IT blocks, SVC; both have counted the same time. */
    @Test
    void aProgramThatIsSteppedThroughTakesItsCourse() {
        try (Machine stepped = new Machine(M4); Machine run = new Machine(M4)) {
            Images.load(stepped, Path.of("fixtures/core/core-m4.elf"));
            Images.load(run, Path.of("fixtures/core/core-m4.elf"));
            steps(stepped, 20_000);

            while (run.now() < stepped.now()) {
                run.run(stepped.now() - run.now());
            }
            while (stepped.now() < run.now()) {
                stepped.step();
            }

            assertThat(stepped.now()).isEqualTo(run.now());
            for (int n = 0; n < 16; n++) {
                assertThat(stepped.register(n)).as("r%d", n).isEqualTo(run.register(n));
            }
            assertThat(stepped.status()).isEqualTo(run.status());
            for (int at = 0x2000_0000; at < 0x2001_0000; at += 4) {
                assertThat(stepped.memory().u32(at)).as("0x%x", at).isEqualTo(run.memory().u32(at));
            }
        }
    }

    private static List<Integer> steps(Machine machine, int count) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            machine.step();
            places.add(machine.register(15));
        }
        return places;
    }
}
