// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import static rproclab.memory.Region.region;

import java.util.List;
import rproclab.memory.Region;

/**
 * {@code imx_rproc_att_*[]} of {@code drivers/remoteproc/imx_rproc.c} for i.MX 93, 94 and 95.
 *
 * <p>
 * Order matters: the driver takes the first row that fits. The names are the driver's comments.
 */
final class Imx9Att {
    // @formatter:off
    //     name, device address, system address, size

    /** {@code imx_rproc_att_imx93[]}: 6.1 and 6.6, each TCM in two rows. */
    static final List<Region> IMX93_6_1 = List.of(
            region("TCM CODE NON-SECURE", 0x0FFC_0000L, 0x201C_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("TCM CODE NON-SECURE", 0x0FFE_0000L, 0x201E_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("TCM CODE SECURE",     0x1FFC_0000L, 0x201C_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("TCM CODE SECURE",     0x1FFE_0000L, 0x201E_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("TCM SYS NON-SECURE",  0x2000_0000L, 0x2020_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("TCM SYS NON-SECURE",  0x2002_0000L, 0x2022_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("TCM SYS SECURE",      0x3000_0000L, 0x2020_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("TCM SYS SECURE",      0x3002_0000L, 0x2022_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("DDR",                 0x8000_0000L, 0x8000_0000L, 0x1000_0000L),
            region("DDR",                 0x9000_0000L, 0x8000_0000L, 0x1000_0000L),
            region("DDR",                 0xC000_0000L, 0xC000_0000L, 0x1000_0000L),
            region("DDR",                 0xD000_0000L, 0xC000_0000L, 0x1000_0000L));

    /** {@code imx_rproc_att_imx93[]}: 6.12 to 7.3, lf-6.1 to lf-6.12, U-Boot 2026.07. */
    static final List<Region> IMX93_6_12 = List.of(
            region("TCM CODE NON-SECURE", 0x0FFC_0000L, 0x201C_0000L, 0x0004_0000L).asOwn().asIomem(),
            region("TCM CODE SECURE",     0x1FFC_0000L, 0x201C_0000L, 0x0004_0000L).asOwn().asIomem(),
            region("TCM SYS NON-SECURE",  0x2000_0000L, 0x2020_0000L, 0x0004_0000L).asOwn().asIomem(),
            region("TCM SYS SECURE",      0x3000_0000L, 0x2020_0000L, 0x0004_0000L).asOwn().asIomem(),
            region("DDR",                 0x8000_0000L, 0x8000_0000L, 0x1000_0000L),
            region("DDR",                 0x9000_0000L, 0x8000_0000L, 0x1000_0000L),
            region("DDR",                 0xC000_0000L, 0xC000_0000L, 0x1000_0000L),
            region("DDR",                 0xD000_0000L, 0xC000_0000L, 0x1000_0000L));

    /** {@code imx_rproc_att_imx93[]}: lf-5.15, the upper DDR window elsewhere. */
    static final List<Region> IMX93_LF_5_15 = List.of(
            region("TCM CODE NON-SECURE", 0x0FFC_0000L, 0x201C_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("TCM CODE NON-SECURE", 0x0FFE_0000L, 0x201E_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("TCM CODE SECURE",     0x1FFC_0000L, 0x201C_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("TCM CODE SECURE",     0x1FFE_0000L, 0x201E_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("TCM SYS NON-SECURE",  0x2000_0000L, 0x2020_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("TCM SYS NON-SECURE",  0x2002_0000L, 0x2022_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("TCM SYS SECURE",      0x3000_0000L, 0x2020_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("TCM SYS SECURE",      0x3002_0000L, 0x2022_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("DDR",                 0x8000_0000L, 0x8000_0000L, 0x1000_0000L),
            region("DDR",                 0x9000_0000L, 0x8000_0000L, 0x1000_0000L),
            region("DDR",                 0xC000_0000L, 0xA000_0000L, 0x1000_0000L),
            region("DDR",                 0xD000_0000L, 0xA000_0000L, 0x1000_0000L));

    /** {@code imx_rproc_att_imx95_m7[]}: 7.2 and 7.3, lf-6.6 and lf-6.12, U-Boot 2026.07. */
    static final List<Region> IMX95_M7 = List.of(
            region("TCM CODE NON-SECURE", 0x0000_0000L, 0x203C_0000L, 0x0004_0000L).asOwn().asIomem(),
            region("TCM SYS NON-SECURE",  0x2000_0000L, 0x2040_0000L, 0x0004_0000L).asOwn().asIomem(),
            region("DDR",                 0x8000_0000L, 0x8000_0000L, 0x5000_0000L));

    /** {@code imx_rproc_att_imx94_m70[]}: 7.2 and 7.3. */
    static final List<Region> IMX94_M70 = List.of(
            region("TCM CODE NON-SECURE", 0x0000_0000L, 0x203C_0000L, 0x0004_0000L).asOwn().asIomem(),
            region("TCM SYS NON-SECURE",  0x2000_0000L, 0x2040_0000L, 0x0004_0000L).asOwn().asIomem(),
            region("DDR",                 0x8000_0000L, 0x8000_0000L, 0x1000_0000L));

    /** {@code imx_rproc_att_imx94_m71[]}: 7.2 and 7.3. */
    static final List<Region> IMX94_M71 = List.of(
            region("TCM CODE NON-SECURE", 0x0000_0000L, 0x202C_0000L, 0x0004_0000L).asOwn().asIomem(),
            region("TCM SYS NON-SECURE",  0x2000_0000L, 0x2030_0000L, 0x0004_0000L).asOwn().asIomem(),
            region("DDR",                 0x8000_0000L, 0x8000_0000L, 0x1000_0000L));

    /** {@code imx_rproc_att_imx94_m33s[]}: 7.2 and 7.3. */
    static final List<Region> IMX94_M33S = List.of(
            region("TCM CODE NON-SECURE",   0x0FFC_0000L, 0x209C_0000L, 0x0004_0000L).asOwn().asIomem(),
            region("TCM SYS NON-SECURE",    0x2000_0000L, 0x20A0_0000L, 0x0004_0000L).asOwn().asIomem(),
            region("M33S OCRAM NON-SECURE", 0x2080_0000L, 0x2080_0000L, 0x0018_0000L).asOwn().asIomem(),
            region("DDR",                   0x8000_0000L, 0x8000_0000L, 0x1000_0000L));

    /** {@code imx_rproc_att_imx94_m70[]}: lf-6.12, more DDR. */
    static final List<Region> IMX94_M70_LF_6_12 = List.of(
            region("TCM CODE NON-SECURE", 0x0000_0000L, 0x203C_0000L, 0x0004_0000L).asOwn().asIomem(),
            region("TCM SYS NON-SECURE",  0x2000_0000L, 0x2040_0000L, 0x0004_0000L).asOwn().asIomem(),
            region("DDR",                 0x8000_0000L, 0x8000_0000L, 0x5000_0000L));

    /** {@code imx_rproc_att_imx94_m71[]}: lf-6.12, more DDR. */
    static final List<Region> IMX94_M71_LF_6_12 = List.of(
            region("TCM CODE NON-SECURE", 0x0000_0000L, 0x202C_0000L, 0x0004_0000L).asOwn().asIomem(),
            region("TCM SYS NON-SECURE",  0x2000_0000L, 0x2030_0000L, 0x0004_0000L).asOwn().asIomem(),
            region("DDR",                 0x8000_0000L, 0x8000_0000L, 0x5000_0000L));

    /** {@code imx_rproc_att_imx94_m33s[]}: lf-6.12, more aliases and DDR. */
    static final List<Region> IMX94_M33S_LF_6_12 = List.of(
            region("TCM CODE NON-SECURE", 0x0FFC_0000L, 0x209C_0000L, 0x0004_0000L).asOwn().asIomem(),
            region("TCM CODE SECURE",     0x1FFC_0000L, 0x209C_0000L, 0x0004_0000L).asOwn().asIomem(),
            region("TCM SYS NON-SECURE",  0x2000_0000L, 0x20A0_0000L, 0x0004_0000L).asOwn().asIomem(),
            region("TCM SYS NON-SECURE",  0x3000_0000L, 0x20A0_0000L, 0x0004_0000L).asOwn().asIomem(),
            region("M33S OCRAM",          0x2080_0000L, 0x2080_0000L, 0x0018_0000L).asOwn().asIomem(),
            region("DDR",                 0x8000_0000L, 0x8000_0000L, 0x5000_0000L));
    // @formatter:on

    private Imx9Att() {}
}
