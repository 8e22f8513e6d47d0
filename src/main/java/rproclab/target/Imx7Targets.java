// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import static rproclab.memory.Region.region;
import static rproclab.target.ImxSupport.coreMap;
import static rproclab.target.ImxSupport.imx;

import java.util.List;
import java.util.Map;
import rproclab.memory.Mapping;
import rproclab.memory.Region;

/** i.MX 6SoloX, 7Dual and 7ULP, whose Cortex-A cores have 32 bits. */
final class Imx7Targets {
    /** {@code M4_BOOTROM_BASE_ADDR} of {@code arch-mx6/imx-regs.h} and {@code arch-mx7/imx-regs.h}. */
    private static final long MX6_BOOTROM = 0x007F_8000L;
    private static final long MX7_BOOTROM = 0x0018_0000L;

    private static final String[] LINUX_5_10 = {"linux-5.10", "linux-5.10.262"};
    private static final String[] LINUX_FROM_5_15 = {"linux-5.15.148", "linux-5.15.168", "linux-6.1", "linux-6.6.53",
            "linux-6.6.54", "linux-6.12", "linux-6.12.117", "linux-7.2", "linux-7.3", "linux-imx-5.15", "linux-imx-6.1",
            "linux-imx-6.6", "linux-imx-6.12"};

    // @formatter:off
    /** The driver's rows, without the one that never matches. */
    private static final List<Region> IMX6SX_CORE = List.of(
            region("TCML alias", 0x0000_0000L, 0x007F_8000L, 0x0000_8000L),
            region("OCRAM_S",    0x0018_0000L, 0x008F_8000L, 0x0000_4000L),
            region("DDR code",   0x1000_0000L, 0x8000_0000L, 0x0FFF_8000L),
            region("TCML",       0x1FFF_8000L, 0x007F_8000L, 0x0000_8000L),
            region("TCMU",       0x2000_0000L, 0x0080_0000L, 0x0000_8000L),
            region("OCRAM_S data", 0x208F_8000L, 0x008F_8000L, 0x0000_4000L),
            region("DDR",        0x8000_0000L, 0x8000_0000L, 0x6000_0000L));

    /** ROM, OCRAM and DDR: {@code arch-mx6/imx-regs.h} of U-Boot 2026.07 and imx6sx.dtsi; TCM: the driver's rows. */
    private static final List<Mapping> IMX6SX_SYSTEM = List.of(
            new Mapping("ROM",     0x0000_0000L, 0x0010_0000L),
            new Mapping("TCML",    0x007F_8000L, 0x0000_8000L),
            new Mapping("TCMU",    0x0080_0000L, 0x0000_8000L),
            new Mapping("OCRAM_S", 0x008F_8000L, 0x0000_4000L),
            new Mapping("OCRAM",   0x0090_0000L, 0x0002_0000L),
            new Mapping("DDR",     0x8000_0000L, 0x8000_0000L));

    /** The driver's rows and, at 0x20180000, a row that only U-Boot's host map has. */
    private static final List<Region> IMX7D_CORE = List.of(
            region("OCRAM_S boot",    0x0000_0000L, 0x0018_0000L, 0x0000_8000L),
            region("OCRAM_S code",    0x0018_0000L, 0x0018_0000L, 0x0000_8000L),
            region("OCRAM code",      0x0090_0000L, 0x0090_0000L, 0x0002_0000L),
            region("OCRAM_EPDC code", 0x0092_0000L, 0x0092_0000L, 0x0002_0000L),
            region("OCRAM_PXP code",  0x0094_0000L, 0x0094_0000L, 0x0000_8000L),
            region("DDR code",        0x1000_0000L, 0x8000_0000L, 0x0FFF_0000L),
            region("TCML",            0x1FFF_8000L, 0x007F_8000L, 0x0000_8000L),
            region("TCMU",            0x2000_0000L, 0x0080_0000L, 0x0000_8000L),
            region("OCRAM_S",         0x2018_0000L, 0x0018_0000L, 0x0000_8000L),
            region("OCRAM",           0x2020_0000L, 0x0090_0000L, 0x0002_0000L),
            region("OCRAM_EPDC",      0x2022_0000L, 0x0092_0000L, 0x0002_0000L),
            region("OCRAM_PXP",       0x2024_0000L, 0x0094_0000L, 0x0000_8000L),
            region("DDR",             0x8000_0000L, 0x8000_0000L, 0x6000_0000L));

