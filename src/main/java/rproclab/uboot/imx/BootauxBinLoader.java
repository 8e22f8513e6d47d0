// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.imx;

import java.util.List;
import java.util.Optional;
import rproclab.bytes.Bytes;
import rproclab.bytes.OutsideAccess;
import rproclab.elf.Elf;
import rproclab.elf.ElfImage;
import rproclab.elf.ProgramHeader;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.loader.Loader;
import rproclab.loader.SegmentFates;
import rproclab.loader.Verdict;
import rproclab.memory.Region;
import rproclab.uboot.UbootRelease;
import rproclab.uboot.UbootRun;
import rproclab.uboot.Ulong;

/**
 * {@code objcopy -O binary}, then {@code load} to where the binary runs (or, where {@code bootaux} copies, anywhere),
 * then {@code bootaux}.
 */
final class BootauxBinLoader implements Loader {
    /** The most that any {@code bootaux} reads of a raw image: NXP's copy to TCML and TCMU. */
    private static final int HEAD = 0x4_0000;
    /** Stack pointer and program counter. */
    private static final int WORDS = 8;

    private final UbootRelease release;
    private final Ulong ulong;
    private final long loadAddress;
    private final AuxiliaryCore core;
    private final List<Region> map;

    BootauxBinLoader(UbootRelease release, Ulong ulong, long loadAddress, AuxiliaryCore core, List<Region> map) {
        this.release = release;
        this.ulong = ulong;
        this.loadAddress = loadAddress;
        this.core = core;
        this.map = map;
    }

    @Override
    public String name() {
        return release.loaderName("bootaux-bin");
    }

    /** A binary has no segments, so none can be refused. */
    @Override
    public boolean translates(long da, long size) {
        return true;
    }

    @Override
    public LoadResult load(Firmware firmware) {
        return UbootRun.of(firmware, ulong, this::objcopyLoadBootaux);
    }

    private Verdict objcopyLoadBootaux(UbootRun run) {
        ObjcopyBinary binary = ObjcopyBinary.of(run.name(), run.image());
        if (!binary.complaints().isEmpty()) {
            binary.complaints().forEach(line -> run.print("%s", line));
            return Verdict.failed();
        }
        long sa = systemAddress(binary.lma());
        long addr = switch (core.staging()) {
            case ANYWHERE -> loadAddress;
            case SYSTEM_ADDRESS -> sa;
            case DEVICE_ADDRESS -> binary.lma();
        };
        if (core.staging() != AuxiliaryCore.Staging.ANYWHERE) {
            place(run, binary, sa);
        }
        Verdict verdict = core.up(run, head(binary), addr);
        if (verdict.accepted()) {
            takeDownFates(run, binary, core.copiesTo().orElse(sa));
        }
        return verdict;
    }

    /** What {@code bootaux} may read: all that it copies, or two words, unless they begin an ELF once more. */
    private Bytes head(ObjcopyBinary binary) {
        Bytes words = binary.head(WORDS);
        boolean elf = words.has(0, 4) && words.u32(0) == Elf.MAGIC;
        return elf || core.staging() == AuxiliaryCore.Staging.ANYWHERE ? binary.head(HEAD) : words;
    }

    /** U-Boot's {@code load} command. */
    private static void place(UbootRun run, ObjcopyBinary binary, long sa) {
        try {
            binary.writeTo(run.memory(), sa);
        } catch (OutsideAccess outside) {
            throw outside.in("do_load");
        }
    }

    private long systemAddress(long da) {
        return row(da).map(row -> row.sa() + (da - row.da())).orElse(da);
    }

    private Optional<Region> row(long da) {
        for (Region row : map) {
            if (row.holdsDa(da)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /** A segment is loaded where all its bytes are in the binary and were written; {@code sa} is the first byte's place. */
    private void takeDownFates(UbootRun run, ObjcopyBinary binary, long sa) {
        String region = row(binary.lma()).map(Region::name).orElse("memory");
        SegmentFates fates = run.fates();
        fates.reset();
        for (ProgramHeader header : ElfImage.of(run.image()).orElseThrow().programHeaders()) {
            fates.begin();
            long at = sa + (header.paddr() - binary.lma());
            if (header.isLoad() && header.filesz() != 0 && binary.holds(header.paddr(), header.filesz())
                    && run.written().written(at + header.filesz() - 1)) {
                fates.translated(at, region);
                fates.loaded();
            } else {
                fates.skipped();
            }
        }
    }
}
