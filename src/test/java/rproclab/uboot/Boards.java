// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot;

import static rproclab.memory.Region.region;

import java.util.List;
import rproclab.bytes.Access;
import rproclab.bytes.Bytes;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.loader.Loader;
import rproclab.loader.LogLine;
import rproclab.loader.Verdict;
import rproclab.memory.Region;

/** The address maps that the tests load into, written down here once more, and short words for what they ask. */
public final class Boards {
    /** Where the tests' images lie in RAM. */
    public static final long LOAD_ADDRESS = 0x4040_0000L;

    // @formatter:off
    /** {@code imx_rproc_att_imx8mn[]}, also of i.MX8MP. */
    public static final List<Region> ATT_IMX8MN = List.of(
            region("ITCM",        0x0000_0000L, 0x007E_0000L, 0x0002_0000L),
            region("OCRAM_S",     0x0018_0000L, 0x0018_0000L, 0x0000_9000L),
            region("OCRAM",       0x0090_0000L, 0x0090_0000L, 0x0002_0000L),
            region("OCRAM",       0x0092_0000L, 0x0092_0000L, 0x0002_0000L),
            region("OCRAM",       0x0094_0000L, 0x0094_0000L, 0x0005_0000L),
            region("QSPI Code",   0x0800_0000L, 0x0800_0000L, 0x0800_0000L),
            region("DDR (Code)",  0x1000_0000L, 0x4000_0000L, 0x0FFE_0000L),
            region("DTCM",        0x2000_0000L, 0x0080_0000L, 0x0002_0000L),
            region("OCRAM_S",     0x2018_0000L, 0x0018_0000L, 0x0000_8000L),
            region("DDR (Data)",  0x4000_0000L, 0x4000_0000L, 0x8000_0000L));

    /** {@code imx_rproc_att_imx8mq[]}, also of i.MX8MM: what tells it from the other. */
    public static final List<Region> ATT_IMX8MQ = List.of(
            region("TCML alias",  0x0000_0000L, 0x007E_0000L, 0x0002_0000L),
            region("TCML/U",      0x1FFE_0000L, 0x007E_0000L, 0x0004_0000L),
            region("DDR (Data)",  0x4000_0000L, 0x4000_0000L, 0x8000_0000L));

    /** {@code hostmap[]} of i.MX8M. */
    public static final List<Region> HOSTMAP_IMX8M = List.of(
            region("TCML alias",  0x0000_0000L, 0x007E_0000L, 0x0002_0000L),
            region("OCRAM_S",     0x0018_0000L, 0x0018_0000L, 0x0000_8000L),
            region("OCRAM",       0x0090_0000L, 0x0090_0000L, 0x0002_0000L),
            region("OCRAM",       0x0092_0000L, 0x0092_0000L, 0x0002_0000L),
            region("QSPI Code",   0x0800_0000L, 0x0800_0000L, 0x0800_0000L),
            region("DDR (Code)",  0x1000_0000L, 0x8000_0000L, 0x0FFE_0000L),
            region("TCML/U",      0x1FFE_0000L, 0x007E_0000L, 0x0004_0000L),
            region("OCRAM_S",     0x2018_0000L, 0x0018_0000L, 0x0000_8000L),
            region("OCRAM",       0x2020_0000L, 0x0090_0000L, 0x0004_0000L),
            region("DDR (Data)",  0x4000_0000L, 0x4000_0000L, 0x8000_0000L));

    /** {@code hostmap[]} of i.MX7D: what the tests touch. */
    public static final List<Region> HOSTMAP_MX7 = List.of(
            region("OCRAM_S",     0x0000_0000L, 0x0018_0000L, 0x0000_8000L),
            region("TCML",        0x1FFF_8000L, 0x007F_8000L, 0x0000_8000L),
            region("TCMU",        0x2000_0000L, 0x0080_0000L, 0x0000_8000L),
            region("DDRC",        0x8000_0000L, 0x8000_0000L, 0x6000_0000L));

    /** {@code dma-ranges} of stm32mp151.dtsi. */
    public static final List<Region> STM32MP1 = List.of(
            region("RETRAM",      0x0000_0000L, 0x3800_0000L, 0x0001_0000L),
            region("MCUSRAM",     0x1000_0000L, 0x1000_0000L, 0x0006_0000L),
            region("MCUSRAM",     0x3000_0000L, 0x3000_0000L, 0x0006_0000L));

    /** iram and dram of AM64's M4F. */
    public static final List<Region> K3_M4 = List.of(
            region("iram",        0x0000_0000L, 0x0500_0000L, 0x0003_0000L),
            region("dram",        0x0003_0000L, 0x0504_0000L, 0x0001_0000L));
    // @formatter:on

    private Boards() {}

    /** Loads an image called {@code test.elf}. */
    public static LoadResult run(Loader loader, byte[] image) {
        return loader.load(new Firmware("test.elf", Bytes.of(image)));
    }

    /** The lines on the console. */
    public static List<String> console(LoadResult result) {
        return result.console().stream().map(LogLine::text).toList();
    }

    /** The lines of a debug build that it does not print otherwise. */
    public static List<String> debug(LoadResult result) {
        return result.log().stream().filter(l -> l.level() == LogLine.Level.DEBUG).map(LogLine::text).toList();
    }

    /** A read outside the image. */
    public static Verdict readOutside(String site, long offset, long length) {
        return new Verdict.Undefined(Access.READ, site, "firmware", offset, length);
    }

    /** A write to NULL. */
    public static Verdict writeToNull(String site, long length) {
        return new Verdict.Undefined(Access.WRITE, site, "NULL", 0, length);
    }

    /** A write that leaves the address space, or a memset of a wrapped length. */
    public static Verdict writeOutside(String site, long sa, long length) {
        return new Verdict.Undefined(Access.WRITE, site, "memory", sa, length);
    }
}