    /** ROM, OCRAM and DDR: {@code arch-mx7/imx-regs.h} of U-Boot 2026.07; the rest: the driver's rows. */
    private static final List<Mapping> IMX7D_SYSTEM = List.of(
            new Mapping("ROM",        0x0000_0000L, 0x0001_8000L),
            new Mapping("OCRAM_S",    0x0018_0000L, 0x0000_8000L),
            new Mapping("TCML",       0x007F_8000L, 0x0000_8000L),
            new Mapping("TCMU",       0x0080_0000L, 0x0000_8000L),
            new Mapping("OCRAM",      0x0090_0000L, 0x0002_0000L),
            new Mapping("OCRAM_EPDC", 0x0092_0000L, 0x0002_0000L),
            new Mapping("OCRAM_PXP",  0x0094_0000L, 0x0000_8000L),
            new Mapping("DDR",        0x8000_0000L, 0x8000_0000L));

    /** The driver's rows; both sides have the same addresses. */
    private static final List<Mapping> IMX7ULP_SYSTEM = List.of(
            new Mapping("TCML",    0x1FFD_0000L, 0x0003_0000L),
            new Mapping("TCMU",    0x2000_0000L, 0x0001_0000L),
            new Mapping("OCRAM_0", 0x2F00_0000L, 0x0002_0000L),
            new Mapping("OCRAM_1", 0x2F02_0000L, 0x0002_0000L),
            new Mapping("DDR",     0x6000_0000L, 0x4000_0000L));
    // @formatter:on

    static final List<Target> ALL = List.of(
            new Target(
                    "imx7d-m4", "i.MX 7Dual", "Cortex-M4", CpuType.CORTEX_M4, "imx7d-cm4", 32,
                    IMX7D_CORE, IMX7D_SYSTEM,
                    ReleaseTable.linux()
                            .with(imx(Imx7Att.IMX7D_5_10, "fsl,imx7d-cm4", new ImxStart.Mmio()), LINUX_5_10)
                            .with(imx(Imx7Att.IMX7D, "fsl,imx7d-cm4", new ImxStart.Mmio()), LINUX_FROM_5_15)
                            .map(),
                    ubootMx7(),
                    MemoryRegions.IMX7D),
            new Target(
                    // No device tree has the node: its name follows the binding's imx7d-cm4.
                    "imx6sx-m4", "i.MX 6SoloX", "Cortex-M4", CpuType.CORTEX_M4, "imx6sx-cm4", 32,
                    IMX6SX_CORE, IMX6SX_SYSTEM,
                    ReleaseTable.linux()
                            .with(imx(Imx7Att.IMX6SX_5_10, "fsl,imx6sx-cm4", new ImxStart.Mmio()), LINUX_5_10)
                            .with(imx(Imx7Att.IMX6SX, "fsl,imx6sx-cm4", new ImxStart.Mmio()), LINUX_FROM_5_15)
                            .map(),
                    ubootMx6(),
                    MemoryRegions.IMX6SX),
            new Target(
                    "imx7ulp-m4", "i.MX 7ULP", "Cortex-M4", CpuType.CORTEX_M4, "imx7ulp-cm4", 32,
                    coreMap(Imx7Att.IMX7ULP), IMX7ULP_SYSTEM,
                    ReleaseTable.linux()
                            .with(imx(Imx7Att.IMX7ULP, "fsl,imx7ulp-cm4", new ImxStart.None()), LINUX_FROM_5_15)
                            .map(),
                    ReleaseTable.uboot()
                            .with(
                                    new UbootSupport(new UbootRproc.None(), new Bootaux.None()),
                                    Releases.UBOOT.toArray(String[]::new))
                            .map(),
                    MemoryRegions.IMX7ULP));

    private Imx7Targets() {}

    private static Map<String, UbootSupport> ubootMx7() {
        Bootaux libElf = new Bootaux.LibElf(MX7_BOOTROM);
        Bootaux hostMap = new Bootaux.HostMap(ImxHostmaps.MX7, MX7_BOOTROM);
        return ReleaseTable.uboot()
                .with(new UbootSupport(new UbootRproc.None(), libElf), "uboot-2021.01")
                .with(
                        new UbootSupport(new UbootRproc.None(), hostMap),
                        "uboot-2023.01", "uboot-2025.01", "uboot-2026.07", "uboot-imx-2022.04", "uboot-imx-2023.04")
                .map();
    }

    /** 2021.07 to 2023.01 have the weak {@code hostmap[]} of no elements, 2023.04 a weak function that returns NULL. */
    private static Map<String, UbootSupport> ubootMx6() {
        Bootaux libElf = new Bootaux.LibElf(MX6_BOOTROM);
        Bootaux empty = new Bootaux.NoHostMap(true, MX6_BOOTROM);
        Bootaux none = new Bootaux.NoHostMap(false, MX6_BOOTROM);
        return ReleaseTable.uboot()
                .with(new UbootSupport(new UbootRproc.None(), libElf), "uboot-2021.01")
                .with(
                        new UbootSupport(new UbootRproc.None(), empty),
                        "uboot-2023.01", "uboot-imx-2022.04")
                .with(new UbootSupport(new UbootRproc.None(), none), "uboot-2025.01", "uboot-2026.07",
                        "uboot-imx-2023.04")
                .map();
    }
}
