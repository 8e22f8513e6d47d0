// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import static rproclab.memory.Region.region;

import java.util.List;
import rproclab.memory.Region;

/**
 * {@code imx_rproc_att_*[]} of {@code drivers/remoteproc/imx_rproc.c} for i.MX 6SX, 7D, 7ULP and 8ULP.
 *
 * <p>
 * Order matters: the driver takes the first row that fits. The names are the driver's comments.
 * 7ULP and 8ULP have none there, theirs are U-Boot's: the {@code *_BASE} names of {@code arch-mx7ulp/imx-regs.h}, and the
 * memory map of {@code mach-imx/imx8ulp/soc.c}.
 */
final class Imx7Att {
    // @formatter:off
    //     name, device address, system address, size

    /** {@code imx_rproc_att_imx6sx[]}, 5.10: no row has {@code ATT_IOMEM}. The third row never matches. */
    static final List<Region> IMX6SX_5_10 = List.of(
            region("TCML (M4 Boot Code) - alias",                  0x0000_0000L, 0x007F_8000L, 0x0000_8000L),
            region("OCRAM_S (Code)",                               0x0018_0000L, 0x008F_8000L, 0x0000_4000L),
            region("OCRAM_S (Code) - alias",                       0x0018_0000L, 0x008F_C000L, 0x0000_4000L),
            region("TCML (Code)",                                  0x1FFF_8000L, 0x007F_8000L, 0x0000_8000L).asOwn(),
            region("DDR (Code) - alias, first part of DDR (Data)", 0x1000_0000L, 0x8000_0000L, 0x0FFF_8000L),
            region("TCMU (Data)",                                  0x2000_0000L, 0x0080_0000L, 0x0000_8000L).asOwn(),
            region("OCRAM_S (Data) - alias?",                      0x208F_8000L, 0x008F_8000L, 0x0000_4000L),
            region("DDR (Data)",                                   0x8000_0000L, 0x8000_0000L, 0x6000_0000L));

    /** {@code imx_rproc_att_imx6sx[]}, 5.15 to 7.3, lf-5.15 to lf-6.12. The third row never matches. */
    static final List<Region> IMX6SX = List.of(
            region("TCML (M4 Boot Code) - alias",                  0x0000_0000L, 0x007F_8000L, 0x0000_8000L).asIomem(),
            region("OCRAM_S (Code)",                               0x0018_0000L, 0x008F_8000L, 0x0000_4000L),
            region("OCRAM_S (Code) - alias",                       0x0018_0000L, 0x008F_C000L, 0x0000_4000L),
            region("TCML (Code)",                                  0x1FFF_8000L, 0x007F_8000L, 0x0000_8000L).asOwn().asIomem(),
            region("DDR (Code) - alias, first part of DDR (Data)", 0x1000_0000L, 0x8000_0000L, 0x0FFF_8000L),
            region("TCMU (Data)",                                  0x2000_0000L, 0x0080_0000L, 0x0000_8000L).asOwn().asIomem(),
            region("OCRAM_S (Data) - alias?",                      0x208F_8000L, 0x008F_8000L, 0x0000_4000L),
            region("DDR (Data)",                                   0x8000_0000L, 0x8000_0000L, 0x6000_0000L));

