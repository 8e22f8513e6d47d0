// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.elf.SegmentRecipe.load;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import rproclab.elf.Content;
import rproclab.elf.EhdrField;
import rproclab.elf.Elf;
import rproclab.loader.Firmware;
import rproclab.bytes.Bytes;
import rproclab.loader.Log;
import rproclab.loader.SegmentFates;
import rproclab.memory.MemoryWriter;
import rproclab.memory.ReservedRegion;
import rproclab.target.ImxSupport;
import rproclab.target.Targets;

/** What is loaded, and the i.MX 8M Plus that it is loaded into, the same for the port and for the real C. */
public enum BenchImage {
    /** Three segments in the TCMs, 96 KiB of file data, 8 KiB cleared. */
    TCM,
    /** 65535 program headers of 4 bytes each. */
    HEADERS,
    /** Its class is neither 32 nor 64 bit: one of the first checks refuses it. */
    MALFORMED,
    /** {@link #TCM} with a resource table, one virtio device with two vrings; nowhere in memory, so that the kernel's copy is used. */
    TABLE,
    /** One segment of 16 MiB in DDR. */
    DDR;

    static final String RELEASE = "linux-6.1";
    static final ReservedRegion DDR_REGION = new ReservedRegion("m7", 0x8000_0000L, 0x200_0000);
    private static final int TCM_BYTES = 96 << 10;
    private static final int DDR_BYTES = 16 << 20;
    private static final int MOST_HEADERS = 65535;

    byte[] bytes() {
        return switch (this) {
            case TCM -> elf32().entry(0x401)
                    .load(0x0, 0x400, 0x400)
                    .load(0x400, TCM_BYTES - 0x400 - 0x1000, TCM_BYTES - 0x400 - 0x1000)
                    .segment(load(0x2000_0000L).bytes(0x1000).memsz(0x3000))
                    .build();
            case HEADERS -> elf32().entry(0x401).segments(MOST_HEADERS, load(0x400).bytes(4)).build();
            case MALFORMED -> elf32().with(EhdrField.EI_CLASS, 0).load(0x0, 0x400, 0x400).build();
            case TABLE -> elf32().entry(0x401)
                    .load(0x0, 0x400, 0x400)
                    .load(0x400, TCM_BYTES - 0x400 - 0x1000, TCM_BYTES - 0x400 - 0x1000)
                    .segment(load(0x2000_0000L).bytes(0x1000).memsz(0x3000))
                    .section(section(".resource_table").flags(Elf.SHF_ALLOC).addr(0xF000_0000L)
                            .bytes(Content.of(table())))
                    .build();
            case DDR -> elf32().entry(0x8000_0401L).load(0x8000_0000L, DDR_BYTES, DDR_BYTES).build();
        };
    }

    /** {@code struct resource_table} with an {@code RSC_VDEV} of RPMsg: notify ids 0 and 1, 256 buffers each. */
    private static byte[] table() {
        ByteBuffer table = ByteBuffer.allocate(88).order(ByteOrder.LITTLE_ENDIAN);
        table.putInt(1).putInt(1).putInt(0).putInt(0).putInt(20);
        table.putInt(3).putInt(7).putInt(0).putInt(1).putInt(0).putInt(0).put((byte) 0).put((byte) 2)
                .putShort((short) 0);
        for (int vring = 0; vring < 2; vring++) {
            table.putInt(-1).putInt(0x1000).putInt(256).putInt(vring).putInt(0);
        }
        return table.array();
    }

    Firmware firmware() {
        return new Firmware(name().toLowerCase(Locale.ROOT) + ".elf", Bytes.of(bytes()));
    }

    /** The same as a loader: from {@code echo start} to {@code is now up}. */
    static LinuxLoader loader() {
        ImxSupport support = support();
        return LinuxLoader.imx(LinuxReleases.named(RELEASE).orElseThrow(), SizeT.BITS64,
                ImxRproc.Dcfg.of(support.att(), ImxRproc.Method.SMC).mapping(support.mapped()),
                RprocNode.of("imx8mp-cm7"), List.of(DDR_REGION));
    }

    private static ImxSupport support() {
        return (ImxSupport) Targets.find("imx8mp-m7").orElseThrow().linux().get(RELEASE);
    }

    /** The core's device, probed and not yet booted. */
    static Rproc rproc(MemoryWriter memory) {
        LinuxRelease release = LinuxReleases.named(RELEASE).orElseThrow();
        ImxSupport support = support();
        RprocDriver driver = new ImxRproc(release, SizeT.BITS64,
                ImxRproc.Dcfg.of(support.att(), ImxRproc.Method.SMC).mapping(support.mapped()),
                RprocNode.of("imx8mp-cm7"), List.of(DDR_REGION));
        return new Rproc(release, SizeT.BITS64, driver, memory, new Log(), new SegmentFates());
    }
}
