// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static rproclab.machine.peripheral.Part.lpuart;
import static rproclab.machine.peripheral.Chip.chip;

import java.util.List;

/** i.MX 8QM and 8QXP. */
final class Imx8Chips {
    // @formatter:off
    static final List<Chip> ALL = List.of(
            chip("imx8qm-m4-0", 264_000_000, 0x1FFE_0000L)
                    .window(0x4000_0000L, 0x2000_0000)
                    .window(0xE008_0000L, 0x1_0000),
            chip("imx8qm-m4-1", 264_000_000, 0x1FFE_0000L)
                    .window(0x4000_0000L, 0x2000_0000)
                    .window(0xE008_0000L, 0x1_0000),
            chip("imx8qxp-m4", 264_000_000, 0x1FFE_0000L)
                    .window(0x4000_0000L, 0x2000_0000)
                    .window(0xE008_0000L, 0x1_0000));
    // @formatter:on

    private Imx8Chips() {}
}
