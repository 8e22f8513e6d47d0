// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static rproclab.memory.Region.region;

import java.util.List;
import rproclab.bytes.Bytes;
import rproclab.linux.remoteproc.ImxRproc.Dcfg;
import rproclab.linux.remoteproc.ImxRproc.Method;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.loader.LogLine;
import rproclab.memory.Region;
import rproclab.memory.ReservedRegion;

/** Remote processors as the tests need them, and short words for what they ask of a result. */
final class Boards {
    /** The rows of {@code imx_rproc_att_imx8mn[]} that the tests touch, in its order. */
    static final List<Region> IMX8MN = List.of(
            region("ITCM", 0x0000_0000L, 0x007E_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("OCRAM_S", 0x0018_0000L, 0x0018_0000L, 0x0000_9000L),
            region("DDR (Code)", 0x1000_0000L, 0x4000_0000L, 0x0FFE_0000L),
            region("DTCM", 0x2000_0000L, 0x0080_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("DDR (Data)", 0x4000_0000L, 0x4000_0000L, 0x8000_0000L));
    /** The TCM rows of {@code imx_rproc_att_imx8mq[]} up to 6.6. */
    static final List<Region> IMX8MQ_6_1 = List.of(region("TCML", 0x0000_0000L, 0x007E_0000L, 0x0002_0000L).asIomem(),
            region("TCML", 0x1FFE_0000L, 0x007E_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("TCMU", 0x2000_0000L, 0x0080_0000L, 0x0002_0000L).asOwn().asIomem());
    /** The TCM rows of {@code imx_rproc_att_imx8mq[]} from 6.12. */
    static final List<Region> IMX8MQ_6_12 = List.of(region("TCML", 0x0000_0000L, 0x007E_0000L, 0x0002_0000L).asIomem(),
            region("TCML/U", 0x1FFE_0000L, 0x007E_0000L, 0x0004_0000L).asOwn().asIomem());
    /** The rows of {@code imx_rproc_att_imx7d[]} that the tests touch. */
    static final List<Region> IMX7D = List.of(region("OCRAM_S", 0x0018_0000L, 0x0018_0000L, 0x0000_8000L).asOwn(),
            region("TCML", 0x1FFF_8000L, 0x007F_8000L, 0x0000_8000L).asOwn(),
            region("TCMU", 0x2000_0000L, 0x0080_0000L, 0x0000_8000L).asOwn(),
            region("DDR", 0x8000_0000L, 0x8000_0000L, 0x6000_0000L));
    /** The {@code dma-ranges} of the bus {@code mlahb} of an STM32MP15. */
    static final List<Region> MLAHB = List.of(region("RETRAM", 0x0000_0000L, 0x3800_0000L, 0x0001_0000L),
            region("MCUSRAM (code)", 0x1000_0000L, 0x1000_0000L, 0x0006_0000L),
            region("MCUSRAM", 0x3000_0000L, 0x3000_0000L, 0x0006_0000L));
    /** The RAMs of an AM62's M4F. */
    static final List<Region> AM62_RAMS = List.of(region("iram", 0x0_0000L, 0x0500_0000L, 0x3_0000L),
            region("dram", 0x3_0000L, 0x0504_0000L, 0x1_0000L));

    private Boards() {}

    static LinuxRelease release(String name) {
        return LinuxReleases.named(name).orElseThrow();
    }

    static LinuxLoader imx8mp(String release, ReservedRegion... regions) {
        return imx(release, Dcfg.of(IMX8MN, Method.SMC), regions);
    }

    static LinuxLoader imx(String release, Dcfg dcfg, ReservedRegion... regions) {
        return LinuxLoader
                .imx(release(release), SizeT.BITS64, dcfg, RprocNode.of("imx8mp-cm7"), List.of(regions));
    }

    static LinuxLoader imx7d(String release, ReservedRegion... regions) {
        return LinuxLoader.imx(release(release), SizeT.BITS32, Dcfg.of(IMX7D, Method.MMIO), RprocNode.of("imx7d-cm4"),
                List.of(regions));
    }

    static LinuxLoader stm32mp1(String release, ReservedRegion... regions) {
        return LinuxLoader.stm32(release(release), SizeT.BITS32, RprocNode.at("m4", 0x1000_0000L), MLAHB,
                List.of(regions));
    }

    static LinuxLoader am62(String release, ReservedRegion... regions) {
        return LinuxLoader.tiK3M4(release(release), RprocNode.at("m4fss", 0x0500_0000L), AM62_RAMS, List.of(regions));
    }

    static LoadResult load(LinuxLoader loader, byte[] image) {
        return loader.load(new Firmware("fw.elf", Bytes.of(image)));
    }

    /** The log's texts, those of the core without {@code remoteproc remoteproc0: }. */
    static List<String> log(LoadResult result) {
        return result.log().stream().map(LogLine::text).map(Boards::withoutCore).toList();
    }

    private static String withoutCore(String text) {
        String core = "remoteproc remoteproc0: ";
        return text.startsWith(core) ? text.substring(core.length()) : text;
    }

    /** The log of an image that the sanity check refuses, without the two lines that frame it. */
    static List<String> refusal(LoadResult result) {
        List<String> log = log(result);
        return log.subList(1, log.size() - 1);
    }

    /** {@code count} bytes of the target memory from {@code sa}. */
    static byte[] memory(LoadResult result, long sa, int count) {
        byte[] bytes = new byte[count];
        result.memory().read(sa, bytes);
        return bytes;
    }
}
