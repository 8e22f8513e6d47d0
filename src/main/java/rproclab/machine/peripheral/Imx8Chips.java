// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static rproclab.machine.peripheral.Chip.chip;
import static rproclab.machine.peripheral.Part.lpuart;
import static rproclab.machine.peripheral.Part.systemController;

import java.util.List;

/** i.MX 8QM and 8QXP. */
final class Imx8Chips {
    private static final String OMITS = "interrupts through IRQSTEER, clock gates, IOMUX and other peripherals: their "
            + "registers read back";

    // @formatter:off
    static final List<Chip> ALL = List.of(
            core("imx8qm-m4-0"),
            core("imx8qm-m4-1"),
            core("imx8qxp-m4"));

    private static Chip core(String target) {
        return chip(target, 264_000_000, 0x1FFE_0000L)
                .window(0x4000_0000L, 0x2000_0000)
                .window(0xE008_0000L, 0x1_0000)
                .with("LPUART",      0x4122_0000L, lpuart(Uart.NO_LINE))
                .with("SCU_MU",      0x4148_0000L, systemController())
                .with("DMA_LPUART0", 0x5A06_0000L, lpuart(Uart.NO_LINE))
                .with("DMA_LPUART1", 0x5A07_0000L, lpuart(Uart.NO_LINE))
                .with("DMA_LPUART2", 0x5A08_0000L, lpuart(Uart.NO_LINE))
                .with("DMA_LPUART3", 0x5A09_0000L, lpuart(Uart.NO_LINE))
                .with("LMEM",        0xE008_2000L, Imx8mBlocks.LMEM)
                .omitting(OMITS);
    }
    // @formatter:on

    private Imx8Chips() {}
}
