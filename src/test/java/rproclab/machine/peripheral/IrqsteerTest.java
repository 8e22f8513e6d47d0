// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.machine.peripheral.Bench.WORD;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IrqsteerTest {
    private static final int MASK = 0x04;
    private static final int SET = 0x44;
    private static final int STATUS = 0x84;
    private static final int MINTDIS = 0xC4;
    private static final int MSTRSTAT = 0xC8;

    private final Bench bench = new Bench();
    private final Irqsteer steer = (Irqsteer) bench.connect(Part.irqsteer());

    @ParameterizedTest
    @CsvSource({"51, 15, 0, 32", "82, 15, 31, 32", "83, 14, 0, 32", "114, 14, 31, 32", "115, 13, 0, 33",
            "283, 8, 8, 35", "284, 8, 9, 35", "562, 0, 31, 39"})
    void anInterruptHasABitAndALine(int irq, int word, int bit, int line) {
        steer.write(MASK + 4 * word, WORD, 1 << bit);

        steer.lines().irq(irq, true);

        assertThat(bench.raised()).containsExactly(line);
        assertThat(steer.read(STATUS + 4 * word, WORD)).isEqualTo(1 << bit);
        assertThat(steer.read(MSTRSTAT, WORD)).isEqualTo(1);
    }

    @Test
    void whatIsNumberedLowerIsTheCoresOwn() {
        steer.lines().irq(50, true);

        assertThat(bench.raised()).containsExactly(50);
    }

    @Test
    void whatIsMaskedWaits() {
        steer.lines().irq(51, true);
        assertThat(bench.raised()).isEmpty();
        assertThat(steer.read(STATUS + 4 * 15, WORD)).isZero();
        assertThat(steer.read(MSTRSTAT, WORD)).isZero();

        steer.write(MASK + 4 * 15, WORD, 1);

        assertThat(bench.raised()).containsExactly(32);
    }

    @Test
    void aLineFallsWithItsLastInterrupt() {
        steer.write(MASK + 4 * 15, WORD, 3);
        steer.lines().irq(51, true);
        steer.lines().irq(52, true);

        steer.lines().irq(51, false);
        assertThat(bench.raised()).containsExactly(32);
        steer.lines().irq(52, false);

        assertThat(bench.raised()).isEmpty();
    }

    @Test
    void softwareSetsAnInterruptAndDisablesALine() {
        steer.write(MASK + 4 * 13, WORD, 2);
        steer.write(SET + 4 * 13, WORD, 2);
        assertThat(bench.raised()).containsExactly(33);

        steer.write(MINTDIS, WORD, 1 << 1);

        assertThat(bench.raised()).isEmpty();
        assertThat(steer.read(STATUS + 4 * 13, WORD)).isEqualTo(2);
    }

    @Test
    void timeIsThatOfTheCore() {
        bench.turnClockTo(7);
        steer.lines().at(8, () -> steer.lines().irq(1, true));

        assertThat(steer.lines().now()).isEqualTo(7);
        bench.runEvents();
        assertThat(bench.raised()).containsExactly(1);
    }
}
