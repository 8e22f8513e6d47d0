// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import static rproclab.memory.Region.region;
import static rproclab.target.ImxSupport.imx;

import java.util.List;
import java.util.Map;
import rproclab.memory.Mapping;
import rproclab.memory.Region;

/** i.MX 8M Quad, Mini, Nano and Plus. */
final class Imx8mTargets {
    /** {@code MCU_BOOTROM_BASE_ADDR} of {@code arch-imx8m/imx-regs.h}. */
    private static final long BOOTROM = 0x007E_0000L;

    // @formatter:off
    /** The driver's rows, neighbours joined. */
    private static final List<Region> M7_CORE = List.of(
            region("ITCM",      0x0000_0000L, 0x007E_0000L, 0x0002_0000L),
            region("OCRAM_S",   0x0018_0000L, 0x0018_0000L, 0x0000_9000L),
            region("OCRAM",     0x0090_0000L, 0x0090_0000L, 0x0009_0000L),
            region("QSPI code", 0x0800_0000L, 0x0800_0000L, 0x0800_0000L),
            region("DDR code",  0x1000_0000L, 0x4000_0000L, 0x0FFE_0000L),
            region("DTCM",      0x2000_0000L, 0x0080_0000L, 0x0002_0000L),
            region("OCRAM_S alias", 0x2018_0000L, 0x0018_0000L, 0x0000_8000L),
            region("OCRAM alias",   0x2020_0000L, 0x0090_0000L, 0x0008_0000L),
            region("DDR",       0x4000_0000L, 0x4000_0000L, 0x8000_0000L));

    /** ROM: {@code imx8m_mem_map[]} of U-Boot 2026.07's {@code mach-imx/imx8m/soc.c}; the rest: the driver's rows. */
    private static final List<Mapping> M7_SYSTEM = List.of(
            new Mapping("ROM",     0x0000_0000L, 0x0010_0000L),
            new Mapping("OCRAM_S", 0x0018_0000L, 0x0000_9000L),
            new Mapping("ITCM",    0x007E_0000L, 0x0002_0000L),
            new Mapping("DTCM",    0x0080_0000L, 0x0002_0000L),
            new Mapping("OCRAM",   0x0090_0000L, 0x0009_0000L),
            new Mapping("QSPI",    0x0800_0000L, 0x0800_0000L),
            new Mapping("DDR",     0x4000_0000L, 0x8000_0000L));

    /** The driver's rows, neighbours joined, TCM split at its middle. */
    private static final List<Region> M4_CORE = List.of(
            region("TCML alias", 0x0000_0000L, 0x007E_0000L, 0x0002_0000L),
            region("OCRAM_S",    0x0018_0000L, 0x0018_0000L, 0x0000_8000L),
            region("OCRAM",      0x0090_0000L, 0x0090_0000L, 0x0004_0000L),
            region("QSPI code",  0x0800_0000L, 0x0800_0000L, 0x0800_0000L),
            region("DDR code",   0x1000_0000L, 0x4000_0000L, 0x0FFE_0000L),
            region("TCML",       0x1FFE_0000L, 0x007E_0000L, 0x0002_0000L),
            region("TCMU",       0x2000_0000L, 0x0080_0000L, 0x0002_0000L),
            region("OCRAM_S alias", 0x2018_0000L, 0x0018_0000L, 0x0000_8000L),
            region("OCRAM alias",   0x2020_0000L, 0x0090_0000L, 0x0004_0000L),
            region("DDR",        0x4000_0000L, 0x4000_0000L, 0x8000_0000L));

    /** As {@link #M7_SYSTEM}. */
    private static final List<Mapping> M4_SYSTEM = List.of(
            new Mapping("ROM",     0x0000_0000L, 0x0010_0000L),
            new Mapping("OCRAM_S", 0x0018_0000L, 0x0000_8000L),
            new Mapping("TCML",    0x007E_0000L, 0x0002_0000L),
            new Mapping("TCMU",    0x0080_0000L, 0x0002_0000L),
            new Mapping("OCRAM",   0x0090_0000L, 0x0004_0000L),
            new Mapping("QSPI",    0x0800_0000L, 0x0800_0000L),
            new Mapping("DDR",     0x4000_0000L, 0x8000_0000L));
    // @formatter:on

