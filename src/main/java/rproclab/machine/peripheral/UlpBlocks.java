// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static rproclab.machine.peripheral.Block.block;
import static rproclab.machine.peripheral.Register.register;

/** Clocks of i.MX 7ULP and 8ULP: the SDK's device headers and {@code fsl_clock.c} for MCIMX7U5 and MIMX8UD5. */
final class UlpBlocks {
    private static final int VALID = 1 << 24;
    /** {@code PFDn_VALID} of the four fractional dividers. */
    private static final int PFDS_VALID = 0x4040_4040;

    // @formatter:off
    /** System clock generator of 7ULP; a run configuration is in effect as soon as it is written. */
    static final Block SCG = block("SCG", "frequencies; every source is valid",
            register("CSR",     0x010).mirroring(4),
            register("RCCR",    0x014).reset(0x0200_0000),
            register("SOSCCSR", 0x100).ready(VALID),
            register("SIRCCSR", 0x200).ready(VALID),
            register("FIRCCSR", 0x300).ready(VALID),
            register("ROSCCSR", 0x400).ready(VALID),
            register("APLLCSR", 0x500).ready(VALID),
            register("APLLPFD", 0x50C).ready(PFDS_VALID),
            register("SPLLCSR", 0x600).ready(VALID),
            register("SPLLPFD", 0x60C).ready(PFDS_VALID));
    // @formatter:on

    private UlpBlocks() {}
}
