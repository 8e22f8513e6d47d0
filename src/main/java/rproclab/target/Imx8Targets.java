// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import static rproclab.memory.Region.region;
import static rproclab.target.ImxSupport.coreMap;
import static rproclab.target.ImxSupport.imx;

import java.util.List;
import java.util.Map;
import rproclab.memory.Mapping;
import rproclab.memory.Region;

/** i.MX 8QuadMax, 8QuadXPlus and 8ULP. */
final class Imx8Targets {
    // @formatter:off
    /** The driver's rows, TCM split at its middle, and the two views of OCRAM. */
    private static final List<Region> IMX8QXP_CORE = List.of(
            region("FlexSPI",       0x0800_0000L, 0x0800_0000L, 0x1000_0000L),
            region("TCML",          0x1FFE_0000L, 0x34FE_0000L, 0x0002_0000L),
            region("TCMU",          0x2000_0000L, 0x3500_0000L, 0x0002_0000L),
            region("OCRAM low 96K", 0x2100_0000L, 0x0010_0000L, 0x0001_8000L),
            region("OCRAM",         0x2110_0000L, 0x0010_0000L, 0x0004_0000L),
            region("DDR",           0x8000_0000L, 0x8000_0000L, 0x6000_0000L));

    /** The driver's rows; DDR as far as it lies below 4 GiB. */
    private static final List<Mapping> IMX8QXP_SYSTEM = List.of(
            new Mapping("OCRAM",   0x0010_0000L, 0x0004_0000L),
            new Mapping("FlexSPI", 0x0800_0000L, 0x1000_0000L),
            new Mapping("TCML",    0x34FE_0000L, 0x0002_0000L),
            new Mapping("TCMU",    0x3500_0000L, 0x0002_0000L),
            new Mapping("DDR",     0x8000_0000L, 0x8000_0000L));

    /** As {@link #IMX8QXP_SYSTEM}. */
    private static final List<Mapping> IMX8QM_SYSTEM = List.of(
            new Mapping("FlexSPI",   0x0800_0000L, 0x1000_0000L),
            new Mapping("M4_0 TCML", 0x34FE_0000L, 0x0002_0000L),
            new Mapping("M4_0 TCMU", 0x3500_0000L, 0x0002_0000L),
            new Mapping("M4_1 TCML", 0x38FE_0000L, 0x0002_0000L),
            new Mapping("M4_1 TCMU", 0x3900_0000L, 0x0002_0000L),
            new Mapping("DDR",       0x8000_0000L, 0x8000_0000L));

    /** {@code imx8ulp_arm64_mem_map[]} of U-Boot 2026.07's {@code mach-imx/imx8ulp/soc.c}; SSRAM and SRAM1: the driver. */
    private static final List<Mapping> IMX8ULP_SYSTEM = List.of(
            new Mapping("ROM",      0x0000_0000L, 0x0004_0000L),
            new Mapping("FLEXSPI0", 0x0400_0000L, 0x0800_0000L),
            new Mapping("SSRAM",    0x1FFC_0000L, 0x000C_0000L),
            new Mapping("SRAM1",    0x2100_0000L, 0x0001_0000L),
            new Mapping("SRAM0",    0x2200_0000L, 0x0001_F000L),
            new Mapping("DDR",      0x8000_0000L, 0x8000_0000L));
    // @formatter:on

