// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import static rproclab.memory.Region.region;

import java.util.ArrayList;
import java.util.List;
import rproclab.memory.Region;

/**
 * {@code imx_rproc_att_*[]} of {@code drivers/remoteproc/imx_rproc.c} for i.MX 8QM and 8QXP.
 *
 * <p>
 * Order matters: the driver takes the first row that fits. The names are the driver's comments.
 * The first row has none; it is FlexSPI.
 *
 * <p>
 * i.MX 8QM has one table in C; translation skips the rows whose {@code ATT_CORE()} is the other's, they are left out here.
 * The probe maps the TCM of both.
 */
final class Imx8Att {
    // @formatter:off
    //     name, device address, system address, size

    /** {@code imx_rproc_att_imx8qm[]} for core 0: 6.6 to 7.3, lf-6.1 to lf-6.12. */
    static final List<Region> IMX8QM_0 = List.of(
            region("FlexSPI",    0x0800_0000L, 0x0800_0000L, 0x1000_0000L),
            region("TCML",       0x1FFE_0000L, 0x34FE_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("TCMU",       0x2000_0000L, 0x3500_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("DDR (Data)", 0x8000_0000L, 0x8000_0000L, 0x6000_0000L));

    /** {@code imx_rproc_att_imx8qm[]} for core 1: 6.6 to 7.3, lf-6.1 to lf-6.12. */
    static final List<Region> IMX8QM_1 = List.of(
            region("FlexSPI",    0x0800_0000L, 0x0800_0000L, 0x1000_0000L),
            region("TCML",       0x1FFE_0000L, 0x38FE_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("TCMU",       0x2000_0000L, 0x3900_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("DDR (Data)", 0x8000_0000L, 0x8000_0000L, 0x6000_0000L));

    /** The rows of {@code imx_rproc_att_imx8qm[]} with {@code ATT_OWN}: 6.6 to 7.3, lf-6.1 to lf-6.12. */
    static final List<Region> IMX8QM_OWN = own(IMX8QM_0, IMX8QM_1);

    /** {@code imx_rproc_att_imx8qm[]} for core 0: lf-5.15, no row has {@code ATT_IOMEM}. */
    static final List<Region> IMX8QM_0_LF_5_15 = List.of(
            region("FlexSPI",    0x0800_0000L, 0x0800_0000L, 0x1000_0000L),
            region("TCML",       0x1FFE_0000L, 0x34FE_0000L, 0x0002_0000L).asOwn(),
            region("TCMU",       0x2000_0000L, 0x3500_0000L, 0x0002_0000L).asOwn(),
            region("DDR (Data)", 0x8000_0000L, 0x8000_0000L, 0x6000_0000L));

    /** {@code imx_rproc_att_imx8qm[]} for core 1: lf-5.15, no row has {@code ATT_IOMEM}. */
    static final List<Region> IMX8QM_1_LF_5_15 = List.of(
            region("FlexSPI",    0x0800_0000L, 0x0800_0000L, 0x1000_0000L),
            region("TCML",       0x1FFE_0000L, 0x38FE_0000L, 0x0002_0000L).asOwn(),
            region("TCMU",       0x2000_0000L, 0x3900_0000L, 0x0002_0000L).asOwn(),
            region("DDR (Data)", 0x8000_0000L, 0x8000_0000L, 0x6000_0000L));

    /** The rows of {@code imx_rproc_att_imx8qm[]} with {@code ATT_OWN}: lf-5.15. */
    static final List<Region> IMX8QM_OWN_LF_5_15 = own(IMX8QM_0_LF_5_15, IMX8QM_1_LF_5_15);

    /** {@code imx_rproc_att_imx8qxp[]}: 6.6 to 7.3, lf-6.1 to lf-6.12. */
    static final List<Region> IMX8QXP = List.of(
            region("FlexSPI",         0x0800_0000L, 0x0800_0000L, 0x1000_0000L),
            region("TCML/U",          0x1FFE_0000L, 0x34FE_0000L, 0x0004_0000L).asOwn().asIomem(),
            region("OCRAM(Low 96KB)", 0x2100_0000L, 0x0010_0000L, 0x0001_8000L),
            region("OCRAM",           0x2110_0000L, 0x0010_0000L, 0x0004_0000L),
            region("DDR (Data)",      0x8000_0000L, 0x8000_0000L, 0x6000_0000L));

    /** {@code imx_rproc_att_imx8qxp[]}: lf-5.15, TCM in two rows. */
    static final List<Region> IMX8QXP_LF_5_15 = List.of(
            region("FlexSPI",         0x0800_0000L, 0x0800_0000L, 0x1000_0000L),
            region("TCML",            0x1FFE_0000L, 0x34FE_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("TCMU",            0x2000_0000L, 0x3500_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("OCRAM(Low 96KB)", 0x2100_0000L, 0x0010_0000L, 0x0001_8000L),
            region("OCRAM",           0x2110_0000L, 0x0010_0000L, 0x0004_0000L),
            region("DDR (Data)",      0x8000_0000L, 0x8000_0000L, 0x6000_0000L));
    // @formatter:on

    private Imx8Att() {}

    /** In the C table each row of core 1 follows its twin of core 0. */
    private static List<Region> own(List<Region> core0, List<Region> core1) {
        List<Region> own = new ArrayList<>();
        for (int i = 0; i < core0.size(); i++) {
            if (core0.get(i).own()) {
                own.add(core0.get(i));
                own.add(core1.get(i));
            }
        }
        return List.copyOf(own);
    }
}
