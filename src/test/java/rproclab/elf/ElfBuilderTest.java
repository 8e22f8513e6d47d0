// SPDX-License-Identifier: GPL-2.0-only
package rproclab.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rproclab.elf.Content.hex;
import static rproclab.elf.Content.words;
import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.ElfBuilder.elf64;
import static rproclab.elf.EhdrField.E_PHOFF;
import static rproclab.elf.EhdrField.E_SHNUM;
import static rproclab.elf.SectionRecipe.nobits;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.elf.SegmentRecipe.load;

import java.util.Arrays;
import java.util.List;
import net.fornwall.jelf.ElfFile;
import net.fornwall.jelf.ElfSectionHeader;
import net.fornwall.jelf.ElfSegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.bytes.Bytes;

class ElfBuilderTest {

    @Test
    void anImageWithoutSegmentsIsLaidOutAsDocumented() {
        // @formatter:off
        assertThat(elf32().build()).inHexadecimal().isEqualTo(bytes(hex(
                "7f454c46" + "01" + "01" + "01" + "000000000000000000"             // e_ident
                + "0200" + "2800" + "01000000"                                     // e_type, e_machine, e_version
                + "00000000" + "00000000" + "40000000" + "00000000"                // e_entry, e_phoff, e_shoff, e_flags
                + "3400" + "2000" + "0000" + "2800" + "0200" + "0100"              // e_ehsize .. e_shstrndx
                + "002e736873747274616200" + "00"                                  // .shstrtab
                + "00".repeat(40)                                                  // null section
                + "01000000" + "03000000" + "00000000" + "00000000" + "34000000"   // sh_name .. sh_offset
                + "0b000000" + "00000000" + "00000000" + "01000000" + "00000000"))); // sh_size .. sh_entsize
        // @formatter:on
    }

    @Test
    void oneSegmentIsReadBackByJelf() {
        byte[] image = elf32().entry(0x401).load(0x1F000, 0x800, 0x9000).build();

        ElfFile file = ElfFile.from(image);
        ElfSegment segment = file.getProgramHeader(0);
        assertThat(file.e_entry).isEqualTo(0x401);
        assertThat(file.e_type).isEqualTo((short) Elf.ET_EXEC);
        assertThat(file.e_machine).isEqualTo((short) Elf.EM_ARM);
        assertThat(file.e_phnum).isEqualTo((short) 1);
        assertThat(segment.p_type).isEqualTo((int) Elf.PT_LOAD);
        assertThat(segment.p_offset).isEqualTo(52 + 32);
        assertThat(segment.p_vaddr).isEqualTo(0x1F000);
        assertThat(segment.p_paddr).isEqualTo(0x1F000);
        assertThat(segment.p_filesz).isEqualTo(0x800);
        assertThat(segment.p_memsz).isEqualTo(0x9000);
        assertThat(segment.p_flags).isEqualTo(7);
        assertThat(segment.p_align).isEqualTo(1);
    }

    @Test
    void bytesAreWherePOffsetSays() {
        byte[] image = elf64().segment(load(0).bytes(hex("0102"))).segment(load(8).bytes(hex("0304"))).build();

        ElfFile file = ElfFile.from(image);
        assertThat(at(image, file.getProgramHeader(0).p_offset, 2)).containsExactly(1, 2);
        assertThat(at(image, file.getProgramHeader(1).p_offset, 2)).containsExactly(3, 4);
        assertThat(file.getProgramHeader(1).p_offset).isEqualTo(64 + 2 * 56 + 8);
    }

    @ParameterizedTest
    @EnumSource
    void everyHeaderFieldIsSetAndNothingElse(EhdrField field) {
        assertThatOneFieldChanges(elf32().load(0, 4, 4), field);
        assertThatOneFieldChanges(elf64().load(0, 4, 4), field);
    }

    @Test
    void headerFieldsAreReadBackByJelf() {
        byte[] image = elf64().with(EhdrField.EI_OSABI, 97).with(EhdrField.EI_ABIVERSION, 3)
                .with(EhdrField.E_TYPE, 3).with(EhdrField.E_MACHINE, 183).with(EhdrField.E_VERSION, 5)
                .with(EhdrField.E_ENTRY, 0x1234_5678_9ABCL).with(EhdrField.E_FLAGS, 0x0500_0200)
                .with(EhdrField.E_EHSIZE, 65).build();

        ElfFile file = ElfFile.from(image);
        assertThat(file.ei_osabi).isEqualTo((byte) 97);
        assertThat(file.es_abiversion).isEqualTo((byte) 3);
        assertThat(file.e_type).isEqualTo((short) 3);
        assertThat(file.e_machine).isEqualTo((short) 183);
        assertThat(file.e_version).isEqualTo(5);
        assertThat(file.e_entry).isEqualTo(0x1234_5678_9ABCL);
        assertThat(file.e_flags).isEqualTo(0x0500_0200);
        assertThat(file.e_ehsize).isEqualTo((short) 65);
        assertThat(file.e_phentsize).isEqualTo((short) 56);
        assertThat(file.e_shentsize).isEqualTo((short) 64);
    }

