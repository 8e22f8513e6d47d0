// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static rproclab.machine.peripheral.Part.lpuart;
import static rproclab.machine.peripheral.Part.mu2;
import static rproclab.memory.Region.region;
import static rproclab.machine.peripheral.Chip.chip;

import java.util.List;

/** i.MX 93 and 95: Zephyr's {@code nxp_imx93_m33.dtsi} and {@code nxp_imx95_m7.dtsi}, Linux 7.3's {@code imx93.dtsi}. */
final class Imx9Chips {
    // @formatter:off
    static final List<Chip> ALL = List.of(
            // TF-A starts the core in the code TCM, of which the secure and the other view are one memory.
            chip("imx93-m33", 200_000_000, 0x0FFE_0000L)
                    // Vrings of NXP's boards are here; the driver's table leaves it out, NXP's real-time branch has both views.
                    .memory(region("DDR",        0xA000_0000L, 0xA000_0000L, 0x1000_0000L))
                    .memory(region("DDR secure", 0xB000_0000L, 0xA000_0000L, 0x1000_0000L))
                    .window(0x4000_0000L, 0x1000_0000)
                    .view(0x5000_0000L, 0x1000_0000, 0x4000_0000L)
                    .with("LPUART3",    0x4257_0000L, lpuart(68))
                    .with("LPUART4",    0x4258_0000L, lpuart(69))
                    .with("LPUART5",    0x4259_0000L, lpuart(70))
                    .with("LPUART6",    0x425A_0000L, lpuart(71))
                    .with("LPUART7",    0x4269_0000L, lpuart(210))
                    .with("LPUART8",    0x426A_0000L, lpuart(211))
                    .with("MU1_A",      0x4422_0000L, mu2(21))
                    .with("LPUART1",    0x4438_0000L, lpuart(19))
                    .with("LPUART2",    0x4439_0000L, lpuart(20))
                    .with("IOMUXC",     0x443C_0000L, Imx9Blocks.IOMUXC)
                    .with("XCACHE",     0x4440_0000L, Imx8mBlocks.LMEM)
                    .with("CCM",        0x4445_0000L, Imx9Blocks.CCM)
                    .with("ANA_PLL",    0x4448_0000L, Imx9Blocks.ANALOG)
                    .omitting("TRDC, the secure enclave's messaging unit and other peripherals: their registers read back"),
            chip("imx95-m7", 800_000_000, 0x0000_0000L)
                    .window(0x4000_0000L, 0x1000_0000)
                    .view(0x5000_0000L, 0x1000_0000, 0x4000_0000L)
                    .with("MU7_B",      0x4244_0000L, mu2(207))
                    .with("LPUART3",    0x4257_0000L, lpuart(64))
                    .with("LPUART4",    0x4258_0000L, lpuart(65))
                    .with("LPUART5",    0x4259_0000L, lpuart(66))
                    .with("LPUART6",    0x425A_0000L, lpuart(67))
                    .with("LPUART7",    0x4269_0000L, lpuart(68))
                    .with("LPUART8",    0x426A_0000L, lpuart(69))
                    .with("LPUART1",    0x4438_0000L, lpuart(19))
                    .with("LPUART2",    0x4439_0000L, lpuart(20))
                    .omitting("the System Manager, which firmware asks for clocks and pins and waits for"));
    // @formatter:on

    private Imx9Chips() {}
}
