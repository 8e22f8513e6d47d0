// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import static rproclab.memory.Region.region;
import static rproclab.target.ImxSupport.coreMap;
import static rproclab.target.ImxSupport.imx;

import java.util.List;
import java.util.Map;
import rproclab.memory.Mapping;
import rproclab.memory.Region;

/** i.MX 93, 94 and 95. */
final class Imx9Targets {
    /** {@code .reset_vector_mask} of the driver's configurations, 7.2 and 7.3; lf-6.12 has none and takes all bits. */
    private static final long MAINLINE_MASK = 0xFFFF_0000L;
    private static final long ALL_BITS = 0xFFFF_FFFFL;

    // @formatter:off
    /** The range test of uboot-imx lf_v2023.04: half of each TCM, less than Linux loads into; DDR is the board's bank. */
    private static final List<Region> IMX93_STARTABLE = List.of(
            region("TCM CODE NON-SECURE", 0x0FFE_0000L, 0x201E_0000L, 0x0002_0000L),
            region("TCM CODE SECURE",     0x1FFE_0000L, 0x201E_0000L, 0x0002_0000L),
            region("TCM SYS NON-SECURE",  0x2000_0000L, 0x2020_0000L, 0x0002_0000L),
            region("FlexSPI",             0x2800_0000L, 0x2800_0000L, 0x0800_0000L),
            region("TCM SYS SECURE",      0x3000_0000L, 0x2020_0000L, 0x0002_0000L),
            region("DDR",                 0x8000_0000L, 0x8000_0000L, 0x8000_0000L));

    /** {@code imx93_mem_map[]} of U-Boot 2026.07's {@code mach-imx/imx9/soc.c}, TCM split as the driver does. */
    private static final List<Mapping> IMX93_SYSTEM = List.of(
            new Mapping("ROM",      0x0000_0000L, 0x0010_0000L),
            new Mapping("TCM CODE", 0x201C_0000L, 0x0004_0000L),
            new Mapping("TCM SYS",  0x2020_0000L, 0x0004_0000L),
            new Mapping("OCRAM",    0x2048_0000L, 0x000A_0000L),
            new Mapping("FlexSPI",  0x2800_0000L, 0x0800_0000L),
            new Mapping("DDR",      0x8000_0000L, 0x8000_0000L));

    /** {@code imx9_mem_map[]} of U-Boot 2026.07's {@code mach-imx/imx9/scmi/soc.c}, TCM split as the driver does. */
    private static final List<Mapping> IMX95_SYSTEM = List.of(
            new Mapping("M7 TCM CODE", 0x203C_0000L, 0x0004_0000L),
            new Mapping("M7 TCM SYS",  0x2040_0000L, 0x0004_0000L),
            new Mapping("OCRAM",       0x2048_0000L, 0x000A_0000L),
            new Mapping("FlexSPI",     0x2800_0000L, 0x0800_0000L),
            new Mapping("DDR",         0x8000_0000L, 0x8000_0000L));

    /** As {@link #IMX95_SYSTEM}, and the driver's rows for the other cores. */
    private static final List<Mapping> IMX94_SYSTEM = List.of(
            new Mapping("M7_1 TCM CODE", 0x202C_0000L, 0x0004_0000L),
            new Mapping("M7_1 TCM SYS",  0x2030_0000L, 0x0004_0000L),
            new Mapping("M7_0 TCM CODE", 0x203C_0000L, 0x0004_0000L),
            new Mapping("M7_0 TCM SYS",  0x2040_0000L, 0x0004_0000L),
            new Mapping("OCRAM",         0x2048_0000L, 0x000A_0000L),
            new Mapping("M33S OCRAM",    0x2080_0000L, 0x0018_0000L),
            new Mapping("M33S TCM CODE", 0x209C_0000L, 0x0004_0000L),
            new Mapping("M33S TCM SYS",  0x20A0_0000L, 0x0004_0000L),
            new Mapping("FlexSPI",       0x2800_0000L, 0x0800_0000L),
            new Mapping("DDR",           0x8000_0000L, 0x8000_0000L));
    // @formatter:on

