// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.machine.peripheral.Bench.WORD;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Stm32TimerTest {
    private static final int IRQ = 54;
    private static final int CR1 = 0x00;
    private static final int DIER = 0x0C;
    private static final int SR = 0x10;
    private static final int EGR = 0x14;
    private static final int CNT = 0x24;
    private static final int PSC = 0x28;
    private static final int ARR = 0x2C;
    private static final int CEN = 1;
    private static final int UDIS = 2;
    private static final int URS = 4;
    private static final int OPM = 8;

    private final Bench bench = new Bench();
    private final Peripheral timer = bench.connect(Part.stm32Timer(IRQ, 16));

    @BeforeEach
    void countsToNineEveryTenTicks() {
        timer.write(PSC, WORD, 9);
        timer.write(ARR, WORD, 9);
    }

    @Test
    void standsUntilItIsEnabled() {
        bench.turnClockTo(1000);

        assertThat(read(CNT)).isZero();
        assertThat(read(SR)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"9, 0, 0", "10, 1, 0", "99, 9, 0", "100, 0, 1", "119, 1, 1", "1234, 3, 1"})
    void countsAndStartsAgainBehindTheReloadValue(long now, int count, int update) {
        timer.write(CR1, WORD, CEN);

        bench.turnClockTo(now);

        assertThat(read(CNT)).isEqualTo(count);
        assertThat(read(SR)).isEqualTo(update);
    }

    @Test
    void keepsItsCountWhileItStands() {
        timer.write(CR1, WORD, CEN);
        bench.turnClockTo(45);
        timer.write(CR1, WORD, 0);
        bench.turnClockTo(500);
        timer.write(CR1, WORD, CEN);
        bench.turnClockTo(510);

        assertThat(read(CNT)).isEqualTo(5);
    }

    /** Whoever acknowledges an update does not make the next one later. */
    @Test
    void acknowledgingDoesNotDisturbTheCount() {
        timer.write(CR1, WORD, CEN);
        bench.turnClockTo(105);
        timer.write(SR, WORD, 0);
        boolean acknowledged = read(SR) == 0;
        bench.turnClockTo(199);
        boolean early = read(SR) != 0;
        bench.turnClockTo(200);

        assertThat(acknowledged).isTrue();
        assertThat(early).isFalse();
        assertThat(read(SR)).isEqualTo(1);
    }

    @Test
    void aOneWrittenToTheStatusChangesNothing() {
        timer.write(CR1, WORD, CEN);
        bench.turnClockTo(100);

        timer.write(SR, WORD, 1);

        assertThat(read(SR)).isEqualTo(1);
    }

    @Test
    void interruptsAtTheUpdateUntilItIsAcknowledgedAndAgainAtTheNext() {
        timer.write(DIER, WORD, 1);
        timer.write(CR1, WORD, CEN);
        bench.turnClockTo(100);
        bench.runEvents();
        boolean first = bench.raised().contains(IRQ);
        timer.write(SR, WORD, 0);
        boolean after = bench.raised().contains(IRQ);
        bench.turnClockTo(200);
        bench.runEvents();

        assertThat(first).isTrue();
        assertThat(after).isFalse();
        assertThat(bench.raised()).containsExactly(IRQ);
    }

    @Test
    void doesNotInterruptUnasked() {
        timer.write(CR1, WORD, CEN);
        bench.turnClockTo(100);
        bench.runEvents();

        assertThat(bench.raised()).isEmpty();
    }

    @Test
    void stoppedBeforeItsUpdateItDoesNotInterrupt() {
        timer.write(DIER, WORD, 1);
        timer.write(CR1, WORD, CEN);
        timer.write(CR1, WORD, 0);
        bench.turnClockTo(100);
        bench.runEvents();

        assertThat(bench.raised()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 0", "3, 0"})
    void softwareCanAskForAnUpdate(int cr1, int update) {
        timer.write(CR1, WORD, cr1);
        bench.turnClockTo(55);

        timer.write(EGR, WORD, 1);

        assertThat(read(CNT)).isZero();
        assertThat(read(SR)).isEqualTo(update);
        assertThat(read(EGR)).isZero();
        assertThat(cr1 & ~(CEN | URS | UDIS)).isZero();
    }

    @Test
    void onePulseEndsAtTheUpdate() {
        timer.write(CR1, WORD, CEN | OPM);
        bench.turnClockTo(130);

        assertThat(read(CR1)).isEqualTo(OPM);
        assertThat(read(CNT)).isZero();
        assertThat(read(SR)).isEqualTo(1);
    }

    @Test
    void withoutUpdatesItOnlyCounts() {
        timer.write(DIER, WORD, 1);
        timer.write(CR1, WORD, CEN | UDIS);
        bench.turnClockTo(110);
        bench.runEvents();

        assertThat(read(CNT)).isEqualTo(1);
        assertThat(read(SR)).isZero();
        assertThat(bench.raised()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"16, 0xffff", "32, 0xffffffff"})
    void afterResetItCountsToItsWidth(int bits, String top) {
        Peripheral fresh = bench.connect(Part.stm32Timer(IRQ, bits));

        assertThat(fresh.read(ARR, WORD)).isEqualTo(Long.decode(top).intValue());
    }

    @Test
    void reloadOfZeroStopsIt() {
        timer.write(ARR, WORD, 0);
        timer.write(CR1, WORD, CEN);
        bench.turnClockTo(1000);

        assertThat(read(CNT)).isZero();
        assertThat(read(SR)).isZero();
    }

    @Test
    void theCountCanBeSet() {
        timer.write(CR1, WORD, CEN);
        timer.write(CNT, WORD, 7);
        bench.turnClockTo(20);

        assertThat(read(CNT)).isEqualTo(9);
    }

    private int read(int offset) {
        return timer.read(offset, WORD);
    }
}