    static final List<Target> ALL = List.of(
            new Target(
                    "imx8qm-m4-0", "i.MX 8QuadMax", "Cortex-M4 0", CpuType.CORTEX_M4, "imx8qm-cm4-0", 64,
                    coreMap(Imx8Att.IMX8QM_0), IMX8QM_SYSTEM,
                    linuxQm(Imx8Att.IMX8QM_0, Imx8Att.IMX8QM_0_LF_5_15, 0x34FE_0000L, 0),
                    ubootScu(Bootaux.ScuCopy.Variant.IMX8QM, 0, 0x34FE_0000L),
                    MemoryRegions.IMX8QM_0),
            new Target(
                    "imx8qm-m4-1", "i.MX 8QuadMax", "Cortex-M4 1", CpuType.CORTEX_M4, "imx8qm-cm4-1", 64,
                    coreMap(Imx8Att.IMX8QM_1), IMX8QM_SYSTEM,
                    linuxQm(Imx8Att.IMX8QM_1, Imx8Att.IMX8QM_1_LF_5_15, 0x38FE_0000L, 1),
                    ubootScu(Bootaux.ScuCopy.Variant.IMX8QM, 1, 0x38FE_0000L),
                    MemoryRegions.IMX8QM_1),
            new Target(
                    "imx8qxp-m4", "i.MX 8QuadXPlus", "Cortex-M4", CpuType.CORTEX_M4, "imx8x-cm4", 64,
                    IMX8QXP_CORE, IMX8QXP_SYSTEM,
                    linuxQxp(),
                    ubootScu(Bootaux.ScuCopy.Variant.IMX8QXP, 0, 0x34FE_0000L),
                    MemoryRegions.IMX8QXP),
            new Target(
                    "imx8ulp-m33", "i.MX 8ULP", "Cortex-M33", CpuType.CORTEX_M33, "remoteproc-cm33", 64,
                    coreMap(Imx7Att.IMX8ULP), IMX8ULP_SYSTEM,
                    linux8ulp(),
                    ReleaseTable.uboot()
                            .with(
                                    new UbootSupport(new UbootRproc.None(), new Bootaux.None()),
                                    "uboot-2023.01", "uboot-2025.01", "uboot-2026.07", "uboot-imx-2022.04",
                                    "uboot-imx-2023.04")
                            .map(),
                    MemoryRegions.IMX8ULP));

    private Imx8Targets() {}

    private static Map<String, LinuxSupport> linuxQm(
            List<Region> att, List<Region> lf515, long entry, int coreIndex) {
        ImxStart scu = new ImxStart.Scu(entry, coreIndex);
        return linuxScu(
                imx(att, "fsl,imx8qm-cm4", scu).mapping(Imx8Att.IMX8QM_OWN),
                imx(lf515, "fsl,imx8qm-cm4", scu).mapping(Imx8Att.IMX8QM_OWN_LF_5_15));
    }

    private static Map<String, LinuxSupport> linuxQxp() {
        ImxStart scu = new ImxStart.Scu(0x34FE_0000L, 0);
        return linuxScu(
                imx(Imx8Att.IMX8QXP, "fsl,imx8qxp-cm4", scu),
                imx(Imx8Att.IMX8QXP_LF_5_15, "fsl,imx8qxp-cm4", scu));
    }

    private static Map<String, LinuxSupport> linuxScu(ImxSupport current, ImxSupport lf515) {
        return ReleaseTable.linux()
                .with(
                        current,
                        "linux-6.6.53", "linux-6.6.54", "linux-6.12", "linux-6.12.117", "linux-7.2", "linux-7.3",
                        "linux-imx-6.1", "linux-imx-6.6", "linux-imx-6.12")
                .with(lf515, "linux-imx-5.15")
                .map();
    }

    private static Map<String, LinuxSupport> linux8ulp() {
        return ReleaseTable.linux()
                .with(
                        imx(Imx7Att.IMX8ULP, "fsl,imx8ulp-cm33", new ImxStart.None()),
                        "linux-5.15.148", "linux-5.15.168", "linux-6.1", "linux-6.6.53", "linux-6.6.54", "linux-6.12",
                        "linux-6.12.117", "linux-7.2", "linux-7.3", "linux-imx-5.15", "linux-imx-6.1",
                        "linux-imx-6.6", "linux-imx-6.12")
                .map();
    }

    /** Mainline copies the lower half of the TCM, NXP's branches all of it; before 2025.01 there is no such code. */
    private static Map<String, UbootSupport> ubootScu(Bootaux.ScuCopy.Variant variant, int coreId, long tcml) {
        UbootRproc none = new UbootRproc.None();
        return ReleaseTable.uboot()
                .with(new UbootSupport(none, new Bootaux.None()), "uboot-2021.01", "uboot-2023.01")
                .with(
                        new UbootSupport(none, new Bootaux.ScuCopy(variant, coreId, tcml, 0x2_0000)),
                        "uboot-2025.01", "uboot-2026.07")
                .with(
                        new UbootSupport(none, new Bootaux.ScuCopy(variant, coreId, tcml, 0x4_0000)),
                        "uboot-imx-2022.04", "uboot-imx-2023.04")
                .map();
    }
}
