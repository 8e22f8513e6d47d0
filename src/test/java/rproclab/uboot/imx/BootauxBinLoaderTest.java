// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.imx;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.elf.SegmentRecipe.load;
import static rproclab.memory.Region.region;
import static rproclab.uboot.Boards.*;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import rproclab.elf.Content;
import rproclab.elf.Elf;
import rproclab.elf.ElfBuilder;
import rproclab.elf.SectionRecipe;
import rproclab.loader.LoadResult;
import rproclab.loader.Loader;
import rproclab.loader.SegmentFate;
import rproclab.loader.SegmentFate.Fate;
import rproclab.loader.Verdict;
import rproclab.memory.Region;
import rproclab.memory.Write;
import rproclab.uboot.UbootRelease;
import rproclab.uboot.Ulong;

class BootauxBinLoaderTest {
    private static final Loader IMX8M = BootauxLoader
            .hostmap(UbootRelease.V2025_01, Ulong.BITS64, LOAD_ADDRESS, HOSTMAP_IMX8M, 0x7E_0000)
            .onBinary(HOSTMAP_IMX8M);
    private static final List<Region> IMX8QM_MAP = List.of(region("TCML", 0x1FFE_0000L, 0x34FE_0000L, 0x2_0000),
            region("DDR", 0x8800_0000L, 0x8800_0000L, 0x800_0000));

    private static SectionRecipe alloc(String name) {
        return section(name).flags(Elf.SHF_ALLOC);
    }

    /** Vectors at {@code da}, .data with its bytes 0x10 further, .bss. */
    private static ElfBuilder firmware(long da) {
        return elf32().entry(0x999).segment(load(da).bytes(Content.words(0x2002_0000L, da + 0x401)))
                .segment(load(da + 0x10).vaddr(0x2000_0000L).bytes(Content.words(7, 8)).memsz(0x9000))
                .section(alloc(".vectors").inside(0, 0).addr(da).bytes(Content.words(0x2002_0000L, da + 0x401)))
                .section(alloc(".data").inside(1, 0).addr(0x2000_0000L).bytes(Content.words(7, 8)))
                .section(SectionRecipe.nobits(".bss", 0x2000_0008L, 0x8FF8));
    }

    @Test
    void theBinaryIsPutWhereItRunsAndStartsFromItsOwnVectors() {
        LoadResult result = run(IMX8M, firmware(0).build());

        assertThat(IMX8M.name()).isEqualTo("uboot-2025.01-bootaux-bin");
        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(console(result)).containsExactly("## No elf image at address 0x007e0000",
                "## Starting auxiliary core stack = 0x20020000, pc = 0x00000401...");
        assertThat(result.memory().writes()).containsExactly(new Write(0x7E_0008, 8, Write.Kind.ZERO),
                new Write(0x7E_0000, 8, Write.Kind.COPY), new Write(0x7E_0010, 8, Write.Kind.COPY),
                new Write(0x7E_0000, 4, Write.Kind.COPY), new Write(0x7E_0004, 4, Write.Kind.COPY));
        assertThat(result.memory().u32(0x7E_0014)).isEqualTo(8);
        assertThat(result.bootAddress()).isEqualTo(OptionalLong.of(0x401));
    }

    @Test
    void bssIsNotZeroed() {
        assertThat(run(IMX8M, firmware(0).build()).memory().written(0x7E_0018)).isFalse();
    }

    @Test
    void aSegmentIsLoadedWhereItsBytesAreInTheBinary() {
        LoadResult result = run(IMX8M, firmware(0).load(0x4000_0000L, 8, 8).load(0x100, 0, 8).build());

        assertThat(result.segments()).extracting(SegmentFate::fate).containsExactly(Fate.LOADED, Fate.LOADED,
                Fate.SKIPPED, Fate.SKIPPED);
        assertThat(result.segments().get(1).sa()).contains(0x7E_0010L);
        assertThat(result.segments().get(1).region()).contains("TCML alias");
    }

