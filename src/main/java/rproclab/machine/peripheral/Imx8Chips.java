// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static rproclab.machine.peripheral.Chip.chip;
import static rproclab.machine.peripheral.Part.irqsteer;
import static rproclab.machine.peripheral.Part.lpuart;
import static rproclab.machine.peripheral.Part.mu1;
import static rproclab.machine.peripheral.Part.systemController;

import java.util.List;

/**
 * i.MX 8QM and 8QXP: {@code imx8-ss-*.dtsi} of Linux 7.3, whose addresses are the core's too; the core's own devices and
 * the numbers of interrupts as the firmware of NXP's SDK 2.9 has them.
 */
final class Imx8Chips {
    private static final String OMITS = "clock gates, IOMUX, the messaging units to other cores and other peripherals: "
            + "their registers read back";

    // @formatter:off
    static final List<Chip> ALL = List.of(
            core("imx8qm-m4-0", 0x5107_0000L)
                    .with("DMA_LPUART4", 0x5A0A_0000L, lpuart(312))
                    .with("LSIO_MU5_B",  0x5D29_0000L, mu1(283)),
            core("imx8qm-m4-1", 0x5108_0000L)
                    .with("DMA_LPUART4", 0x5A0A_0000L, lpuart(312))
                    .with("LSIO_MU6_B",  0x5D2A_0000L, mu1(284)),
            core("imx8qxp-m4", 0x5107_0000L)
                    .with("LSIO_MU5_B",  0x5D29_0000L, mu1(283)));

    private static Chip core(String target, long irqsteer) {
        return chip(target, 264_000_000, 0x1FFE_0000L)
                .window(0x4000_0000L, 0x2000_0000)
                .window(0xE008_0000L, 0x1_0000)
                .with("LPUART",      0x4122_0000L, lpuart(25))
                .with("SCU_MU",      0x4148_0000L, systemController())
                .with("IRQSTEER",    irqsteer,     irqsteer())
                .with("DMA_LPUART0", 0x5A06_0000L, lpuart(308))
                .with("DMA_LPUART1", 0x5A07_0000L, lpuart(309))
                .with("DMA_LPUART2", 0x5A08_0000L, lpuart(310))
                .with("DMA_LPUART3", 0x5A09_0000L, lpuart(311))
                .with("LMEM",        0xE008_2000L, Imx8mBlocks.LMEM)
                .omitting(OMITS);
    }
    // @formatter:on

    private Imx8Chips() {}
}
