// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import static rproclab.memory.Region.region;

import java.util.List;
import rproclab.memory.Region;

/**
 * {@code imx_rproc_att_*[]} of {@code drivers/remoteproc/imx_rproc.c} for i.MX 8M.
 *
 * <p>
 * Order matters: the driver takes the first row that fits. The names are the driver's comments.
 */
final class Imx8mAtt {
    // @formatter:off
    //     name, device address, system address, size

    /** {@code imx_rproc_att_imx8mn[]}, also for 8MP: 5.15 to 7.3, lf-5.15 to lf-6.12, U-Boot 2026.07. */
    static final List<Region> IMX8MN = List.of(
            region("ITCM",               0x0000_0000L, 0x007E_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("OCRAM_S",            0x0018_0000L, 0x0018_0000L, 0x0000_9000L),
            region("OCRAM",              0x0090_0000L, 0x0090_0000L, 0x0002_0000L),
            region("OCRAM",              0x0092_0000L, 0x0092_0000L, 0x0002_0000L),
            region("OCRAM",              0x0094_0000L, 0x0094_0000L, 0x0005_0000L),
            region("QSPI Code - alias",  0x0800_0000L, 0x0800_0000L, 0x0800_0000L),
            region("DDR (Code) - alias", 0x1000_0000L, 0x4000_0000L, 0x0FFE_0000L),
            region("DTCM",               0x2000_0000L, 0x0080_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("OCRAM_S - alias",    0x2018_0000L, 0x0018_0000L, 0x0000_8000L).asOwn(),
            region("OCRAM",              0x2020_0000L, 0x0090_0000L, 0x0002_0000L).asOwn(),
            region("OCRAM",              0x2022_0000L, 0x0092_0000L, 0x0002_0000L).asOwn(),
            region("OCRAM",              0x2024_0000L, 0x0094_0000L, 0x0004_0000L).asOwn(),
            region("DDR (Data)",         0x4000_0000L, 0x4000_0000L, 0x8000_0000L));

    /** {@code imx_rproc_att_imx8mq[]}, also for 8MM: 5.15.148 and 6.6.53, the DDR code alias at the wrong end of DDR. */
    static final List<Region> IMX8MQ_5_15_148 = List.of(
            region("TCML - alias",       0x0000_0000L, 0x007E_0000L, 0x0002_0000L).asIomem(),
            region("OCRAM_S",            0x0018_0000L, 0x0018_0000L, 0x0000_8000L),
            region("OCRAM",              0x0090_0000L, 0x0090_0000L, 0x0002_0000L),
            region("OCRAM",              0x0092_0000L, 0x0092_0000L, 0x0002_0000L),
            region("QSPI Code - alias",  0x0800_0000L, 0x0800_0000L, 0x0800_0000L),
            region("DDR (Code) - alias", 0x1000_0000L, 0x8000_0000L, 0x0FFE_0000L),
            region("TCML",               0x1FFE_0000L, 0x007E_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("TCMU",               0x2000_0000L, 0x0080_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("OCRAM_S",            0x2018_0000L, 0x0018_0000L, 0x0000_8000L).asOwn(),
            region("OCRAM",              0x2020_0000L, 0x0090_0000L, 0x0002_0000L).asOwn(),
            region("OCRAM",              0x2022_0000L, 0x0092_0000L, 0x0002_0000L).asOwn(),
            region("DDR (Data)",         0x4000_0000L, 0x4000_0000L, 0x8000_0000L));

    /** {@code imx_rproc_att_imx8mq[]}, also for 8MM: 5.15.168, 6.1 and 6.6.54, TCM in two rows. */
    static final List<Region> IMX8MQ_6_1 = List.of(
            region("TCML - alias",       0x0000_0000L, 0x007E_0000L, 0x0002_0000L).asIomem(),
            region("OCRAM_S",            0x0018_0000L, 0x0018_0000L, 0x0000_8000L),
            region("OCRAM",              0x0090_0000L, 0x0090_0000L, 0x0002_0000L),
            region("OCRAM",              0x0092_0000L, 0x0092_0000L, 0x0002_0000L),
            region("QSPI Code - alias",  0x0800_0000L, 0x0800_0000L, 0x0800_0000L),
            region("DDR (Code) - alias", 0x1000_0000L, 0x4000_0000L, 0x0FFE_0000L),
            region("TCML",               0x1FFE_0000L, 0x007E_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("TCMU",               0x2000_0000L, 0x0080_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("OCRAM_S",            0x2018_0000L, 0x0018_0000L, 0x0000_8000L).asOwn(),
            region("OCRAM",              0x2020_0000L, 0x0090_0000L, 0x0002_0000L).asOwn(),
            region("OCRAM",              0x2022_0000L, 0x0092_0000L, 0x0002_0000L).asOwn(),
            region("DDR (Data)",         0x4000_0000L, 0x4000_0000L, 0x8000_0000L));

    /** {@code imx_rproc_att_imx8mq[]}, also for 8MM: 6.12 to 7.3, lf-6.1 to lf-6.12, U-Boot 2026.07, TCM in one row. */
    static final List<Region> IMX8MQ_6_12 = List.of(
            region("TCML - alias",       0x0000_0000L, 0x007E_0000L, 0x0002_0000L).asIomem(),
            region("OCRAM_S",            0x0018_0000L, 0x0018_0000L, 0x0000_8000L),
            region("OCRAM",              0x0090_0000L, 0x0090_0000L, 0x0002_0000L),
            region("OCRAM",              0x0092_0000L, 0x0092_0000L, 0x0002_0000L),
            region("QSPI Code - alias",  0x0800_0000L, 0x0800_0000L, 0x0800_0000L),
            region("DDR (Code) - alias", 0x1000_0000L, 0x4000_0000L, 0x0FFE_0000L),
            region("TCML/U",             0x1FFE_0000L, 0x007E_0000L, 0x0004_0000L).asOwn().asIomem(),
            region("OCRAM_S",            0x2018_0000L, 0x0018_0000L, 0x0000_8000L).asOwn(),
            region("OCRAM",              0x2020_0000L, 0x0090_0000L, 0x0002_0000L).asOwn(),
            region("OCRAM",              0x2022_0000L, 0x0092_0000L, 0x0002_0000L).asOwn(),
            region("DDR (Data)",         0x4000_0000L, 0x4000_0000L, 0x8000_0000L));

    /** {@code imx_rproc_att_imx8mq[]}, also for 8MM: lf-5.15. What leaves the first TCM row falls to the second. */
    static final List<Region> IMX8MQ_LF_5_15 = List.of(
            region("TCML - alias",       0x0000_0000L, 0x007E_0000L, 0x0002_0000L).asIomem(),
            region("OCRAM_S",            0x0018_0000L, 0x0018_0000L, 0x0000_8000L),
            region("OCRAM",              0x0090_0000L, 0x0090_0000L, 0x0002_0000L),
            region("OCRAM",              0x0092_0000L, 0x0092_0000L, 0x0002_0000L),
            region("QSPI Code - alias",  0x0800_0000L, 0x0800_0000L, 0x0800_0000L),
            region("DDR (Code) - alias", 0x1000_0000L, 0x4000_0000L, 0x0FFE_0000L),
            region("TCML",               0x1FFE_0000L, 0x007E_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("TCML/U",             0x1FFE_0000L, 0x007E_0000L, 0x0004_0000L).asOwn().asIomem(),
            region("OCRAM_S",            0x2018_0000L, 0x0018_0000L, 0x0000_8000L).asOwn(),
            region("OCRAM",              0x2020_0000L, 0x0090_0000L, 0x0002_0000L).asOwn(),
            region("OCRAM",              0x2022_0000L, 0x0092_0000L, 0x0002_0000L).asOwn(),
            region("DDR (Data)",         0x4000_0000L, 0x4000_0000L, 0x8000_0000L));
    // @formatter:on

    private Imx8mAtt() {}
}