    @Test
    void anAddressInNoRowIsTakenAsItStands() {
        LoadResult result = run(IMX8M, firmware(0x3000_0000L).build());

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.memory().u32(0x3000_0010L)).isEqualTo(7);
    }

    @Test
    void withoutSectionsThereIsNoBinary() {
        LoadResult result = run(IMX8M, elf32().load(0, 8, 8).withoutSectionHeaders().build());

        assertThat(result.verdict()).isEqualTo(Verdict.failed());
        assertThat(console(result)).containsExactly(
                "arm-none-eabi-objcopy: error: the input file 'test.elf' has no sections");
    }

    @Test
    void anEmptyBinaryHasNoVectors() {
        assertThat(run(IMX8M, elf32().section(section(".comment").bytes(4)).build()).verdict())
                .isEqualTo(readOutside("valid_elf_image", 0, 1));
    }

    @Test
    void aGapOfGigabytesIsOneWrite() {
        LoadResult result = run(IMX8M, elf32()
                .section(alloc(".vectors").addr(0).bytes(Content.words(1, 2)))
                .section(alloc(".data").addr(0xC000_0000L).bytes(Content.words(3))).build());

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.memory().writes()).contains(new Write(0x7E_0008, 0xBFFF_FFF8L, Write.Kind.ZERO));
    }

    @Test
    void aBinaryThatPassesFourGigabytesDoesNotFit32Bits() {
        Loader imx7d = BootauxLoader.hostmap(UbootRelease.V2025_01, Ulong.BITS32, LOAD_ADDRESS, HOSTMAP_MX7, 0x18_0000)
                .onBinary(List.of(region("top", 0, 0xFFFF_FFF0L, 0x100)));

        LoadResult result = run(imx7d, elf32().section(alloc(".vectors").addr(0).bytes(0x11)).build());

        assertThat(result.verdict()).isEqualTo(writeOutside("do_load", 0xFFFF_FFF0L, 0x11));
    }

    @Test
    void imx8qmCopiesTheBinaryToTcmlWhereverItIsToRun() {
        Loader imx8qm = BootauxLoader.imx8(UbootRelease.V2025_01, ScuSoc.IMX8QM, 0, 0x34FE_0000L, 0x8028_0000L)
                .onBinary(IMX8QM_MAP);

        LoadResult result = run(imx8qm, firmware(0x8800_0000L).build());

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.memory().writes()).containsExactly(new Write(0x34FE_0000L, 0x18, Write.Kind.COPY));
        assertThat(result.segments().get(1).sa()).contains(0x34FE_0010L);
        assertThat(result.bootAddress()).isEqualTo(OptionalLong.of(0x34FE_0000L));
        assertThat(imx8qm.translates(0x8800_0000L, 8)).isTrue();
    }

    @Test
    void whatDoesNotFitTcmlIsLeftBehind() {
        Loader imx8qm = BootauxLoader.imx8(UbootRelease.V2025_01, ScuSoc.IMX8QM, 0, 0x34FE_0000L, 0x8028_0000L)
                .onBinary(IMX8QM_MAP);

        LoadResult result = run(imx8qm, elf32().load(0x1FFE_0000L, 0x20000, 0x20000).load(0x2000_0000L, 8, 8)
                .section(alloc(".text").inside(0, 0).addr(0x1FFE_0000L).bytes(0x20000))
                .section(alloc(".data").inside(1, 0).addr(0x2000_0000L).bytes(8)).build());

        assertThat(result.memory().writes()).containsExactly(new Write(0x34FE_0000L, 0x20000, Write.Kind.COPY));
        assertThat(result.segments()).extracting(SegmentFate::fate).containsExactly(Fate.LOADED, Fate.SKIPPED);
    }

    @Test
    void imx9IsGivenTheAddressAsTheCoreSeesIt() {
        Region tcm = region("TCM", 0x1FFE_0000L, 0x201E_0000L, 0x2_0000);
        Loader imx93 = BootauxLoader.imx9(UbootRelease.IMX_2023_04, List.of(tcm), 0x8040_0000L)
                .onBinary(List.of(tcm));

        LoadResult result = run(imx93, firmware(0x1FFE_0000L).build());

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(console(result)).containsExactly("## Starting auxiliary core addr = 0x1FFE0000...");
        assertThat(result.memory().u32(0x201E_0010L)).isEqualTo(7);
        assertThat(result.bootAddress()).isEqualTo(OptionalLong.of(0x1FFE_0000L));
    }

    @Test
    void aBinaryInTheMiddleOfARowGoesToTheMiddleOfItsMemory() {
        LoadResult result = run(IMX8M, elf32().segment(load(0x400).bytes(Content.words(1, 2)))
                .segment(load(0x410).bytes(Content.words(3)))
                .section(alloc(".vectors").inside(0, 0).addr(0x400).bytes(Content.words(1, 2)))
                .section(alloc(".data").inside(1, 0).addr(0x410).bytes(Content.words(3))).build());

        assertThat(result.memory().writes()).startsWith(new Write(0x7E_0408, 8, Write.Kind.ZERO),
                new Write(0x7E_0400, 8, Write.Kind.COPY), new Write(0x7E_0410, 4, Write.Kind.COPY));
        assertThat(result.segments()).extracting(SegmentFate::sa).containsExactly(Optional.of(0x7E_0400L),
                Optional.of(0x7E_0410L));
    }

    @Test
    void aNoteInTheBinaryIsNotASegmentToLoad() {
        LoadResult result = run(IMX8M, firmware(0).segment(load(0).type(4).filesz(8)).build());

        assertThat(result.segments()).extracting(SegmentFate::fate).containsExactly(Fate.LOADED, Fate.LOADED,
                Fate.SKIPPED);
    }

    @Test
    void anEmptySegmentIsSkippedAlsoBehindBytesOfTheBinary() {
        LoadResult result = run(IMX8M, firmware(0).load(0x8, 0, 8).build());

        assertThat(result.segments()).extracting(SegmentFate::fate).containsExactly(Fate.LOADED, Fate.LOADED,
                Fate.SKIPPED);
    }

    /** The binary of this ELF is an ELF itself, of one segment; what is told is the fate of the outer one's. */
    @Test
    void theFatesOfAnElfInTheBinaryAreNotTold() {
        byte[] inner = elf32().entry(1).load(0, 8, 8).load(0x10, 8, 8).withoutSectionHeaders().build();

        LoadResult result = run(IMX8M, elf32().segment(load(0x1000).bytes(Content.of(inner)))
                .section(alloc(".image").inside(0, 0).addr(0x1000).bytes(Content.of(inner))).build());

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.segments()).extracting(SegmentFate::fate).containsExactly(Fate.LOADED);
        assertThat(result.segments().getFirst().sa()).contains(0x7E_1000L);
    }

    @Test
    void whatIsRefusedHasNoFate() {
        Region tcm = region("TCM", 0x1FFE_0000L, 0x201E_0000L, 0x2_0000);
        Loader imx93 = BootauxLoader.imx9(UbootRelease.IMX_2023_04, List.of(), 0x8040_0000L).onBinary(List.of(tcm));

        LoadResult result = run(imx93, firmware(0x1FFE_0000L).build());

        assertThat(result.verdict()).isEqualTo(Verdict.failed());
        assertThat(result.segments()).extracting(SegmentFate::fate).containsOnly(Fate.NOT_REACHED);
    }
}
