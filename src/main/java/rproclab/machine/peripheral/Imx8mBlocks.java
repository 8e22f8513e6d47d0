// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static rproclab.machine.peripheral.Block.block;
import static rproclab.machine.peripheral.Register.register;

/**
 * Clocks, power and reset of i.MX 8M and 7D, as far as the firmware of NXP's SDK waits for them.
 *
 * <p>
 * Read in the SDK's device headers and {@code fsl_clock.c} (mcux-sdk 2.15), and in U-Boot 2023.01's
 * {@code arch-imx8m/clock_imx8m*.h} and {@code arch-mx7/imx-regs.h}.
 */
final class Imx8mBlocks {
    private static final int LOCK = 1 << 31;
    private static final String ANALOG_OMITS = "frequencies that follow what is written; every PLL is locked";

    // @formatter:off
    /** Mini, Nano and Plus; dividers as U-Boot leaves them: PLL1 800 MHz, PLL2 1000 MHz, PLL3 600 MHz. */
    static final Block ANALOG = block("CCM_ANALOG", ANALOG_OMITS,
            register("AUDIO_PLL1_GEN_CTRL",  0x00).ready(LOCK),
            register("AUDIO_PLL1_FDIV_CTL",  0x04).times(2, 4),
            register("AUDIO_PLL2_GEN_CTRL",  0x14).ready(LOCK),
            register("AUDIO_PLL2_FDIV_CTL",  0x18).times(2, 4),
            register("VIDEO_PLL1_GEN_CTRL",  0x28).ready(LOCK),
            register("VIDEO_PLL1_FDIV_CTL",  0x2C).times(2, 4),
            register("DRAM_PLL_GEN_CTRL",    0x50).ready(LOCK),
            register("DRAM_PLL_FDIV_CTL",    0x54).times(2, 4),
            register("GPU_PLL_GEN_CTRL",     0x64).ready(LOCK),
            register("GPU_PLL_FDIV_CTL0",    0x68),
            register("VPU_PLL_GEN_CTRL",     0x74).ready(LOCK),
            register("VPU_PLL_FDIV_CTL0",    0x78),
            register("ARM_PLL_GEN_CTRL",     0x84).ready(LOCK),
            register("ARM_PLL_FDIV_CTL0",    0x88),
            register("SYS_PLL1_GEN_CTRL",    0x94).reset(0x0AAA_AA00).ready(LOCK),
            register("SYS_PLL1_FDIV_CTL0",   0x98).reset(0x0019_0032),
            register("SYS_PLL2_GEN_CTRL",   0x104).reset(0x0AAA_AA00).ready(LOCK),
            register("SYS_PLL2_FDIV_CTL0",  0x108).reset(0x000F_A031),
            register("SYS_PLL3_GEN_CTRL",   0x114).reset(0x0AAA_AA00).ready(LOCK),
            register("SYS_PLL3_FDIV_CTL0",  0x118).reset(0x0012_C032));

    /** Quad; dividers of PLL1 for 800 MHz, of PLL2 and PLL3 for 1000 MHz from the 25 MHz oscillator. */
    static final Block ANALOG_8MQ = block("CCM_ANALOG", ANALOG_OMITS,
            register("AUDIO_PLL1_CFG0", 0x00).ready(LOCK | 0x800),      // PLL_NEWDIV_ACK
            register("AUDIO_PLL2_CFG0", 0x08).ready(LOCK | 0x800),
            register("VIDEO_PLL1_CFG0", 0x10).ready(LOCK | 0x800),
            register("GPU_PLL_CFG0",    0x18).ready(LOCK | 0x800),
            register("VPU_PLL_CFG0",    0x20).ready(LOCK | 0x800),
            register("ARM_PLL_CFG0",    0x28).ready(LOCK | 0x800),
            register("SYS_PLL1_CFG0",   0x30).ready(LOCK),
            register("SYS_PLL1_CFG1",   0x34),
            register("SYS_PLL1_CFG2",   0x38).reset(29 << 19 | 39 << 13 | 11 << 7),
            register("SYS_PLL2_CFG0",   0x3C).ready(LOCK),
            register("SYS_PLL2_CFG1",   0x40),
            register("SYS_PLL2_CFG2",   0x44).reset(29 << 19 | 39 << 13 | 14 << 7),
            register("SYS_PLL3_CFG0",   0x48).ready(LOCK),
            register("SYS_PLL3_CFG1",   0x4C),
            register("SYS_PLL3_CFG2",   0x50).reset(29 << 19 | 39 << 13 | 14 << 7),
            register("VIDEO_PLL2_CFG0", 0x54).ready(LOCK),
            register("DRAM_PLL_CFG0",   0x60).ready(LOCK));