    static final List<Target> ALL = List.of(
            new Target(
                    "imx8mp-m7", "i.MX 8M Plus", "Cortex-M7", CpuType.CORTEX_M7, "imx8mp-cm7", 64,
                    M7_CORE, M7_SYSTEM, linuxM7("fsl,imx8mp-cm7"), uboot(Imx8mAtt.IMX8MN), MemoryRegions.IMX8MP),
            new Target(
                    "imx8mn-m7", "i.MX 8M Nano", "Cortex-M7", CpuType.CORTEX_M7, "imx8mn-cm7", 64,
                    M7_CORE, M7_SYSTEM, linuxM7("fsl,imx8mn-cm7"), uboot(Imx8mAtt.IMX8MN), MemoryRegions.IMX8MN),
            new Target(
                    "imx8mm-m4", "i.MX 8M Mini", "Cortex-M4", CpuType.CORTEX_M4, "imx8mm-cm4", 64,
                    M4_CORE, M4_SYSTEM, linuxM4("fsl,imx8mm-cm4"), uboot(Imx8mAtt.IMX8MQ_6_12), MemoryRegions.IMX8MM),
            new Target(
                    "imx8mq-m4", "i.MX 8M Quad", "Cortex-M4", CpuType.CORTEX_M4, "imx8mq-cm4", 64,
                    M4_CORE, M4_SYSTEM, linuxM4("fsl,imx8mq-cm4"), uboot(Imx8mAtt.IMX8MQ_6_12), MemoryRegions.IMX8MQ));

    private Imx8mTargets() {}

    /** Whether 6.6.y has the {@code -mmio} entries is not known: 6.5.13 has not, 6.8.1 has. */
    private static Map<String, LinuxSupport> linuxM7(String compatible) {
        ImxSupport.Match smc = new ImxSupport.Match(compatible, new ImxStart.Smc());
        ImxSupport.Match mmio = new ImxSupport.Match(compatible + "-mmio", new ImxStart.Mmio());
        return ReleaseTable.linux()
                .with(
                        imx(Imx8mAtt.IMX8MN, smc),
                        "linux-5.15.148", "linux-5.15.168", "linux-6.1", "linux-6.6.53", "linux-6.6.54",
                        "linux-imx-5.15", "linux-imx-6.1")
                .with(
                        imx(Imx8mAtt.IMX8MN, smc, mmio),
                        "linux-6.12", "linux-6.12.117", "linux-7.2", "linux-7.3", "linux-imx-6.6", "linux-imx-6.12")
                .map();
    }

    private static Map<String, LinuxSupport> linuxM4(String compatible) {
        ImxStart mmio = new ImxStart.Mmio();
        return ReleaseTable.linux()
                .with(imx(Imx8mAtt.IMX8MQ_5_15_148, compatible, mmio), "linux-5.15.148", "linux-6.6.53")
                .with(imx(Imx8mAtt.IMX8MQ_6_1, compatible, mmio), "linux-5.15.168", "linux-6.1", "linux-6.6.54")
                .with(
                        imx(Imx8mAtt.IMX8MQ_6_12, compatible, mmio),
                        "linux-6.12", "linux-6.12.117", "linux-7.2", "linux-7.3", "linux-imx-6.1", "linux-imx-6.6",
                        "linux-imx-6.12")
                .with(imx(Imx8mAtt.IMX8MQ_LF_5_15, compatible, mmio), "linux-imx-5.15")
                .map();
    }

    private static Map<String, UbootSupport> uboot(List<Region> att) {
        Bootaux raw = new Bootaux.RawOnly(BOOTROM);
        Bootaux hostMap = new Bootaux.HostMap(ImxHostmaps.IMX8M, BOOTROM);
        UbootRproc imx = new UbootRproc.Imx(att, List.of());
        return ReleaseTable.uboot()
                .with(new UbootSupport(new UbootRproc.None(), raw), "uboot-2021.01", "uboot-imx-2022.04")
                .with(
                        new UbootSupport(new UbootRproc.None(), hostMap),
                        "uboot-2023.01", "uboot-2025.01", "uboot-imx-2023.04")
                .with(new UbootSupport(imx, hostMap), "uboot-2026.07")
                .map();
    }
}
