// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import static rproclab.memory.Region.region;

import java.util.List;
import rproclab.memory.Region;

/**
 * {@code hostmap[]} of U-Boot's {@code bootaux}, without the sentinels.
 *
 * <p>
 * Order matters: the first row that holds a segment's start is taken. The names are the comments there;
 * the first row of i.MX 8M has none.
 */
final class ImxHostmaps {
    // @formatter:off
    //     name, device address, system address, size

    /** {@code mach-imx/mx7/soc.c}: 2021.01, where nothing reads it, to 2026.07, uboot-imx lf_v2022.04 and lf_v2023.04. */
    static final List<Region> MX7 = List.of(
            region("OCRAM_S",        0x0000_0000L, 0x0018_0000L, 0x0000_8000L),
            region("OCRAM_S",        0x0018_0000L, 0x0018_0000L, 0x0000_8000L),
            region("OCRAM_S",        0x2018_0000L, 0x0018_0000L, 0x0000_8000L),
            region("TCML",           0x1FFF_8000L, 0x007F_8000L, 0x0000_8000L),
            region("TCMU",           0x2000_0000L, 0x0080_0000L, 0x0000_8000L),
            region("OCRAM_128KB",    0x0090_0000L, 0x0090_0000L, 0x0002_0000L),
            region("OCRAM_128KB",    0x2020_0000L, 0x0090_0000L, 0x0002_0000L),
            region("OCRAM_EPDC",     0x0092_0000L, 0x0092_0000L, 0x0002_0000L),
            region("OCRAM_EPDC",     0x2022_0000L, 0x0092_0000L, 0x0002_0000L),
            region("OCRAM_PXP",      0x0094_0000L, 0x0094_0000L, 0x0002_0000L),
            region("OCRAM_PXP",      0x2024_0000L, 0x0094_0000L, 0x0002_0000L),
            region("DDR Code alias", 0x1000_0000L, 0x8000_0000L, 0x0FFF_0000L),
            region("DDRC",           0x8000_0000L, 0x8000_0000L, 0x6000_0000L));

    /** {@code mach-imx/imx8m/soc.c}, one for 8MQ, 8MM, 8MN and 8MP: 2023.01 to 2026.07, uboot-imx lf_v2023.04. */
    static final List<Region> IMX8M = List.of(
            region("TCML - alias",       0x0000_0000L, 0x007E_0000L, 0x0002_0000L),
            region("OCRAM_S",            0x0018_0000L, 0x0018_0000L, 0x0000_8000L),
            region("OCRAM",              0x0090_0000L, 0x0090_0000L, 0x0002_0000L),
            region("OCRAM",              0x0092_0000L, 0x0092_0000L, 0x0002_0000L),
            region("QSPI Code - alias",  0x0800_0000L, 0x0800_0000L, 0x0800_0000L),
            region("DDR (Code) - alias", 0x1000_0000L, 0x8000_0000L, 0x0FFE_0000L),
            region("TCML",               0x1FFE_0000L, 0x007E_0000L, 0x0004_0000L),
            region("OCRAM_S",            0x2018_0000L, 0x0018_0000L, 0x0000_8000L),
            region("OCRAM",              0x2020_0000L, 0x0090_0000L, 0x0004_0000L),
            region("DDR (Data)",         0x4000_0000L, 0x4000_0000L, 0x8000_0000L));
    // @formatter:on

    private ImxHostmaps() {}
}