    @Test
    void aClaimedNumberOfSectionsMovesNothing() {
        byte[] plain = elf32().load(0, 4, 4).build();

        byte[] image = elf32().load(0, 4, 4).with(E_SHNUM, 0xFFFF).build();

        plain[48] = (byte) 0xFF;
        plain[49] = (byte) 0xFF;
        assertThat(image).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everySegmentFieldIsReadBackByJelf(boolean wide) {
        SegmentRecipe recipe = load(0).bytes(4).type(0x6000_0001).offset(0x11).vaddr(0x12).paddr(0x13).filesz(0x14)
                .memsz(0x15).flags(0x16).align(0x17);

        ElfSegment segment = ElfFile.from((wide ? elf64() : elf32()).segment(recipe).build()).getProgramHeader(0);

        assertThat(segment.p_type).isEqualTo(0x6000_0001);
        assertThat(segment.p_offset).isEqualTo(0x11);
        assertThat(segment.p_vaddr).isEqualTo(0x12);
        assertThat(segment.p_paddr).isEqualTo(0x13);
        assertThat(segment.p_filesz).isEqualTo(0x14);
        assertThat(segment.p_memsz).isEqualTo(0x15);
        assertThat(segment.p_flags).isEqualTo(0x16);
        assertThat(segment.p_align).isEqualTo(0x17);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everySectionFieldIsReadBackByJelf(boolean wide) {
        SectionRecipe recipe = section("a").with(ShdrField.SH_NAME, 0x1).type(0x7000_0002).flags(0x3).addr(0x4)
                .offset(0x5).size(0x6).with(ShdrField.SH_LINK, 0x7).with(ShdrField.SH_INFO, 0x8)
                .with(ShdrField.SH_ADDRALIGN, 0x9).with(ShdrField.SH_ENTSIZE, 0xA);

        ElfSectionHeader header = ElfFile.from((wide ? elf64() : elf32()).section(recipe).build()).getSection(1).header;

        assertThat(header.sh_name).isEqualTo(0x1);
        assertThat(header.sh_type).isEqualTo(0x7000_0002);
        assertThat(header.sh_flags).isEqualTo(0x3);
        assertThat(header.sh_addr).isEqualTo(0x4);
        assertThat(header.sh_offset).isEqualTo(0x5);
        assertThat(header.sh_size).isEqualTo(0x6);
        assertThat(header.sh_link).isEqualTo(0x7);
        assertThat(header.sh_info).isEqualTo(0x8);
        assertThat(header.sh_addralign).isEqualTo(0x9);
        assertThat(header.sh_entsize).isEqualTo(0xA);
    }

    @Test
    void sectionsHaveTheirNamesAndBytes() {
        byte[] table = {1, 0, 0, 0};
        byte[] image = elf32().load(0, 8, 8).section(section(".text").bytes(hex("cafe"))).resourceTable(table).build();

        ElfFile file = ElfFile.from(image);
        assertThat(file.e_shnum).isEqualTo((short) 4);
        assertThat(file.getSection(1).header.getName()).isEqualTo(".text");
        assertThat(file.firstSectionByName(".text").getData()).isEqualTo(bytes(hex("cafe")));
        assertThat(file.firstSectionByName(".resource_table").getData()).isEqualTo(table);
        assertThat(file.getSection(3).header.getName()).isEqualTo(".shstrtab");
    }

    @Test
    void aSectionInsideASegmentLiesOverItsBytesAndRunsThere() {
        byte[] image = elf32().segment(load(0x1000).vaddr(0x2000_0000L).bytes(8))
                .section(section(".isr_vector").bytes(words(0xFF)).inside(0, 4)).build();

        ElfFile file = ElfFile.from(image);
        ElfSectionHeader header = file.firstSectionByName(".isr_vector").header;
        assertThat(header.sh_addr).isEqualTo(0x2000_0004L);
        assertThat(header.sh_offset).isEqualTo(52 + 32 + 4);
        assertThat(at(image, 52 + 32, 8)).containsExactly(1, 2, 3, 4, 0xFF, 0, 0, 0);
    }

    @Test
    void aNobitsSectionHasASizeAndNoBytes() {
        byte[] image = elf32().section(nobits(".bss", 0x2000_0000L, 0xFFFF_FFFFL)).build();

        SectionHeader bss = image(image).section(".bss").orElseThrow();
        assertThat(bss.isNobits()).isTrue();
        assertThat(bss.isAlloc()).isTrue();
        assertThat(bss.addr()).isEqualTo(0x2000_0000L);
        assertThat(bss.size()).isEqualTo(0xFFFF_FFFFL);
        assertThat(image).hasSize(elf32().section(section(".bss")).build().length);
    }

    @Test
    void fillersOfNeighboursDiffer() {
        byte[] image = elf32().load(0, 600, 600).load(0, 600, 600).section(section("a").bytes(600)).build();

        ElfFile file = ElfFile.from(image);
        byte[] first = at(image, file.getProgramHeader(0).p_offset, 600);
        byte[] second = at(image, file.getProgramHeader(1).p_offset, 600);
        byte[] third = file.firstSectionByName("a").getData();
        for (int i = 0; i < 600; i++) {
            assertThat(first[i]).isNotEqualTo(second[i]).isNotZero();
            assertThat(second[i]).isNotEqualTo(third[i]).isNotZero();
            assertThat(third[i]).isNotEqualTo(first[i]).isNotZero();
        }
    }

    @Test
    void whatHasAPlaceOfItsOwnLiesThere() {
        byte[] image = elf32().segment(load(0).bytes(hex("aabb")).placedAt(0x200))
                .section(section("s").bytes(hex("ccdd")).placedAt(0x300)).programHeadersAt(0x100)
                .sectionHeadersAt(0x400).build();

        ElfFile file = ElfFile.from(image);
        assertThat(file.e_phoff).isEqualTo(0x100);
        assertThat(file.e_shoff).isEqualTo(0x400);
        assertThat(file.getProgramHeader(0).p_offset).isEqualTo(0x200);
        assertThat(at(image, 0x200, 2)).isEqualTo(bytes(hex("aabb")));
        assertThat(file.firstSectionByName("s").header.sh_offset).isEqualTo(0x300);
        assertThat(file.firstSectionByName("s").getData()).isEqualTo(bytes(hex("ccdd")));
        assertThat(file.getSection(2).header.sh_offset).isEqualTo(52);
        assertThat(image).hasSize(0x400 + 3 * 40);
    }

    @Test
    void withoutSectionHeadersTheFileEndsBehindTheBytes() {
        byte[] image = elf32().load(0, 6, 6).withoutSectionHeaders().build();

        assertThat(image).hasSize(52 + 32 + 6);
        assertThat(image(image).shoff()).isZero();
        assertThat(image(image).shnum()).isZero();
        assertThat(elf32().withoutSectionHeaders().build()).hasSize(52);
        assertThat(elf64().withoutSectionHeaders().build()).hasSize(64);
    }

    @Test
    void theFileIsCutOrPadded() {
        byte[] whole = elf32().load(0, 4, 4).build();

        assertThat(elf32().load(0, 4, 4).fileSize(whole.length - 1).build())
                .isEqualTo(Arrays.copyOf(whole, whole.length - 1));
        assertThat(elf32().load(0, 4, 4).fileSize(whole.length + 9).build())
                .isEqualTo(Arrays.copyOf(whole, whole.length + 9));
        assertThat(elf32().fileSize(0).build()).isEmpty();
    }

    @Test
    void patchesAreWrittenLastAndInOrder() {
        byte[] image = elf32().with(EhdrField.E_TYPE, 1).patch(16, hex("0504")).patch(17, hex("06")).build();

        assertThat(at(image, 16, 2)).containsExactly(5, 6);
    }

    @Test
    void numbersLoseTheirHighBits() {
        byte[] image = elf32().segment(load(0x1_2345_6789L)).with(E_PHOFF, -1).with(EhdrField.E_TYPE, 0x1_0002)
                .build();

        assertThat(Bytes.of(image).u32(28)).isEqualTo(0xFFFF_FFFFL);
        assertThat(Bytes.of(image).u16(16)).isEqualTo(2);
        assertThat(Bytes.of(image).u32(32)).isEqualTo(elf32().segment(load(0)).build().length - 2 * 40L);
        assertThat(Bytes.of(image).u32(52 + 12)).isEqualTo(0x2345_6789L);
    }

    @Test
    void sixtyFiveThousandProgramHeadersAreWritten() {
        byte[] image = elf32().segments(65535, load(0x10).bytes(4)).build();

        List<ProgramHeader> headers = image(image).programHeaders();
        assertThat(headers).hasSize(65535);
        assertThat(headers.getLast().offset()).isEqualTo(52 + 65535 * 32L + 65534 * 4L);
        assertThat(image(elf32().segments(65537, load(0)).build()).phnum()).isEqualTo(1);
    }

    @Test
    void bytesBehindOneGibibyteAreTheCallersMistake() {
        assertThatThrownBy(() -> elf32().segment(load(0).bytes(1).placedAt(1 << 30)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing is written at 0x40000000: the limit is 1 GiB");
    }

    @Test
    void everyByteOfTheMagicIsAField() {
        byte[] image = elf32().with(EhdrField.EI_MAG0, 1).with(EhdrField.EI_MAG1, 2)
                .with(EhdrField.EI_MAG2, 3).with(EhdrField.EI_MAG3, 4).build();

        assertThat(image).startsWith(1, 2, 3, 4, 1);
    }

    @Test
    void aFieldIsAsWideAsItsClassSays() {
        assertThat(ShdrField.SH_NAME.width(ElfClass.ELFCLASS64)).isEqualTo(4);
        assertThat(ShdrField.SH_ADDR.width(ElfClass.ELFCLASS64)).isEqualTo(8);
        assertThat(ShdrField.SH_ADDR.width(ElfClass.ELFCLASS32)).isEqualTo(4);
    }

    @Test
    void theNullSectionIsZeroAlsoOverOtherBytes() {
        byte[] image = elf32().load(0, 0x100, 0x100).sectionHeadersAt(0x60).build();

        assertThat(Arrays.copyOfRange(image, 0x60, 0x60 + 40)).containsOnly(0);
        assertThat(image[0x5F]).isNotZero();
    }

    @Test
    void sectionsHaveFillersOfTheirOwn() {
        byte[] image = elf32().load(0, 1, 1).section(section("a").bytes(1))
                .section(section("b").bytes(1)).withoutSectionHeaders().build();

        assertThat(image[0x54]).isEqualTo((byte) 1);
        assertThat(image[0x58]).isEqualTo((byte) 38);
        assertThat(image[0x5C]).isEqualTo((byte) 75);
    }

    @Test
    void noBytesMakeTheFileNoLonger() {
        assertThat(
                elf32().section(section("a").placedAt(0x1000)).withoutSectionHeaders().build())
                .hasSize(0x34);
    }

    @Test
    void bytesBeforeTheFileAreTheCallersMistake() {
        ElfBuilder elf = elf32().section(section("a").bytes(1).placedAt(-1));

        assertThatThrownBy(elf::build).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing is written at 0xffffffffffffffff: the limit is 1 GiB");
    }

    private static void assertThatOneFieldChanges(ElfBuilder builder, EhdrField field) {
        byte[] plain = builder.build();
        byte[] changed = builder.with(field, 0xA1A2_A3A4_A5A6_A7A8L).build();

        int first = Arrays.mismatch(plain, changed);
        int last = first;
        for (int i = first; i < plain.length; i++) {
            last = plain[i] != changed[i] ? i : last;
        }
        ElfClass elfClass = builder.recipe().elfClass();
        Output only = new Output();
        field.write(only, elfClass, -1);
        assertThat(changed).hasSameSizeAs(plain);
        assertThat(last).isEqualTo(only.size() - 1);
        assertThat(changed[first]).isEqualTo((byte) 0xA8);
        assertThat(changed[last]).isEqualTo((byte) (0xA8 - (last - first)));
        assertThat(last - first + 1).isEqualTo(width(field, elfClass));
    }

    private static int width(EhdrField field, ElfClass elfClass) {
        return switch (field) {
            case EI_MAG0, EI_MAG1, EI_MAG2, EI_MAG3, EI_CLASS, EI_DATA, EI_VERSION, EI_OSABI, EI_ABIVERSION -> 1;
            case E_VERSION, E_FLAGS -> 4;
            case E_ENTRY, E_PHOFF, E_SHOFF -> elfClass.wordSize;
            default -> 2;
        };
    }

    private static ElfImage image(byte[] bytes) {
        return ElfImage.of(Bytes.of(bytes)).orElseThrow();
    }

    private static byte[] at(byte[] image, long offset, int size) {
        return Arrays.copyOfRange(image, (int) offset, (int) offset + size);
    }

    private static byte[] bytes(Content content) {
        byte[] bytes = new byte[content.size()];
        content.write(bytes, 0, 0);
        return bytes;
    }
}
