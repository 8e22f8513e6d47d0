// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.lib;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.ElfBuilder.elf64;
import static rproclab.elf.EhdrField.*;
import static rproclab.elf.SectionRecipe.nobits;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.elf.SegmentRecipe.load;
import static rproclab.uboot.Boards.*;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.bytes.Bytes;
import rproclab.elf.Content;
import rproclab.elf.Elf;
import rproclab.elf.ElfBuilder;
import rproclab.elf.ElfClass;
import rproclab.loader.LoadResult;
import rproclab.loader.Loader;
import rproclab.loader.SegmentFate.Fate;
import rproclab.loader.Verdict;
import rproclab.memory.Write;
import rproclab.uboot.UbootRelease;
import rproclab.uboot.Ulong;

class BootElfLoaderTest {
    private static final Loader PHDR = BootElfLoader.byProgramHeaders(UbootRelease.V2025_01, Ulong.BITS64,
            LOAD_ADDRESS);
    private static final Loader SHDR = BootElfLoader.bySections(UbootRelease.V2025_01, Ulong.BITS64, LOAD_ADDRESS);
    private static final Loader NARROW = BootElfLoader.byProgramHeaders(UbootRelease.V2025_01, Ulong.BITS32,
            LOAD_ADDRESS);

    @Test
    void namesTellTheTwoApart() {
        assertThat(PHDR.name()).isEqualTo("uboot-2025.01-bootelf");
        assertThat(SHDR.name()).isEqualTo("uboot-2025.01-bootelf-s");
    }

