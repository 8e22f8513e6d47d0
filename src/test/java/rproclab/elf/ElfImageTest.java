// SPDX-License-Identifier: GPL-2.0-only
package rproclab.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.elf.Content.hex;
import static rproclab.elf.EhdrField.EI_CLASS;
import static rproclab.elf.EhdrField.E_PHNUM;
import static rproclab.elf.EhdrField.E_PHOFF;
import static rproclab.elf.EhdrField.E_SHNUM;
import static rproclab.elf.EhdrField.E_SHOFF;
import static rproclab.elf.EhdrField.E_SHSTRNDX;
import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.ElfBuilder.elf64;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.elf.SegmentRecipe.load;
import static rproclab.elf.ShdrField.SH_NAME;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.fornwall.jelf.ElfFile;
import net.fornwall.jelf.ElfSectionHeader;
import net.fornwall.jelf.ElfSegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.bytes.Bytes;

class ElfImageTest {

    @Test
    void thirtyTwoBitFieldsAreThoseThatJelfReads() {
        assertReadsAsJelf(full(elf32()).build(), 0xFFFF_FFFFL);
    }

    @Test
    void sixtyFourBitFieldsAreThoseThatJelfReads() {
        assertReadsAsJelf(full(elf64()).build(), -1L);
    }