    /** {@code imx_rproc_att_imx7d[]}, 5.10: no row has {@code ATT_IOMEM}. */
    static final List<Region> IMX7D_5_10 = List.of(
            region("OCRAM_S (M4 Boot code) - alias",               0x0000_0000L, 0x0018_0000L, 0x0000_8000L),
            region("OCRAM_S (Code)",                               0x0018_0000L, 0x0018_0000L, 0x0000_8000L).asOwn(),
            region("OCRAM (Code) - alias",                         0x0090_0000L, 0x0090_0000L, 0x0002_0000L),
            region("OCRAM_EPDC (Code) - alias",                    0x0092_0000L, 0x0092_0000L, 0x0002_0000L),
            region("OCRAM_PXP (Code) - alias",                     0x0094_0000L, 0x0094_0000L, 0x0000_8000L),
            region("TCML (Code)",                                  0x1FFF_8000L, 0x007F_8000L, 0x0000_8000L).asOwn(),
            region("DDR (Code) - alias, first part of DDR (Data)", 0x1000_0000L, 0x8000_0000L, 0x0FFF_0000L),
            region("TCMU (Data)",                                  0x2000_0000L, 0x0080_0000L, 0x0000_8000L).asOwn(),
            region("OCRAM (Data)",                                 0x2020_0000L, 0x0090_0000L, 0x0002_0000L),
            region("OCRAM_EPDC (Data)",                            0x2022_0000L, 0x0092_0000L, 0x0002_0000L),
            region("OCRAM_PXP (Data)",                             0x2024_0000L, 0x0094_0000L, 0x0000_8000L),
            region("DDR (Data)",                                   0x8000_0000L, 0x8000_0000L, 0x6000_0000L));

    /** {@code imx_rproc_att_imx7d[]}, 5.15 to 7.3, lf-5.15 to lf-6.12. */
    static final List<Region> IMX7D = List.of(
            region("OCRAM_S (M4 Boot code) - alias",               0x0000_0000L, 0x0018_0000L, 0x0000_8000L),
            region("OCRAM_S (Code)",                               0x0018_0000L, 0x0018_0000L, 0x0000_8000L).asOwn(),
            region("OCRAM (Code) - alias",                         0x0090_0000L, 0x0090_0000L, 0x0002_0000L),
            region("OCRAM_EPDC (Code) - alias",                    0x0092_0000L, 0x0092_0000L, 0x0002_0000L),
            region("OCRAM_PXP (Code) - alias",                     0x0094_0000L, 0x0094_0000L, 0x0000_8000L),
            region("TCML (Code)",                                  0x1FFF_8000L, 0x007F_8000L, 0x0000_8000L).asOwn().asIomem(),
            region("DDR (Code) - alias, first part of DDR (Data)", 0x1000_0000L, 0x8000_0000L, 0x0FFF_0000L),
            region("TCMU (Data)",                                  0x2000_0000L, 0x0080_0000L, 0x0000_8000L).asOwn().asIomem(),
            region("OCRAM (Data)",                                 0x2020_0000L, 0x0090_0000L, 0x0002_0000L),
            region("OCRAM_EPDC (Data)",                            0x2022_0000L, 0x0092_0000L, 0x0002_0000L),
            region("OCRAM_PXP (Data)",                             0x2024_0000L, 0x0094_0000L, 0x0000_8000L),
            region("DDR (Data)",                                   0x8000_0000L, 0x8000_0000L, 0x6000_0000L));

    /** {@code imx_rproc_att_imx7ulp[]}, 5.15 to 7.3, lf-5.15 to lf-6.12. */
    static final List<Region> IMX7ULP = List.of(
            region("TCML",    0x1FFD_0000L, 0x1FFD_0000L, 0x0003_0000L).asOwn(),
            region("TCMU",    0x2000_0000L, 0x2000_0000L, 0x0001_0000L).asOwn(),
            region("OCRAM_0", 0x2F00_0000L, 0x2F00_0000L, 0x0002_0000L).asOwn(),
            region("OCRAM_1", 0x2F02_0000L, 0x2F02_0000L, 0x0002_0000L).asOwn(),
            region("DDR",     0x6000_0000L, 0x6000_0000L, 0x4000_0000L));

    /** {@code imx_rproc_att_imx8ulp[]}, 5.15 to 7.3, lf-5.15 to lf-6.12. */
    static final List<Region> IMX8ULP = List.of(
            region("SSRAM", 0x1FFC_0000L, 0x1FFC_0000L, 0x000C_0000L).asOwn(),
            region("SRAM1", 0x2100_0000L, 0x2100_0000L, 0x0001_0000L).asOwn(),
            region("DDR",   0x8000_0000L, 0x8000_0000L, 0x6000_0000L));
    // @formatter:on

    private Imx7Att() {}
}
