// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.machine.peripheral.Bench.WORD;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemControllerTest {
    private static final int SR = 0x20;

    private final Peripheral unit = new Bench().connect(Part.systemController());

    @Test
    void aCallIsGrantedWithItsOwnWords() {
        call(0x0506_0401, 0x11, 0x22, 0x33);

        int full = unit.read(SR, WORD) & 0x0F00_0000;
        int header = unit.read(0x10, WORD);
        int first = unit.read(0x14, WORD);

        assertThat(full).isEqualTo(1 << 27);
        assertThat(header).isEqualTo(0x0006_0401);
        assertThat(first).isEqualTo(0x11);
        assertThat(unit.read(SR, WORD) & 0x0F00_0000).isEqualTo(1 << 25);
    }

    @Test
    void theFifthWordGoesThroughTheFirstRegisterAgain() {
        call(0x0506_0501, 1, 2, 3, 4);

        for (int n = 0; n < 4; n++) {
            unit.read(0x10 + WORD * n, WORD);
        }

        assertThat(unit.read(0x10, WORD)).isEqualTo(4);
        assertThat(unit.read(SR, WORD) & 0x0F00_0000).isZero();
    }

    @Test
    void anIncompleteCallHasNoAnswer() {
        call(0x0506_0301, 1);

        assertThat(unit.read(SR, WORD) & 0x0F00_0000).isZero();
    }

    @Test
    void aClockRunsAtTwentyFourMegahertz() {
        assertThat(rate(0x0602_0201, 0x0002_0039)).isEqualTo(24_000_000);
    }

    /** 278 and 298: a FreeRTOS that is told less ticks too fast for anything else. */
    @ParameterizedTest
    @CsvSource({"277, 24000000", "278, 264000000", "279, 24000000", "298, 264000000"})
    void aCoreRunsAt264Megahertz(int resource, int rate) {
        assertThat(rate(0x0602_0201, 0x0002_0000 | resource)).isEqualTo(rate);
    }

    @Test
    void aCallNextToThatForTheRateIsGrantedWithItsOwnWords() {
        assertThat(rate(0x0502_0201, 0x0002_012a)).isEqualTo(0x0002_012a);
        assertThat(rate(0x0702_0201, 0x0002_012a)).isEqualTo(0x0002_012a);
    }

    /** The word behind the header of the answer. */
    private int rate(int header, int word) {
        call(header, word);
        unit.read(0x10, WORD);
        return unit.read(0x14, WORD);
    }

    private void call(int... words) {
        for (int i = 0; i < words.length; i++) {
            unit.write(WORD * (i % 4), WORD, words[i]);
        }
    }
}