    @Test
    void wordsOfAnElf32AreZeroExtended() {
        ProgramHeader header = image(elf32().segment(load(0x8000_0000L).memsz(0xFFFF_FFFFL))).programHeaders()
                .getFirst();

        assertThat(header.paddr()).isEqualTo(0x8000_0000L);
        assertThat(header.memsz()).isEqualTo(0xFFFF_FFFFL);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 16, 51})
    void anElf32ShorterThanItsHeaderIsNoImage(int size) {
        assertThat(ElfImage.of(Bytes.of(elf32().fileSize(size).build()))).isEmpty();
    }

    @Test
    void anElf32OfItsHeaderOnlyIsAnImage() {
        ElfImage image = image(elf32().load(0, 4, 4).fileSize(52));

        assertThat(image.phnum()).isEqualTo(1);
        assertThat(image.programHeaders()).isEmpty();
        assertThat(image.shnum()).isEqualTo(2);
        assertThat(image.sectionHeaders()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {51, 52, 63})
    void anElf64ShorterThanItsHeaderIsNoImage(int size) {
        assertThat(ElfImage.of(Bytes.of(elf64().fileSize(size).build()))).isEmpty();
    }

    @Test
    void anElf64OfItsHeaderOnlyIsAnImage() {
        assertThat(image(elf64().load(0, 4, 4).fileSize(64)).shstrndx()).isEqualTo(1);
    }

    @Test
    void theMagicNeedsFourBytes() {
        assertThat(ElfImage.hasMagic(Bytes.of(elf32().fileSize(4).build()))).isTrue();
        assertThat(ElfImage.hasMagic(Bytes.of(elf32().fileSize(3).build()))).isFalse();
    }

    @Test
    void otherMagicIsNoImage() {
        assertThat(ElfImage.of(Bytes.of(elf32().with(EhdrField.EI_MAG3, 'f').build()))).isEmpty();
    }

    @Test
    void anUnknownClassReadsAsElf32() {
        assertThat(image(elf32().with(EI_CLASS, 0)).elfClass()).isEqualTo(ElfClass.ELFCLASS32);
        assertThat(image(elf32().with(EI_CLASS, 3)).elfClass()).isEqualTo(ElfClass.ELFCLASS32);
        assertThat(image(elf64().with(EI_CLASS, 2)).elfClass()).isEqualTo(ElfClass.ELFCLASS64);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void programHeadersAreListedWhileTheyAreWhole(int whole) {
        int end = 52 + whole * 32;

        assertThat(image(elf32().segments(3, load(0)).fileSize(end)).programHeaders()).hasSize(whole);
        assertThat(image(elf32().segments(3, load(0)).fileSize(end + 31)).programHeaders()).hasSize(whole);
    }

    @Test
    void sectionHeadersAreListedWhileTheyAreWhole() {
        int size = elf64().section(section("a")).build().length;

        assertThat(image(elf64().section(section("a"))).sectionHeaders()).hasSize(3);
        assertThat(image(elf64().section(section("a")).fileSize(size - 1)).sectionHeaders()).hasSize(2);
        assertThat(image(elf64().section(section("a")).fileSize(size - 64)).sectionHeaders()).hasSize(2);
        assertThat(image(elf64().section(section("a")).fileSize(size - 65)).sectionHeaders()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, -56, Long.MIN_VALUE, Long.MAX_VALUE, 0x1_0000_0000L})
    void tablesFarOutsideAreEmpty(long offset) {
        ElfImage image = image(elf64().load(0, 4, 4).with(E_PHOFF, offset).with(E_PHNUM, 0xFFFF).with(E_SHOFF, offset)
                .with(E_SHNUM, 0xFFFF));

        assertThat(image.programHeaders()).isEmpty();
        assertThat(image.sectionHeaders()).isEmpty();
        assertThat(image.section(".shstrtab")).isEmpty();
        assertThat(image.phnum()).isEqualTo(0xFFFF);
        assertThat(image.shnum()).isEqualTo(0xFFFF);
    }

    @Test
    void onlyLoadSegmentsAreLoadSegments() {
        ElfImage image = image(elf32().segment(load(1).type(4)).segment(load(2)).segment(load(3).type(0)));

        assertThat(image.loadSegments()).extracting(ProgramHeader::index).containsExactly(1);
    }

    @Test
    void aSectionIsFoundByItsWholeName() {
        ElfImage image = image(elf32().section(section(".resource_table2")).section(section(".resource_table"))
                .section(section(".resource_table").bytes(4)));

        assertThat(image.section(".resource_table").map(SectionHeader::index)).isEqualTo(Optional.of(2));
        assertThat(image.section(".resource_tabl")).isEmpty();
    }

    @Test
    void aHostileNameIsPrintable() {
        assertThat(names(elf32().section(section("\u001b[31m\u00ff")))).contains("\\x1b[31m\\xff");
    }

    @Test
    void aLongNameIsCut() {
        assertThat(names(elf32().section(section("n".repeat(255))))).contains("n".repeat(255));
        assertThat(names(elf32().section(section("n".repeat(256))))).contains("n".repeat(255));
    }

    @Test
    void aNameWithoutEndEndsWithTheFile() {
        ElfBuilder builder = elf32().sectionHeadersAt(0x100).section(section("s").type(Elf.SHT_STRTAB)
                .bytes(hex("6162")).placedAt(0x200).with(SH_NAME, 0)).with(E_SHSTRNDX, 1);

        assertThat(names(builder)).element(1).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(longs = {0x1000, 0x7FFF_FFFFL, 0xFFFF_FFFFL})
    void aNameOutsideTheFileIsEmpty(long name) {
        assertThat(names(elf32().section(section("s").with(SH_NAME, name)))).element(1).isEqualTo("");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 0xFFFF})
    void withoutNameTableNamesAreEmpty(int shstrndx) {
        assertThat(names(elf32().section(section("s")).with(E_SHSTRNDX, shstrndx))).containsExactly("", "", "");
    }

    /** 65535 names of 255 escaped bytes each: linear, and no work that a hostile file can multiply. */
    @Test
    void aHostileSectionTableIsSearchedToItsEnd() {
        SectionRecipe hostile = section("").with(SH_NAME, 1);
        ElfBuilder builder = elf32().section(section("\u0001".repeat(255)));
        for (int i = 0; i < 65532; i++) {
            builder.section(hostile);
        }

        assertThat(image(builder).section(".resource_table")).isEmpty();
        assertThat(image(builder).section(".shstrtab").map(SectionHeader::index)).isEqualTo(Optional.of(65534));
    }

    private static ElfBuilder full(ElfBuilder builder) {
        return builder.entry(0x8000_0401L).load(0x1_8000_0000L, 6, 0xF000_0000L)
                .segment(load(0x8000_0000L).vaddr(0x2000_0000L).bytes(8).flags(5).align(0x1_0000))
                .section(section(".text").flags(6).bytes(6).inside(0, 0))
                .section(SectionRecipe.nobits(".bss", 0xF000_0000L, 0x9000_0000L)).resourceTable(new byte[]{1});
    }

    @Test
    void noMoreSectionHeadersAreListedThanTheHeaderClaims() {
        byte[] bytes = elf32().section(section("a")).with(E_SHNUM, 2).build();

        assertThat(ElfImage.of(Bytes.of(bytes)).orElseThrow().sectionHeaders()).hasSize(2);
    }

    @Test
    void aSectionSaysWhetherItIsInMemoryAndInTheFile() {
        ElfImage image = ElfImage.of(Bytes.of(elf32()
                .section(section("text").flags(Elf.SHF_ALLOC | Elf.SHF_EXECINSTR).bytes(4))
                .section(section("comment").flags(Elf.SHF_WRITE).bytes(4))
                .section(SectionRecipe.nobits("bss", 0, 4).with(ShdrField.SH_LINK, 0xFFFF_FFFFL)).build()))
                .orElseThrow();
        SectionHeader text = image.section("text").orElseThrow();
        SectionHeader comment = image.section("comment").orElseThrow();
        SectionHeader bss = image.section("bss").orElseThrow();

        assertThat(List.of(text.isAlloc(), comment.isAlloc(), bss.isAlloc())).containsExactly(true, false, true);
        assertThat(List.of(text.isNobits(), comment.isNobits(), bss.isNobits())).containsExactly(false, false, true);
        assertThat(bss.link()).isEqualTo(0xFFFF_FFFFL);
    }

    /** jelf sign-extends the words of an ELF32, which {@code mask} undoes. */
    private static void assertReadsAsJelf(byte[] bytes, long mask) {
        ElfImage image = ElfImage.of(Bytes.of(bytes)).orElseThrow();
        ElfFile file = ElfFile.from(bytes);
        assertThat(List.of(image.ident(Elf.EI_DATA), image.type(), image.machine(), image.entry(), image.phoff(),
                image.shoff(), image.phentsize(), image.phnum(), image.shnum(), image.shstrndx()))
                .isEqualTo(List.of((int) file.ei_data, (int) file.e_type, (int) file.e_machine, file.e_entry & mask,
                        file.e_phoff & mask, file.e_shoff & mask, (int) file.e_phentsize, (int) file.e_phnum,
                        (int) file.e_shnum, (int) file.e_shstrndx));
        assertThat(image.programHeaders()).hasSize(2).allSatisfy(header -> {
            ElfSegment segment = file.getProgramHeader(header.index());
            assertThat(List.of(header.type(), header.offset(), header.vaddr(), header.paddr(), header.filesz(),
                    header.memsz(), header.flags(), header.align()))
                    .isEqualTo(List.of((long) segment.p_type, segment.p_offset & mask, segment.p_vaddr & mask,
                            segment.p_paddr & mask, segment.p_filesz & mask, segment.p_memsz & mask,
                            (long) segment.p_flags, segment.p_align & mask));
        });
        assertThat(image.sectionHeaders()).hasSize(5).allSatisfy(header -> {
            ElfSectionHeader section = file.getSection(header.index()).header;
            assertThat(List.of(header.nameOffset(), header.type(), header.flags(), header.addr(), header.offset(),
                    header.size()))
                    .isEqualTo(List.of((long) section.sh_name, (long) section.sh_type, section.sh_flags & mask,
                            section.sh_addr & mask, section.sh_offset & mask, section.sh_size & mask));
            assertThat(image.nameOf(header)).isEqualTo(Objects.requireNonNullElse(section.getName(), ""));
        });
    }

    private static List<String> names(ElfBuilder builder) {
        ElfImage image = image(builder);
        return image.sectionHeaders().stream().map(image::nameOf).toList();
    }

    private static ElfImage image(ElfBuilder builder) {
        return ElfImage.of(Bytes.of(builder.build())).orElseThrow();
    }
}
