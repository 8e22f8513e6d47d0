// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import rproclab.bytes.Bytes;
import rproclab.elf.ElfImage;
import rproclab.elf.ProgramHeader;
import rproclab.memory.Region;
import rproclab.target.CpuType;

/** A machine as its users see it. */
class MachineTest {
    private static final Region ITCM = Region.region("ITCM", 0, 0x7e_0000, 0x2_0000);
    private static final Region DTCM = Region.region("DTCM", 0x2000_0000, 0x80_0000, 0x2_0000);
    private static final Soc M7 = Soc.of(CpuType.CORTEX_M7).with(MemoryRange.ram(ITCM), MemoryRange.ram(DTCM));

    @Test
    void aProgramRunsUntilItSleeps() {
        try (Machine machine = new Machine(M7)) {
            // movs r0, #42; lsls r1, r0, #0; movs r2, #1; lsls r2, r2, #29; str r0, [r2]; wfi
            program(machine, 0x202a, 0x0001, 0x2201, 0x0752, 0x6010, 0xbf30);

            Outcome outcome = machine.run(1000);

            assertThat(outcome).isEqualTo(new Outcome.Asleep(0x4c));
            assertThat(machine.memory().u32(0x80_0000)).isEqualTo(42);
            assertThat(machine.now()).isEqualTo(6);
            assertThat(machine.lastBlocks()).containsExactly(0x40);
        }
    }

    @Test
    void aDeviceRaisesAnInterruptAtItsTime() {
        Device device = new Device() {
            @Override
            public int read(int offset, int size) {
                return 0;
            }

            @Override
            public void write(int offset, int size, int value) {}
        };
        DeviceRange timer = new DeviceRange("timer", 0x4000_0000L, 0x1000, wires -> {
            wires.at(500, () -> wires.irq(3, true));
            return device;
        });
        try (Machine machine = new Machine(M7.with(timer))) {
            // ldr r0, =0xe000e100; movs r1, #8; str r1, [r0]; 1: b 1b
            program(machine, 0x4801, 0x2108, 0x6001, 0xe7fe, 0xe100, 0xe000);
            // movs r7, #7; mrs r6, ipsr; ldr r5, =0x40000000; wfi
            write(machine, 0x80, 0x2707, 0xf3ef, 0x8605, 0xbf30);
            machine.memory().put32(0x7e_0000 + 4 * 19, 0x81);

            machine.run(600);

            assertThat(machine.register(7)).isEqualTo(7);
            assertThat(machine.register(6)).isEqualTo(19);
            assertThat(machine.register(14)).isEqualTo(0xffff_fff9);
            assertThat(machine.memory().u32(0x80_1000 - 8)).isEqualTo(0x46);
        }
    }

    /** Its line stays high, so it is taken again and again, and no instruction ever runs. */
    @Test
    void aHandlerThatIsAnExceptionReturnUsesTheBudgetUp() {
        DeviceRange timer = new DeviceRange("timer", 0x4000_0000L, 0x1000, wires -> {
            wires.at(500, () -> wires.irq(3, true));
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
            // ldr r0, =0xe000e100; movs r1, #8; str r1, [r0]; 1: b 1b
            program(machine, 0x4801, 0x2108, 0x6001, 0xe7fe, 0xe100, 0xe000);
            machine.memory().put32(0x7e_0000 + 4 * 19, 0xffff_fff9);

            Outcome outcome = machine.run(100_000);

            assertThat(outcome).isEqualTo(new Outcome.Running());
            assertThat(machine.now()).isBetween(100_000L, 100_012L);
        }
    }

    @Test
    void aReturnFromAnExceptionThatNoCoreHasIsAFault() {
        try (Machine machine = new Machine(M7)) {
            // svc 0; 1: b 1b
            program(machine, 0xdf00, 0xe7fe);
            // SVCall pends NMI: ldr r0, =0xe000ed04; movs r1, #1; lsls r1, r1, #31; str r1, [r0]; nop; bx lr
            write(machine, 0x80, 0x4802, 0x2101, 0x07c9, 0x6001, Thumb.NOP, 0x4770, 0xed04, 0xe000);
            machine.memory().put32(0x7e_0000 + 4 * 11, 0x81);
            // which stacks exception 497: movs r2, #1; lsls r2, r2, #24; movs r3, #255; adds r3, #242; orrs r2, r3; str r2, [sp, #28]; bx lr
            write(machine, 0xa0, 0x2201, 0x0612, 0x23ff, 0x33f2, 0x431a, 0x9207, 0x4770);
            machine.memory().put32(0x7e_0000 + 4 * 2, 0xa1);
            machine.memory().put32(0x7e_0000 + 4 * 3, 0x43);

            Outcome outcome = machine.run(1000);

            assertThat(outcome).isInstanceOfSatisfying(Outcome.Faulted.class,
                    faulted -> assertThat(faulted.fault().kind()).isEqualTo(FaultKind.INVPC));
        }
    }

    @Test
    void aFixtureSaysOnItsUartThatItIsWhole() throws IOException {
        StringBuilder console = new StringBuilder();
        Device uart = new Device() {
            @Override
            public int read(int offset, int size) {
                return 0;
            }

            @Override
            public void write(int offset, int size, int value) {
                if (offset == 0x40) {
                    console.append((char) value);
                }
            }
        };
        Soc soc = M7.with(new DeviceRange("UART4", 0x30a6_0000L, 0x1000, wires -> uart));
        try (Machine machine = new Machine(soc)) {
            load(machine, "imx8mp-28047-repaired");

            Outcome outcome = machine.run(10_000_000);

            assertThat(console).asString().contains("imx8mp-28047-repaired: .data is in place").contains("clear");
            assertThat(outcome).isInstanceOf(Outcome.Asleep.class);
        }
    }

    private static void load(Machine machine, String fixture) throws IOException {
        Bytes bytes = Bytes.of(Files.readAllBytes(Path.of("fixtures/firmware", fixture + ".elf")), fixture);
        for (ProgramHeader header : ElfImage.of(bytes).orElseThrow().loadSegments()) {
            long sa = machine.systemAddress((int) header.paddr()).orElseThrow();
            machine.memory().copy(sa, bytes, header.offset(), header.filesz());
        }
    }

    private static void program(Machine machine, int... code) {
        machine.memory().put32(0x7e_0000, 0x2000_1000);
        machine.memory().put32(0x7e_0004, 0x41);
        write(machine, 0x40, code);
    }

    private static void write(Machine machine, int address, int... code) {
        for (int i = 0; i < code.length; i++) {
            machine.memory().put16(0x7e_0000 + address + 2 * i, code[i]);
        }
    }
}
