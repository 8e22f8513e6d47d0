// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.machine.peripheral.Bench.WORD;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UartTest {
    private static final int IRQ = 27;

    /** What the kinds have in common, by register. */
    enum Kind {
        // @formatter:off
        //      part                     data   status ready         enable
        IMX(    Part.imxUart(IRQ),       0x40,  0x94,  0x2000,       0x80, 0x2000),
        LPUART( Part.lpuart(IRQ),        0x1C,  0x14,  0x0080_0000,  0x18, 0x0080_0000),
        STM32(  Part.stm32Usart(IRQ),    0x28,  0x1C,  0x80,         0x00, 0x80);
        // @formatter:on

        final Part part;
        final int data;
        final int status;
        final int ready;
        final int control;
        final int enable;

        Kind(Part part, int data, int status, int ready, int control, int enable) {
            this.part = part;
            this.data = data;
            this.status = status;
            this.ready = ready;
            this.control = control;
            this.enable = enable;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSentIsOnTheConsole(Kind kind) {
        Bench bench = new Bench();
        Peripheral uart = bench.connect(kind.part);

        uart.write(kind.data, WORD, 'h');
        uart.write(kind.data, 1, 'i');

        assertThat(bench.console()).isEqualTo("hi");
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheLowByteIsSent(Kind kind) {
        Bench bench = new Bench();
        Peripheral uart = bench.connect(kind.part);

        uart.write(kind.data, WORD, 0x3FF);

        assertThat(bench.console()).isEqualTo("\u00ff");
    }

    @ParameterizedTest
    @EnumSource
    void thereIsAlwaysRoomToSend(Kind kind) {
        Peripheral uart = new Bench().connect(kind.part);

        uart.write(kind.data, WORD, 'x');
        uart.write(kind.status, WORD, 0);

        assertThat(uart.read(kind.status, WORD) & kind.ready).isEqualTo(kind.ready);
    }

    @ParameterizedTest
    @EnumSource
    void theInterruptIsRaisedWhileItIsEnabled(Kind kind) {
        Bench bench = new Bench();
        Peripheral uart = bench.connect(kind.part);

        uart.write(kind.control, WORD, kind.enable);
        boolean enabled = bench.raised().contains(IRQ);
        uart.write(kind.control, WORD, 0);

        assertThat(enabled).isTrue();
        assertThat(bench.raised()).isEmpty();
    }

    @Test
    void theImxUartIsOutOfResetAtOnce() {
        Peripheral uart = new Bench().connect(Part.imxUart(IRQ));

        uart.write(0x84, WORD, 0);

        assertThat(uart.nameOf(0x84)).isEqualTo("UCR2");
        assertThat(uart.read(0x84, WORD)).isEqualTo(1);
    }

    @Test
    void aDivisorIsNotSent() {
        Bench bench = new Bench();
        Peripheral uart = bench.connect(Part.tiUart(IRQ));

        uart.write(0x0C, WORD, 0x83);
        uart.write(0x00, WORD, 26);
        uart.write(0x0C, WORD, 0x03);
        uart.write(0x00, WORD, 'k');

        assertThat(bench.console()).isEqualTo("k");
    }
}
