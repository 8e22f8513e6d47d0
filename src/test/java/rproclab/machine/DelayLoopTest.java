// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rproclab.target.CpuType;

/** Loops that only count or wait take no time of ours. */
class DelayLoopTest {
    private static final Soc M7 = Soc.of(CpuType.CORTEX_M7).with(
            MemoryRange.ram(Images.at("ITCM", 0, 0x2_0000)), MemoryRange.ram(Images.at("DTCM", 0x2000_0000, 0x2_0000)));

    /** {@code SDK_DelayAtLeastUs}: half a billion rounds would take half a minute. */
    @Test
    void theDelayLoopOfTheVendorsSdkIsSkipped() {
        try (Machine machine = new Machine(M7)) {
            // ldr r0, =533000000; 1: sub.w r0, r0, #1; cmp r0, #0; bne 1b; wfi
            Programs.reset(machine, 0x4802, 0xf1a0, 0x0001, 0x2800, 0xd1fb, 0xbf30, 533_000_000 & 0xffff,
                    533_000_000 >>> 16);

            Outcome outcome = machine.run(Long.MAX_VALUE);

            assertThat(outcome).isEqualTo(new Outcome.Asleep(0x20c));
            assertThat(machine.register(0)).isZero();
            assertThat(machine.now()).isEqualTo(1 + 4 * 533_000_000L + 1);
        }
    }

    @Test
    void anInterruptFindsTheLoopWhereItWouldBe() {
        DeviceRange timer = new DeviceRange("timer", 0x4000_0000L, 0x1000, wires -> {
            wires.at(1_000_001, () -> wires.irq(0, true));
            return new Device() {
                @Override
                public int read(int offset, int size) {
                    return 0;
                }

                @Override
                public void write(int offset, int size, int value) {}
            };
        });
        try (Machine machine = new Machine(M7.with(timer))) {
            // ldr r0, =0xe000e100; movs r1, #1; str r1, [r0]; movs r0, #0; 1: adds r0, #1; b 1b
            Programs.reset(machine, 0x4802, 0x2101, 0x6001, 0x2000, 0x3001, 0xe7fd, 0xe100, 0xe000);
            Programs.write(machine, 0x300, 0xbf30);
            machine.memory().put32(4 * 16, 0x301);

            machine.run(1_000_100);

            assertThat(machine.register(0)).isEqualTo((1_000_002 - 4) / 2);
            assertThat(machine.register(14)).isEqualTo(0xffff_fff9);
        }
    }

    @Test
    void aLoopThatNothingEndsUsesTheBudgetUpAtOnce() {
        try (Machine machine = new Machine(M7)) {
            Programs.reset(machine, 0xe7fe);

            Outcome outcome = machine.run(1_000_000_000_000L);

            assertThat(outcome).isEqualTo(new Outcome.Spinning(0x200));
            assertThat(machine.now()).isEqualTo(1_000_000_000_000L);
        }
    }

    @Test
    void sleepThatAMaskedInterruptPreventsIsALoop() {
        try (Machine machine = new Machine(M7)) {
            // cpsid i; ldr r0, =0xe000e100; movs r1, #1; str r1, [r0]; nop; adds r0, #255; adds r0, #1; str r1, [r0]; 1: wfi; b 1b
            Programs.reset(machine, 0xb672, 0x4804, 0x2101, 0x6001, 0xbf00, 0x30ff, 0x3001, 0x6001, 0xbf30, 0xe7fd,
                    0xe100, 0xe000);

            Outcome outcome = machine.run(1_000_000_000_000L);

            assertThat(outcome).isInstanceOf(Outcome.Asleep.class);
            assertThat(machine.now()).isEqualTo(1_000_000_000_000L);
        }
    }

    @Test
    void aLoopThatPollsADeviceIsRun() {
        int[] reads = new int[1];
        DeviceRange status = new DeviceRange("status", 0x4000_0000L, 0x1000, wires -> new Device() {
            @Override
            public int read(int offset, int size) {
                return ++reads[0] == 1000 ? 1 : 0;
            }

            @Override
            public void write(int offset, int size, int value) {}
        });
        try (Machine machine = new Machine(M7.with(status))) {
            // movs r0, #1; lsls r0, r0, #30; 1: ldr r1, [r0]; cmp r1, #0; beq 1b; wfi
            Programs.reset(machine, 0x2001, 0x0780, 0x6801, 0x2900, 0xd0fc, 0xbf30);

            Outcome outcome = machine.run(1_000_000);

            assertThat(outcome).isEqualTo(new Outcome.Asleep(0x20c));
            assertThat(reads[0]).isEqualTo(1000);
        }
    }
}
