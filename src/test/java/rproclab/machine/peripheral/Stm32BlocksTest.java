// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.machine.peripheral.Bench.WORD;

import org.junit.jupiter.api.Test;

class Stm32BlocksTest {

    /** As {@code HAL_RCC_GetSystemCoreClockFreq()} works it out: firmware that Linux starts does not set its clock. */
    @Test
    void firmwareFindsTheClockThatTheChipHas() {
        Peripheral rcc = new Bench().connect(Part.registers(Stm32Blocks.RCC));

        boolean pll3 = (rcc.read(0x048, WORD) & 3) == 3;
        boolean hse = (rcc.read(0x820, WORD) & 3) == 1;
        int configuration = rcc.read(0x884, WORD);
        double factor = (configuration & 0x1FF) + 1 + (rcc.read(0x88C, WORD) >> 3 & 0x1FFF) / 8192.0;
        double vco = 24e6 / ((configuration >> 16 & 0x3F) + 1) * factor;
        double core = vco / ((rcc.read(0x888, WORD) & 0x7F) + 1) / (1 << (rcc.read(0x830, WORD) & 0xF));

        assertThat(pll3 && hse).isTrue();
        assertThat(Math.round(core / 1e6) * 1_000_000).isEqualTo(Chips.of("stm32mp157-m4").orElseThrow().hz());
    }

    @Test
    void calibrationOfAConverterEndsAtOnce() {
        Peripheral adc = new Bench().connect(Part.registers(Stm32Blocks.ADC));

        adc.write(0x108, WORD, 0x9000_0001);

        assertThat(adc.read(0x108, WORD)).isEqualTo(0x1000_0001);
        assertThat(adc.read(0x100, WORD)).isEqualTo(0x1001);
        assertThat(adc.read(0x008, WORD)).isZero();
    }
}
