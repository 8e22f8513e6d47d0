// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.SegmentRecipe.load;
import static rproclab.memory.Region.region;

import java.util.List;
import rproclab.bytes.Bytes;
import rproclab.loader.Firmware;
import rproclab.loader.Log;
import rproclab.loader.SegmentFates;
import rproclab.memory.MemoryWriter;
import rproclab.memory.Region;

/** The image and the device of both benchmarks: three segments, 96 KiB of file data, in the TCMs of an i.MX8MP. */
final class TcmImage {
    static final int FILE_BYTES = 96 << 10;
    private static final List<Region> TCM = List.of(
            region("ITCM", 0x0000_0000L, 0x007E_0000L, 0x0002_0000L).asOwn().asIomem(),
            region("DTCM", 0x2000_0000L, 0x0080_0000L, 0x0002_0000L).asOwn().asIomem());

    private TcmImage() {}

    static Firmware firmware() {
        return new Firmware("tcm.elf", Bytes.of(elf32().entry(0x401)
                .load(0x0, 0x400, 0x400)
                .load(0x400, FILE_BYTES - 0x400 - 0x1000, FILE_BYTES - 0x400 - 0x1000)
                .segment(load(0x2000_0000L).bytes(0x1000).memsz(0x3000))
                .build()));
    }

    static Rproc rproc(MemoryWriter memory) {
        LinuxRelease release = LinuxReleases.named("linux-6.12").orElseThrow();
        RprocDriver driver = new ImxRproc(release, SizeT.BITS64, ImxRproc.Dcfg.of(TCM, ImxRproc.Method.SMC),
                RprocNode.of("imx8mp-cm7"), List.of());
        return new Rproc(release, SizeT.BITS64, driver, memory, new Log(), new SegmentFates());
    }
}
