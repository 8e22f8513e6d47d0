// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static rproclab.machine.peripheral.Block.block;
import static rproclab.machine.peripheral.Register.fixed;
import static rproclab.machine.peripheral.Register.register;

/**
 * Clocks of i.MX 93, as far as the firmware of NXP's SDK waits for them.
 *
 * <p>
 * Read in the SDK's {@code fsl_clock.h} for MIMX9352, in {@code drivers/clk/imx/clk-fracn-gppll.c} and
 * {@code clk-composite-93.c}, Linux 7.3.
 */
final class Imx9Blocks {
    // @formatter:off
    /** Audio, video, ARM, system and DRAM PLL, 0x100 bytes each; every register has three that set, clear and toggle. */
    static final Block ANALOG = block("ANA_PLL", "frequencies; every PLL is locked",
            fixed("PLL_STATUS",    0x10F0, 1).times(5, 0x100),
            fixed("DFS_STATUS",    0x10F4, 7).times(5, 0x100),
            register("PLL",        0x1000).times(0x50, 0x10),
            register("PLL_SET",    0x1004).times(0x50, 0x10).setting(-4),
            register("PLL_CLR",    0x1008).times(0x50, 0x10).clearing(-8),
            register("PLL_TOG",    0x100C).times(0x50, 0x10).toggling(-12));

    static final Block CCM = block("CCM", "clocks that stop, authentication; a change is done at once",
            register("ROOT_CONTROL",     0x0000).times(95, 0x80),
            register("ROOT_CONTROL_SET", 0x0004).times(95, 0x80).setting(-4),
            register("ROOT_CONTROL_CLR", 0x0008).times(95, 0x80).clearing(-8),
            register("ROOT_CONTROL_TOG", 0x000C).times(95, 0x80).toggling(-12),
            fixed("ROOT_STATUS",         0x0020, 0).times(95, 0x80),
            register("ROOT_AUTHEN",      0x0030).times(95, 0x80),
            register("LPCG_DIRECT",      0x8000).times(127, 0x40),
            register("LPCG_LPM",         0x8010).times(127, 0x40),
            register("LPCG_LPM_CUR",     0x801C).times(127, 0x40),
            fixed("LPCG_STATUS",         0x8020, 0).times(127, 0x40),
            register("LPCG_AUTHEN",      0x8030).times(127, 0x40));

    static final Block IOMUXC = block("IOMUXC", "pins",
            register("PAD", 0x000).times(0x200, 4));
    // @formatter:on

    private Imx9Blocks() {}
}
