// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.memory.Region;
import rproclab.target.CpuType;

/** Fixtures that go wrong do so as on a board, and the one that switches tasks does not. */
class FirmwareTest {
    private static final Region TCM = Region.region("TCM", 0, 0x7e_0000, 0x2_0000);
    private static final Region M4_TCM = Region.region("TCM", 0x1ffe_0000, 0x7e_0000, 0x2_0000);
    private static final Region M33_TCM = Region.region("TCM", 0x0ffe_0000, 0x7e_0000, 0x2_0000);
    private static final Region DATA = Region.region("DTCM", 0x2000_0000, 0x80_0000, 0x2_0000);

    private final StringBuilder console = new StringBuilder();

    @ParameterizedTest
    // @formatter:off
    @CsvSource({
        "imx8mp-fault-unmapped,  PRECISERR",  "imx8mm-fault-unmapped,  PRECISERR",  "imx93-fault-unmapped,  PRECISERR",
        "imx8mp-fault-undefined, UNDEFINSTR", "imx8mm-fault-undefined, UNDEFINSTR", "imx93-fault-undefined, UNDEFINSTR",
        "imx8mp-fault-no-fpu,    NOCP",       "imx8mm-fault-no-fpu,    NOCP",       "imx93-fault-no-fpu,    NOCP"})
    // @formatter:on
    void aFaultIsAHardFaultOfItsKind(String image, FaultKind kind) {
        try (Machine machine = load(image)) {
            Outcome outcome = machine.run(1_000_000);

            assertThat(console).asString().isEqualTo(image + ": hello\n");
            assertThat(outcome).isInstanceOfSatisfying(Outcome.Faulted.class, faulted -> {
                assertThat(faulted.fault().kind()).isEqualTo(kind);
                assertThat(faulted.fault().exception()).isEqualTo(3);
                assertThat(faulted.fault().hfsr()).isEqualTo(1 << 30);
                assertThat(faulted.fault().cfsr() & kind.bit()).isEqualTo(kind.bit());
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"imx8mp-fault-overflow", "imx8mm-fault-overflow", "imx93-fault-overflow"})
    void aStackThatLeavesItsMemoryLocksTheCoreUp(String image) {
        try (Machine machine = load(image)) {
            Outcome first = machine.run(10_000_000);
            Outcome second = machine.run(10_000_000);

            assertThat(first).isInstanceOfSatisfying(Outcome.Faulted.class, faulted -> {
                assertThat(faulted.fault().kind()).isEqualTo(FaultKind.PRECISERR);
                // The frame of HardFault itself does not fit either.
                assertThat(faulted.fault().cfsr()).isEqualTo(1 << 9 | 1 << 15);
            });
            // Its handler hangs; a handler that used the stack would lock the core up.
            assertThat(second).isInstanceOf(Outcome.Spinning.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"imx8mp-fault-spins", "imx8mm-fault-spins", "imx93-fault-spins"})
    void aRegisterThatNeverChangesIsPolledForEver(String image) {
        try (Machine machine = load(image)) {
            Outcome outcome = machine.run(1_000_000);

            assertThat(outcome).isEqualTo(new Outcome.Running());
            assertThat(machine.touches()).hasSize(1);
            assertThat(machine.touches().getFirst().write()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"imx8mp-switcher", "imx8mm-switcher", "imx93-switcher"})
    void tasksThatAreSwitchedKeepTheirRegisters(String image) {
        try (Machine machine = load(image)) {
            Outcome outcome = machine.run(100_000_000);

            assertThat(console).asString().isEqualTo(image + ": two tasks and an interrupt agree\n");
            assertThat(outcome).isInstanceOf(Outcome.Asleep.class);
        }
    }

    private Machine load(String image) {
        boolean m33 = image.startsWith("imx93");
        boolean m4 = image.startsWith("imx8mm");
        Region code = m33 ? M33_TCM : m4 ? M4_TCM : TCM;
        Soc soc = Soc.of(m33 ? CpuType.CORTEX_M33 : m4 ? CpuType.CORTEX_M4 : CpuType.CORTEX_M7).vtor((int) code.da())
                .with(MemoryRange.ram(code), MemoryRange.ram(DATA))
                .with(m33 ? console(0x4439_0000L, 0x1c) : console(0x30a6_0000L, 0x40))
                .with(new Window(0x3039_0000L, 0x1000), new Window(0x4446_0000L, 0x1000));
        Machine machine = new Machine(soc);
        Images.load(machine, Path.of("fixtures/firmware", image + ".elf"));
        return machine;
    }

    private DeviceRange console(long base, int data) {
        return new DeviceRange("UART", base, 0x1000, wires -> new Device() {
            @Override
            public int read(int offset, int size) {
                // LPUART: STAT.TDRE and STAT.TC.
                return offset == 0x14 ? 3 << 22 : 0;
            }

            @Override
            public void write(int offset, int size, int value) {
                if (offset == data) {
                    console.append((char) value);
                }
            }
        });
    }
}