    /** i.MX 7D. */
    static final Block ANALOG_7D = block("CCM_ANALOG", ANALOG_OMITS,
            register("PLL_ARM",    0x60).ready(LOCK),
            register("PLL_DDR",    0x70).ready(LOCK),
            register("PLL_480",    0xB0).ready(LOCK),
            register("PLL_ENET",   0xE0).ready(LOCK),
            register("PLL_AUDIO",  0xF0).ready(LOCK),
            register("PLL_VIDEO", 0x130).ready(LOCK));

    /** Gates and roots, each with a register that sets, one that clears and one that toggles; also of i.MX 7D. */
    static final Block CCM = block("CCM", "clocks that stop; a change of divider is done at once",
            register("PLL_CTRL",          0x0800).times(39, 16),
            register("PLL_CTRL_SET",      0x0804).times(39, 16).setting(-4),
            register("PLL_CTRL_CLR",      0x0808).times(39, 16).clearing(-8),
            register("PLL_CTRL_TOG",      0x080C).times(39, 16).toggling(-12),
            register("CCGR",              0x4000).times(192, 16),
            register("CCGR_SET",          0x4004).times(192, 16).setting(-4),
            register("CCGR_CLR",          0x4008).times(192, 16).clearing(-8),
            register("CCGR_TOG",          0x400C).times(192, 16).toggling(-12),
            register("TARGET_ROOT",       0x8000).times(142, 128),
            register("TARGET_ROOT_SET",   0x8004).times(142, 128).setting(-4),
            register("TARGET_ROOT_CLR",   0x8008).times(142, 128).clearing(-8),
            register("TARGET_ROOT_TOG",   0x800C).times(142, 128).toggling(-12));

    /** Plus. */
    static final Block GPC_8MP = block("GPC", "power domains that are off; a request is granted at once",
            register("PU_PGC_SW_PUP_REQ", 0xD8).selfClearing(-1),
            register("PU_PGC_SW_PDN_REQ", 0xE4).selfClearing(-1),
            register("GPC_PU_PWRHSK",    0x190).ready(-1),
            register("PGC_CPU_M7_MAPPING", 0x1D0));

    /** Quad, Mini, Nano and i.MX 7D. */
    static final Block GPC = block("GPC", "power domains that are off; a request is granted at once",
            register("PU_PGC_SW_PUP_REQ",  0xF8).selfClearing(-1),
            register("PU_PGC_SW_PDN_REQ", 0x104).selfClearing(-1),
            register("GPC_PU_PWRHSK",     0x1FC).ready(-1));

    /** Resource domains: nothing is kept from any master. */
    static final Block RDC = block("RDC", "what domains may not reach",
            register("VIR",       0x000),
            register("STAT",      0x024).reset(0x100).writable(0),      // PDS; DID 0
            register("INTCTRL",   0x028),
            register("INTSTAT",   0x02C),
            register("MDA",       0x200).times(64, 4),
            register("PDAP",      0x400).times(256, 4).reset(0xFF),
            register("MRSA",      0x800).times(64, 16),
            register("MREA",      0x804).times(64, 16),
            register("MRC",       0x808).times(64, 16),
            register("MRVS",      0x80C).times(64, 16));

    static final Block IOMUXC = block("IOMUXC", "pins",
            register("PAD", 0x000).times(0x400, 4));

    static final Block IOMUXC_GPR = block("IOMUXC_GPR", "what the bits do",
            register("GPR", 0x000).times(0x40, 4));

    /** Cache controller of the Cortex-M4, {@code LMEM} in the SDK's headers. */
    static final Block LMEM = block("LMEM", "a cache: memory is always coherent",
            register("PCCCR",   0x000).selfClearing(LOCK),              // GO
            register("PCCLCR",  0x004).selfClearing(1),                 // LGO
            register("PCCSAR",  0x008).selfClearing(1),                 // LGO
            register("PCCCVR",  0x00C),
            register("PSCCR",   0x800).selfClearing(LOCK),
            register("PSCLCR",  0x804).selfClearing(1),
            register("PSCSAR",  0x808).selfClearing(1),
            register("PSCCVR",  0x80C));
    // @formatter:on

    private Imx8mBlocks() {}
}