    @Test
    void aSegmentGoesToItsLoadAddressAndZeroIsOne() {
        LoadResult result = run(PHDR, elf32().entry(0x401).segment(load(0).vaddr(0x100).bytes(8).memsz(0x10)).build());

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.memory().writes()).containsExactly(new Write(0, 8, Write.Kind.COPY),
                new Write(8, 8, Write.Kind.ZERO));
        assertThat(result.bootAddress()).isEqualTo(OptionalLong.of(0x401));
        assertThat(console(result)).isEmpty();
        assertThat(debug(result)).containsExactly("Loading phdr 0 to 0x0000000000000000 (8 bytes)");
        assertThat(PHDR.translates(0, 1)).isTrue();
    }

    @Test
    void bytesAreCopiedBeforeTheSizeInMemoryIsRead() {
        ElfBuilder cut = elf32().segment(load(0x100).bytes(8).placedAt(0x34)).programHeadersAt(0x40)
                .withoutSectionHeaders();

        LoadResult noMemsz = run(PHDR, cut.fileSize(0x54).build());
        LoadResult noFilesz = run(PHDR, cut.fileSize(0x53).build());

        assertThat(noMemsz.verdict()).isEqualTo(readOutside("load_elf_image_phdr", 0x54, 4));
        assertThat(noMemsz.memory().writes()).containsExactly(new Write(0x100, 8, Write.Kind.COPY));
        assertThat(noFilesz.verdict()).isEqualTo(readOutside("load_elf_image_phdr", 0x50, 4));
        assertThat(noFilesz.memory().writes()).isEmpty();
    }

    @Test
    void thePlaceOfTheNamesIsReadIfTheyAreNames() {
        ElfBuilder cut = elf32().sectionHeadersAt(0x34).fileSize(0x34 + 40 + 16);
        ElfBuilder noNames = elf32().section(section(".a").type(Elf.SHT_NOBITS)).sectionHeadersAt(0x34)
                .with(E_SHSTRNDX, 1).with(E_SHNUM, 0).fileSize(0x34 + 40 + 16);

        assertThat(run(SHDR, cut.build()).verdict()).isEqualTo(readOutside("load_elf_image_shdr", 0x34 + 40 + 16, 4));
        assertThat(run(SHDR, noNames.build()).verdict()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void in202101TheImageIsStartedUnlessToldNotTo() {
        Loader old = BootElfLoader.byProgramHeaders(UbootRelease.V2021_01, Ulong.BITS64, LOAD_ADDRESS);

        LoadResult result = run(old, elf32().entry(0x401).load(0x100, 8, 8).build());

        assertThat(console(result)).containsExactly("## Starting application at 0x00000401 ...");
    }

    @Test
    void before202501EveryKindOfProgramHeaderIsCopied() {
        byte[] image = elf32().segment(load(0x100).type(0x7000_0001L).bytes(8)).build();
        Loader old = BootElfLoader.byProgramHeaders(UbootRelease.V2023_01, Ulong.BITS64, LOAD_ADDRESS);

        LoadResult before = run(old, image);
        LoadResult since = run(PHDR, image);

        assertThat(before.memory().writes()).containsExactly(new Write(0x100, 8, Write.Kind.COPY));
        assertThat(since.memory().writes()).isEmpty();
        assertThat(since.segments().getFirst().fate()).isEqualTo(Fate.SKIPPED);
    }

    @Test
    void whatIsNoElfIsNotLoaded() {
        LoadResult result = run(PHDR, new byte[]{0x7f, 'E', 'L', 'G'});

        assertThat(result.verdict()).isEqualTo(Verdict.failed());
        assertThat(console(result)).containsExactly("## No elf image at address 0x40400000");
    }

    @Test
    void theMagicIsReadByteByByte() {
        assertThat(run(PHDR, new byte[]{0x7f, 'E', 'L'}).verdict()).isEqualTo(readOutside("valid_elf_image", 3, 1));
        assertThat(run(PHDR, new byte[]{0x7f, 'F'}).verdict()).isEqualTo(Verdict.failed());
        assertThat(run(PHDR, new byte[0]).verdict()).isEqualTo(readOutside("valid_elf_image", 0, 1));
    }

    @Test
    void aSharedObjectIsCalledNot32Bit() {
        LoadResult result = run(PHDR, elf32().load(0, 8, 8).with(E_TYPE, 3).build());

        assertThat(result.verdict()).isEqualTo(Verdict.failed());
        assertThat(console(result)).containsExactly("## Not a 32-bit elf image at address 0x40400000");
    }

    @Test
    void aHeaderThatIsCutIsReadAllTheSame() {
        byte[] image = elf32().load(0, 8, 8).fileSize(30).build();

        assertThat(run(PHDR, image).verdict()).isEqualTo(readOutside("load_elf_image_phdr", 28, 4));
        assertThat(run(SHDR, image).verdict()).isEqualTo(readOutside("load_elf_image_shdr", 32, 4));
    }

    @Test
    void elf64IsLoadedByItsOwnFunctions() {
        byte[] image = elf64().entry(0x1_0000_0401L).load(0x1_8000_0000L, 8, 8).build();

        LoadResult result = run(PHDR, image);

        assertThat(result.memory().writes()).containsExactly(new Write(0x1_8000_0000L, 8, Write.Kind.COPY));
        assertThat(result.bootAddress()).isEqualTo(OptionalLong.of(0x1_0000_0401L));
    }

    @Test
    void a32BitUbootKeepsTheLowHalvesOfElf64() {
        byte[] image = elf64().entry(0x1_0000_0401L).load(0x1_8000_0000L, 8, 8).build();

        LoadResult result = run(NARROW, image);

        assertThat(result.memory().writes()).containsExactly(new Write(0x8000_0000L, 8, Write.Kind.COPY));
        assertThat(result.bootAddress()).isEqualTo(OptionalLong.of(0x401));
    }

    @Test
    void forPowerPcsFirstAbiTheEntryIsADescriptor() {
        ElfBuilder image = elf64().entry(0x2000).segment(load(0x2000).bytes(Content.words(0x1234, 1)))
                .with(E_MACHINE, 21);

        assertThat(run(PHDR, image.with(E_FLAGS, 2).build()).bootAddress()).isEqualTo(OptionalLong.of(0x2000));
        assertThat(run(PHDR, image.with(E_FLAGS, 1).build()).bootAddress())
                .isEqualTo(OptionalLong.of(0x1_0000_1234L));
    }

    @Test
    void sectionsGoToTheirRunAddresses() {
        LoadResult result = run(SHDR, elf32().entry(0x401).segment(load(0x8000).vaddr(0x2000_0000L).bytes(8))
                .section(section(".data").flags(Elf.SHF_ALLOC).inside(0, 0).addr(0x2000_0000L).bytes(8))
                .section(nobits(".bss", 0x2000_0008L, 0x20)).build());

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.memory().writes()).containsExactly(new Write(0x2000_0000L, 8, Write.Kind.COPY),
                new Write(0x2000_0008L, 0x20, Write.Kind.ZERO));
        assertThat(result.segments().getFirst().fate()).isEqualTo(Fate.NOT_REACHED);
    }

    @Test
    void aSectionAtAddressZeroIsLeftOut() {
        LoadResult result = run(SHDR, elf32().section(section(".vectors").flags(Elf.SHF_ALLOC).addr(0).bytes(8))
                .section(section(".text").flags(Elf.SHF_ALLOC).addr(1).bytes(8)).build());

        assertThat(result.memory().writes()).containsExactly(new Write(1, 8, Write.Kind.COPY));
    }

    @Test
    void aSectionThatOccupiesNoMemoryOrNoBytesIsLeftOut() {
        LoadResult result = run(SHDR, elf32().section(section(".comment").addr(0x100).bytes(8))
                .section(section(".empty").flags(Elf.SHF_ALLOC).addr(0x100)).build());

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.memory().writes()).isEmpty();
    }

    @Test
    void withoutSectionHeadersNothingIsLoadedAndThatIsASuccess() {
        LoadResult result = run(SHDR, elf32().load(0x100, 8, 8).withoutSectionHeaders().build());

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.memory().writes()).isEmpty();
    }

    @Test
    void theHeaderOfTheNamesIsReadWhereverItsIndexLeads() {
        byte[] image = elf32().load(0x100, 8, 8).with(E_SHSTRNDX, 0xFFFE).build();
        long shoff = ElfClass.ELFCLASS32.shoff(Bytes.of(image));

        assertThat(run(SHDR, image).verdict())
                .isEqualTo(readOutside("load_elf_image_shdr", shoff + 0xFFFEL * 40 + 4, 4));
    }

    @Test
    void aSectionsBytesHaveToBeInTheImage() {
        byte[] image = elf64().section(section(".text").flags(Elf.SHF_ALLOC).addr(0x100).bytes(8).size(0x10000))
                .build();

        Verdict verdict = run(SHDR, image).verdict();

        assertThat(verdict).isInstanceOf(Verdict.Undefined.class);
        assertThat(((Verdict.Undefined) verdict).site()).isEqualTo("load_elf64_image_shdr");
        assertThat(((Verdict.Undefined) verdict).length()).isEqualTo(0x10000);
    }

    @Test
    void aHugeBssCostsNothing() {
        LoadResult result = run(SHDR, elf64().section(nobits(".bss", 0x1000, 1L << 62)).build());

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.memory().writes()).containsExactly(new Write(0x1000, 1L << 62, Write.Kind.ZERO));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void eachByteOfTheMagicCounts(int index) {
        byte[] image = elf32().load(0x100, 8, 8).build();
        image[index]++;

        assertThat(console(run(PHDR, image))).containsExactly("## No elf image at address 0x40400000");
    }

    @Test
    void aSegmentThatIsLoadedIsInMemory() {
        LoadResult result = run(PHDR, elf32().load(0x100, 8, 8).build());

        assertThat(result.segments().getFirst().fate()).isEqualTo(Fate.LOADED);
        assertThat(result.segments().getFirst().sa()).contains(0x100L);
        assertThat(result.segments().getFirst().region()).contains("memory");
    }

    @Test
    void sizesPrintSignedForElf32AndUnsignedForElf64() {
        byte[] elf32 = elf32().segment(load(0x100).filesz(0xFFFF_FFFFL)).build();
        byte[] elf64 = elf64().segment(load(0x100).filesz(0xFFFF_FFFFL)).build();

        assertThat(debug(run(PHDR, elf32))).containsExactly("Loading phdr 0 to 0x0000000000000100 (-1 bytes)");
        assertThat(debug(run(PHDR, elf64)))
                .containsExactly("Loading phdr 0 to 0x0000000000000100 (4294967295 bytes)");
    }

    @Test
    void sectionsStartAtTheEntryToo() {
        assertThat(run(SHDR, elf32().entry(0x401).build()).bootAddress()).isEqualTo(OptionalLong.of(0x401));
        assertThat(run(SHDR, elf64().entry(0x402).build()).bootAddress()).isEqualTo(OptionalLong.of(0x402));
    }

    @Test
    void forOtherMachinesTheEntryIsNoDescriptor() {
        byte[] image = elf64().entry(0x2000).segment(load(0x2000).bytes(Content.words(0x1234, 1))).with(E_MACHINE, 183)
                .with(E_FLAGS, 1).build();

        assertThat(run(PHDR, image).bootAddress()).isEqualTo(OptionalLong.of(0x2000));
    }

    @Test
    void anAddressHasTheWidthOfTheBoards() {
        assertThat(debug(run(NARROW, elf32().load(0x100, 8, 8).build())))
                .containsExactly("Loading phdr 0 to 0x00000100 (8 bytes)");
    }
}