    static final List<Target> ALL = List.of(
            new Target(
                    "imx93-m33", "i.MX 93", "Cortex-M33", CpuType.CORTEX_M33, "remoteproc-cm33", 64,
                    coreMap(Imx9Att.IMX93_6_12), IMX93_SYSTEM, linux93(), uboot93(), MemoryRegions.IMX93),
            new Target(
                    "imx95-m7", "i.MX 95", "Cortex-M7", CpuType.CORTEX_M7, "remoteproc-cm7", 64,
                    coreMap(Imx9Att.IMX95_M7), IMX95_SYSTEM, linux95(), uboot95(), MemoryRegions.IMX95),
            new Target(
                    "imx94-m7-0", "i.MX 94", "Cortex-M7 0", CpuType.CORTEX_M7, "remoteproc-cm70", 64,
                    coreMap(Imx9Att.IMX94_M70), IMX94_SYSTEM,
                    linux94("fsl,imx94-cm70", Imx9Att.IMX94_M70, Imx9Att.IMX94_M70_LF_6_12, 1, 2),
                    uboot94(), MemoryRegions.IMX94_M70),
            new Target(
                    "imx94-m7-1", "i.MX 94", "Cortex-M7 1", CpuType.CORTEX_M7, "remoteproc-cm71", 64,
                    coreMap(Imx9Att.IMX94_M71), IMX94_SYSTEM,
                    linux94("fsl,imx94-cm71", Imx9Att.IMX94_M71, Imx9Att.IMX94_M71_LF_6_12, 7, 3),
                    uboot94(), MemoryRegions.IMX94_M71),
            new Target(
                    "imx94-m33s", "i.MX 94", "Cortex-M33S", CpuType.CORTEX_M33, "remoteproc-cm33s", 64,
                    coreMap(Imx9Att.IMX94_M33S), IMX94_SYSTEM,
                    linux94("fsl,imx94-cm33s", Imx9Att.IMX94_M33S, Imx9Att.IMX94_M33S_LF_6_12, 8, 1),
                    uboot94(), MemoryRegions.IMX94_M33S));

    private Imx9Targets() {}

    private static Map<String, LinuxSupport> linux93() {
        ImxStart smc = new ImxStart.Smc();
        ImxSupport joined = imx(Imx9Att.IMX93_6_12, "fsl,imx93-cm33", smc);
        return ReleaseTable.linux()
                .with(imx(Imx9Att.IMX93_6_1, "fsl,imx93-cm33", smc), "linux-6.1", "linux-6.6.53", "linux-6.6.54")
                .with(joined, "linux-6.12", "linux-6.12.117", "linux-7.2", "linux-7.3")
                .with(joined.startingAtInterrupts(), "linux-imx-6.1", "linux-imx-6.6", "linux-imx-6.12")
                .with(imx(Imx9Att.IMX93_LF_5_15, "fsl,imx93-cm33", smc), "linux-imx-5.15")
                .map();
    }

    /** lf-6.6 began with TF-A for i.MX 95 and went over to the System Manager later. */
    private static Map<String, LinuxSupport> linux95() {
        ImxSupport mainline = imx(
                Imx9Att.IMX95_M7, "fsl,imx95-cm7", new ImxStart.SystemManager(1, 1, MAINLINE_MASK));
        ImxSupport lf66 = imx(Imx9Att.IMX95_M7, "fsl,imx95-cm7", new ImxStart.Smc());
        ImxSupport lf612 = imx(Imx9Att.IMX95_M7, "fsl,imx95-cm7", new ImxStart.SystemManager(1, 1, ALL_BITS));
        return ReleaseTable.linux()
                .with(mainline, "linux-7.2", "linux-7.3")
                .with(lf66.startingAtInterrupts(), "linux-imx-6.6")
                .with(lf612.startingAtInterrupts(), "linux-imx-6.12")
                .map();
    }

    private static Map<String, LinuxSupport> linux94(
            String compatible, List<Region> att, List<Region> lf612, int cpuid, int lmid) {
        ImxSupport mainline = imx(att, compatible, new ImxStart.SystemManager(cpuid, lmid, MAINLINE_MASK));
        ImxSupport nxp = imx(lf612, compatible, new ImxStart.SystemManager(cpuid, lmid, ALL_BITS));
        return ReleaseTable.linux()
                .with(mainline, "linux-7.2", "linux-7.3")
                .with(nxp.startingAtInterrupts(), "linux-imx-6.12")
                .map();
    }

    private static Map<String, UbootSupport> uboot93() {
        Bootaux imx9 = new Bootaux.Imx9(List.of());
        return ReleaseTable.uboot()
                .with(
                        new UbootSupport(new UbootRproc.None(), imx9),
                        "uboot-2023.01", "uboot-2025.01", "uboot-imx-2022.04")
                .with(
                        new UbootSupport(new UbootRproc.None(), new Bootaux.Imx9(IMX93_STARTABLE)),
                        "uboot-imx-2023.04")
                .with(new UbootSupport(new UbootRproc.Imx(Imx9Att.IMX93_6_12, List.of()), imx9), "uboot-2026.07")
                .map();
    }

    /** The TCM rows are the ones with {@code ATT_ECC}. */
    private static Map<String, UbootSupport> uboot95() {
        UbootRproc imx = new UbootRproc.Imx(Imx9Att.IMX95_M7, Imx9Att.IMX95_M7.subList(0, 2));
        return ReleaseTable.uboot().with(new UbootSupport(imx, new Bootaux.Imx9(List.of())), "uboot-2026.07").map();
    }

    /** {@code bootaux} is compiled for every i.MX 9; the remoteproc driver does not know i.MX 94. */
    private static Map<String, UbootSupport> uboot94() {
        UbootSupport bootaux = new UbootSupport(new UbootRproc.None(), new Bootaux.Imx9(List.of()));
        return ReleaseTable.uboot().with(bootaux, "uboot-2026.07").map();
    }
}
