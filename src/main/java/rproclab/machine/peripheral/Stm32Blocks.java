// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static rproclab.machine.peripheral.Block.block;
import static rproclab.machine.peripheral.Register.fixed;
import static rproclab.machine.peripheral.Register.register;

/** Clocks and system configuration of STM32MP1: reference manual RM0436, chapters RCC, PWR, SYSCFG, EXTI, GPIO, ADC, TAMP. */
final class Stm32Blocks {
    private static final int READY = 1 << 31;
    private static final int PLL_READY = 1 << 1;

    // @formatter:off
    /** As U-Boot leaves it, stm32mp157a-dk1-u-boot.dtsi: the core runs at 209 MHz from PLL3, fed with 24 MHz by HSE. */
    static final Block RCC = block("RCC", "frequencies, resets, security; every source is ready, every change done at once",
            register("OCENSETR",   0x00C).gathering(),
            register("OCENCLRR",   0x010).clearing(-4),
            register("HSICFGR",    0x018),
            register("MPCKSELR",   0x020).ready(READY),
            register("ASSCKSELR",  0x024).ready(READY),
            register("RCK12SELR",  0x028).ready(READY),
            register("MPCKDIVR",   0x02C).ready(READY),
            register("AXIDIVR",    0x030).ready(READY),
            register("APB4DIVR",   0x03C).ready(READY),
            register("APB5DIVR",   0x040).ready(READY),
            register("RTCDIVR",    0x044),
            register("MSSCKSELR",  0x048).reset(3).ready(READY),        // PLL3
            register("PLL1CR",     0x080).ready(PLL_READY),
            register("PLL2CR",     0x094).ready(PLL_READY),
            fixed("OCRDYR",        0x808, 0x0380_0115),                 // CK_REST, AXI, MPU, HSE, CSI, HSIDIV, HSI
            register("RCK3SELR",   0x820).reset(1).ready(READY),        // HSE
            register("RCK4SELR",   0x824).ready(READY),
            register("TIMG1PRER",  0x828).ready(READY),
            register("TIMG2PRER",  0x82C).ready(READY),
            register("MCUDIVR",    0x830).ready(READY),
            register("APB1DIVR",   0x834).reset(1).ready(READY),        // by 2, of which timers see nothing
            register("APB2DIVR",   0x838).reset(1).ready(READY),
            register("APB3DIVR",   0x83C).reset(1).ready(READY),
            register("PLL3CR",     0x880).reset(0x71).ready(PLL_READY),
            register("PLL3CFGR1",  0x884).reset(1 << 16 | 33),          // DIVM3, DIVN
            register("PLL3CFGR2",  0x888).reset(36 << 16 | 16 << 8 | 1), // DIVR, DIVQ, DIVP
            register("PLL3FRACR",  0x88C).reset(1 << 16 | 0x1A04 << 3), // FRACLE, FRACV
            register("PLL4CR",     0x894).ready(PLL_READY),
            register("I2C12CKSELR", 0x8C0).reset(2),                    // HSI, as are the five below
            register("I2C35CKSELR", 0x8C4).reset(2),
            register("UART6CKSELR", 0x8E4).reset(2),
            register("UART24CKSELR", 0x8E8).reset(2),
            register("UART35CKSELR", 0x8EC).reset(2),
            register("UART78CKSELR", 0x8F0).reset(2),
            register("FDCANCKSELR", 0x90C),
            register("ADCCKSELR",   0x928),
            register("RSTSETR",    0x980).times(16, 8).gathering(),
            register("RSTCLRR",    0x984).times(16, 8).clearing(-4),
            register("MP_ENSETR",  0xA00).times(16, 8).gathering(),
            register("MP_ENCLRR",  0xA04).times(16, 8).clearing(-4),
            register("MC_ENSETR",  0xA80).times(16, 8).gathering(),
            register("MC_ENCLRR",  0xA84).times(16, 8).clearing(-4),
            register("MP_LPENSETR", 0xB00).times(16, 8).gathering(),
            register("MP_LPENCLRR", 0xB04).times(16, 8).clearing(-4),
            register("MC_LPENSETR", 0xB80).times(16, 8).gathering(),
            register("MC_LPENCLRR", 0xB84).times(16, 8).clearing(-4),
            register("MC_RSTSCLRR", 0xC00).writable(0),
            register("MC_CIER",     0xC14),
            register("MC_CIFR",     0xC18).writable(0));

    /** Supplies: every one is ready. */
    static final Block PWR = block("PWR", "low-power modes; every supply is ready",
            register("CR1",    0x00),
            fixed("CSR1",      0x04, 0x0001_0010),
            register("CR2",    0x08).ready(0x0003_0000),                // BRRDY, RRRDY
            register("CR3",    0x0C).ready(0x9400_0000),                // REG11RDY, REG18RDY, USB33RDY
            register("MPUCR",  0x10),
            register("MCUCR",  0x14));

    /** Boot pins of a board that boots Linux, which is what the firmware asks: not the engineering mode 4. */
    static final Block SYSCFG = block("SYSCFG", "what the bits do",
            fixed("BOOTR",     0x00, 0));

    static final Block EXTI = block("EXTI", "interrupts of lines",
            register("RTSR1",  0x00),
            register("FTSR1",  0x04),
            register("RPR1",   0x0C).selfClearing(-1),
            register("FPR1",   0x10).selfClearing(-1),
            register("EXTICR", 0x60).times(4, 4),
            register("C1IMR1", 0x80),
            register("C1IMR2", 0x90),
            register("C1IMR3", 0xA0),
            register("C2IMR1", 0xC0),
            register("C2EMR1", 0xC4),
            register("C2IMR2", 0xD0),
            register("C2EMR2", 0xD4),
            register("C2IMR3", 0xE0),
            register("C2EMR3", 0xE4));

    static final Block GPIO = block("GPIO", "pins: outputs are not wired to inputs",
            register("MODER",   0x00).reset(-1),
            register("OTYPER",  0x04),
            register("OSPEEDR", 0x08),
            register("PUPDR",   0x0C),
            fixed("IDR",        0x10, 0),
            register("ODR",     0x14),
            register("BSRR",    0x18).selfClearing(-1),
            register("LCKR",    0x1C),
            register("AFR",     0x20).times(2, 4),
            register("BRR",     0x28).selfClearing(-1));

    /** Two converters that are ready and calibrated, and never convert. */
    static final Block ADC = block("ADC", "conversions: none ever ends",
            fixed("ISR",       0x00, 0x1001).times(2, 0x100),           // LDORDY, ADRDY
            register("IER",    0x04).times(2, 0x100),
            register("CR",     0x08).times(2, 0x100).selfClearing(0x8000_0032), // ADCAL, JADSTP, ADSTP, ADDIS
            register("CFGR",   0x0C).times(2, 0x100),
            register("CFGR2",  0x10).times(2, 0x100),
            register("SMPR1_", 0x14).times(2, 0x100),
            register("SMPR2_", 0x18).times(2, 0x100),
            register("PCSEL",  0x1C).times(2, 0x100),
            register("SQR1_",  0x30).times(2, 0x100),
            fixed("DR",        0x40, 0).times(2, 0x100),
            fixed("CSR",       0x300, 0x1_0001),                        // ADRDY of both
            register("CCR",    0x308));

    /** Back-up registers, of which Linux and U-Boot use 17 and 18. */
    static final Block TAMP = block("TAMP", "tamper detection, protection",
            register("BKPR",   0x100).times(32, 4));
    // @formatter:on

    private Stm32Blocks() {}
}
