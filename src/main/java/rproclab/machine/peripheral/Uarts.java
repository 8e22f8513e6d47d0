// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static rproclab.machine.peripheral.Block.block;
import static rproclab.machine.peripheral.Register.fixed;
import static rproclab.machine.peripheral.Register.register;

import java.util.List;
import rproclab.machine.peripheral.Uart.Cause;
import rproclab.machine.peripheral.Uart.Latch;
import rproclab.machine.peripheral.Uart.Model;

/** The kinds of serial port. None models baud rates, the time a byte takes, errors, DMA or what could be received. */
final class Uarts {
    private static final String OMITS = "baud rate, time on the wire, receiving, errors, DMA";

    // @formatter:off
    /** i.MX 6 to 8M: i.MX 8M Plus reference manual, chapter UART. */
    static final Model IMX = new Model(
            block("i.MX UART", OMITS,
                    fixed("URXD",     0x00, 0),
                    register("UTXD",  0x40),
                    register("UCR1",  0x80),
                    register("UCR2",  0x84).reset(1).ready(1),          // SRST: the reset is over
                    register("UCR3",  0x88).reset(0x700),
                    register("UCR4",  0x8C).reset(0x8000),
                    register("UFCR",  0x90).reset(0x801),
                    fixed("USR1",     0x94, 0x2048),                    // TRDY, RXDS
                    fixed("USR2",     0x98, 0x4008),                    // TXFE, TXDC
                    register("UESC",  0x9C).reset(0x2B),
                    register("UTIM",  0xA0),
                    register("UBIR",  0xA4),
                    register("UBMR",  0xA8),
                    fixed("UBRC",     0xAC, 4),
                    register("ONEMS", 0xB0),
                    register("UTS",   0xB4).reset(0x60)
                            .ready(0x60).selfClearing(0x0001),          // TXEMPTY, RXEMPTY; SOFTRST
                    register("UMCR",  0xB8)),
            0x40, Latch.NONE,
            List.of(new Cause(0x94, 0x2000, 0x80, 0x2000),              // TRDY, TRDYEN
                    new Cause(0x98, 0x4000, 0x80, 0x0040),              // TXFE, TXMPTYEN
                    new Cause(0x98, 0x0008, 0x8C, 0x0008)));            // TXDC, TCEN

    /** i.MX 7ULP, 8QM, 8QXP, 8ULP and 9: i.MX 93 reference manual, chapter LPUART. */
    static final Model LPUART = new Model(
            block("LPUART", OMITS,
                    fixed("VERID",     0x00, 0x0404_0007),
                    fixed("PARAM",     0x04, 0x0000_0404),
                    register("GLOBAL", 0x08),
                    register("PINCFG", 0x0C),
                    register("BAUD",   0x10).reset(0x0F00_0004),
                    fixed("STAT",      0x14, 0x00C0_0000),              // TDRE, TC
                    register("CTRL",   0x18),
                    fixed("DATA",      0x1C, 0x1000),                   // RXEMPT
                    register("MATCH",  0x20),
                    register("MODIR",  0x24),
                    register("FIFO",   0x28).reset(0x00C0_0033)
                            .ready(0x00C0_0000).selfClearing(0xC000),   // TXEMPT, RXEMPT; TXFLUSH, RXFLUSH
                    register("WATER",  0x2C)),
            0x1C, Latch.NONE,
            List.of(new Cause(0x14, 0x0080_0000, 0x18, 0x0080_0000),    // TDRE, TIE
                    new Cause(0x14, 0x0040_0000, 0x18, 0x0040_0000)));  // TC, TCIE

    /** STM32MP1: reference manual RM0436, chapter USART. */
    static final Model STM32 = new Model(
            block("USART", OMITS,
                    register("CR1",   0x00),
                    register("CR2",   0x04),
                    register("CR3",   0x08),
                    register("BRR",   0x0C),
                    register("GTPR",  0x10),
                    register("RTOR",  0x14),
                    register("RQR",   0x18).selfClearing(0x1F),
                    fixed("ISR",      0x1C, 0x0060_00C0),               // REACK, TEACK, TXE, TC
                    register("ICR",   0x20).selfClearing(-1),
                    fixed("RDR",      0x24, 0),
                    register("TDR",   0x28),
                    register("PRESC", 0x2C)),
            0x28, Latch.NONE,
            List.of(new Cause(0x1C, 0x80, 0x00, 0x80),                  // TXE, TXEIE
                    new Cause(0x1C, 0x40, 0x00, 0x40)));                // TC, TCIE

    /** TI K3: the AM62x reference manual, chapter UART; a 16550 at distances of 4 bytes. */
    static final Model TI = new Model(
            block("TI UART", OMITS + ", interrupts",
                    register("THR",   0x00),
                    register("IER",   0x04),
                    register("FCR",   0x08),
                    register("LCR",   0x0C),
                    register("MCR",   0x10),
                    fixed("LSR",      0x14, 0x60),                      // TX_SR_E, TX_FIFO_E
                    fixed("MSR",      0x18, 0),
                    register("SPR",   0x1C),
                    register("MDR1",  0x20).reset(7),
                    register("SYSC",  0x54).selfClearing(2),            // SOFTRESET
                    fixed("SYSS",     0x58, 1)),                        // RESETDONE
            0x00, new Latch(0x0C, 0x80), List.of());                    // LCR.DIV_EN
    // @formatter:on

    private Uarts() {}
}
