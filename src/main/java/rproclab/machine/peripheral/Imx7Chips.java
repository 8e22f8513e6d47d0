// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static rproclab.machine.peripheral.Part.gpt;
import static rproclab.machine.peripheral.Part.imxUart;
import static rproclab.machine.peripheral.Part.lpuart;
import static rproclab.machine.peripheral.Part.mu1;
import static rproclab.machine.peripheral.Part.mu7ulp;
import static rproclab.machine.peripheral.Chip.chip;

import java.util.List;

/**
 * i.MX 7D, 6SX and 7ULP: Zephyr's {@code nxp_imx7d_m4.dtsi} and {@code nxp_imx6sx_m4.dtsi}, the SDK's
 * {@code MCIMX7U5_cm4.h}.
 */
final class Imx7Chips {
    // @formatter:off
    static final List<Chip> ALL = List.of(
            chip("imx7d-m4", 200_000_000, 0x0000_0000L)
                    .window(0x3000_0000L, 0x1000_0000)
                    .window(0xE008_0000L, 0x1_0000)
                    .with("GPT1",       0x302D_0000L, gpt())
                    .with("GPT2",       0x302E_0000L, gpt())
                    .with("GPT3",       0x302F_0000L, gpt())
                    .with("GPT4",       0x3030_0000L, gpt())
                    .with("IOMUXC",     0x3033_0000L, Imx8mBlocks.IOMUXC)
                    .with("IOMUXC_GPR", 0x3034_0000L, Imx8mBlocks.IOMUXC_GPR)
                    .with("CCM_ANALOG", 0x3036_0000L, Imx8mBlocks.ANALOG_7D)
                    .with("CCM",        0x3038_0000L, Imx8mBlocks.CCM)
                    .with("GPC",        0x303A_0000L, Imx8mBlocks.GPC)
                    .with("RDC",        0x303D_0000L, Imx8mBlocks.RDC)
                    .with("UART1",      0x3086_0000L, imxUart(26))
                    .with("UART3",      0x3088_0000L, imxUart(28))
                    .with("UART2",      0x3089_0000L, imxUart(27))
                    .with("UART4",      0x30A6_0000L, imxUart(29))
                    .with("UART5",      0x30A7_0000L, imxUart(30))
                    .with("UART6",      0x30A8_0000L, imxUart(16))
                    .with("UART7",      0x30A9_0000L, imxUart(126))
                    .with("MU_B",       0x30AB_0000L, mu1(97))
                    .with("LMEM",       0xE008_2000L, Imx8mBlocks.LMEM)
                    .omitting("ENET, ECSPI, I2C and other peripherals: their registers read back"),
            chip("imx6sx-m4", 227_000_000, 0x0000_0000L)
                    .window(0x4200_0000L, 0x30_0000)
                    .window(0xE008_0000L, 0x1_0000)
                    .with("UART1",      0x4202_0000L, imxUart(26))
                    .with("GPT",        0x4209_8000L, gpt())
                    .with("UART2",      0x421E_8000L, imxUart(27))
                    .with("UART3",      0x421E_C000L, imxUart(28))
                    .with("UART4",      0x421F_0000L, imxUart(29))
                    .with("UART5",      0x421F_4000L, imxUart(30))
                    .with("MU_B",       0x4229_C000L, mu1(99))
                    .with("UART6",      0x422A_0000L, imxUart(17))
                    .with("LMEM",       0xE008_2000L, Imx8mBlocks.LMEM)
                    .omitting("CCM, its PLLs, RDC and other peripherals: their registers read back"),
            chip("imx7ulp-m4", 200_000_000, 0x1FFD_0000L)
                    .window(0x4000_0000L, 0x120_0000)
                    .window(0xE008_0000L, 0x1_0000)
                    .with("SCG1",       0x403E_0000L, UlpBlocks.SCG)
                    .with("MU_A",       0x4102_2000L, mu7ulp(22))
                    .with("SCG0",       0x4102_7000L, UlpBlocks.SCG)
                    .with("LPUART0",    0x4103_A000L, lpuart(51))
                    .with("LPUART1",    0x4103_B000L, lpuart(52))
                    .with("LPUART2",    0x410A_B000L, lpuart(53))
                    .with("LPUART3",    0x410A_C000L, lpuart(54))
                    .with("LMEM",       0xE008_2000L, Imx8mBlocks.LMEM)
                    .omitting("MSMC power modes, which firmware waits for, and other peripherals: their registers read back"));
    // @formatter:on

    private Imx7Chips() {}
}
