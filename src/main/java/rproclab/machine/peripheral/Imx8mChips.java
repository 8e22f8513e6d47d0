// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static rproclab.machine.peripheral.Part.gpt;
import static rproclab.machine.peripheral.Part.imxUart;
import static rproclab.machine.peripheral.Part.mu1;
import static rproclab.machine.peripheral.Chip.chip;

import java.util.List;

/**
 * i.MX 8M Plus, Mini, Nano and Quad: addresses and interrupt lines of the SDK's device headers ({@code MIMX8ML8_cm7.h},
 * {@code MIMX8MN6_cm7.h}, {@code MIMX8MQ6_cm4.h}), the same on all four; clocks of the cores as its boards set them.
 */
final class Imx8mChips {
    private static final String DOMAINS = "ENET, SAI, SDMA, ECSPI, I2C and other peripherals: their registers read back";

    // @formatter:off
    /** The Cortex-M7: it starts in ITCM. */
    private static final Chip M7 = common(chip("", 0, 0x0000_0000L));

    /** The Cortex-M4: it starts in TCML, at its alias; and it has a cache controller. */
    private static final Chip M4 = common(chip("", 0, 0x0000_0000L)
            .window(0xE008_0000L, 0x1_0000)
            .with("LMEM", 0xE008_2000L, Imx8mBlocks.LMEM));

    static final List<Chip> ALL = List.of(
            M7.as("imx8mp-m7", 800_000_000)
                    .with("CCM_ANALOG", 0x3036_0000L, Imx8mBlocks.ANALOG)
                    .with("GPC",        0x303A_0000L, Imx8mBlocks.GPC_8MP),
            M7.as("imx8mn-m7", 600_000_000)
                    .with("CCM_ANALOG", 0x3036_0000L, Imx8mBlocks.ANALOG)
                    .with("GPC",        0x303A_0000L, Imx8mBlocks.GPC),
            M4.as("imx8mm-m4", 400_000_000)
                    .with("CCM_ANALOG", 0x3036_0000L, Imx8mBlocks.ANALOG)
                    .with("GPC",        0x303A_0000L, Imx8mBlocks.GPC),
            M4.as("imx8mq-m4", 266_000_000)
                    .with("CCM_ANALOG", 0x3036_0000L, Imx8mBlocks.ANALOG_8MQ)
                    .with("GPC",        0x303A_0000L, Imx8mBlocks.GPC));

    private static Chip common(Chip chip) {
        return chip.window(0x3000_0000L, 0x1000_0000)
                .with("GPT1",       0x302D_0000L, gpt())
                .with("GPT2",       0x302E_0000L, gpt())
                .with("GPT3",       0x302F_0000L, gpt())
                .with("IOMUXC",     0x3033_0000L, Imx8mBlocks.IOMUXC)
                .with("IOMUXC_GPR", 0x3034_0000L, Imx8mBlocks.IOMUXC_GPR)
                .with("CCM",        0x3038_0000L, Imx8mBlocks.CCM)
                .with("RDC",        0x303D_0000L, Imx8mBlocks.RDC)
                .with("GPT6",       0x306E_0000L, gpt())
                .with("GPT5",       0x306F_0000L, gpt())
                .with("GPT4",       0x3070_0000L, gpt())
                .with("UART1",      0x3086_0000L, imxUart(26))
                .with("UART3",      0x3088_0000L, imxUart(28))
                .with("UART2",      0x3089_0000L, imxUart(27))
                .with("UART4",      0x30A6_0000L, imxUart(29))
                .with("MU_B",       0x30AB_0000L, mu1(97))
                .omitting(DOMAINS);
    }
    // @formatter:on

    private Imx8mChips() {}
}
