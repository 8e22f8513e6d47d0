// SPDX-License-Identifier: GPL-2.0-only
package rproclab.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rproclab.elf.Content.filler;
import static rproclab.elf.Content.hex;
import static rproclab.elf.EhdrField.E_ENTRY;
import static rproclab.elf.EhdrField.E_SHNUM;
import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.ElfBuilder.elf64;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.elf.SegmentRecipe.load;
import static rproclab.elf.ShdrField.SH_TYPE;

import org.junit.jupiter.api.Test;

class ElfRecipeTest {

    /** The text below is the code below: keep them the same, that is the test. */
    @Test
    void aRecipePrintsAsTheCodeThatMakesIt() {
        ElfRecipe recipe = elf64()
                .with(E_ENTRY, 0x401L)
                .with(E_SHNUM, 0xffffL)
                .programHeadersAt(0x1000L)
                .segment(load(0x1de78L).bytes(filler(0x10)).placedAt(0x200L).vaddr(0x20000000L).memsz(0xd5a0L))
                .segments(3, load(0x0L).type(0x2L).offset(0xffffffffffffff00L).filesz(0x200L).flags(0x5L).align(0x4L))
                .segment(load(0x8L))
                .section(section("a\"\\\012\377").bytes(hex("cafe")).placedAt(0x300L))
                .section(section("b").inside(0, 0x4L).with(SH_TYPE, 0x8L))
                .withoutSectionHeaders()
                .sectionHeadersAt(0x2000L)
                .patch(0x10L, hex("ff"))
                .fileSize(0x64)
                .recipe();

        assertThat(recipe).hasToString(
                """
                        elf64()
                                .with(E_ENTRY, 0x401L)
                                .with(E_SHNUM, 0xffffL)
                                .programHeadersAt(0x1000L)
                                .segment(load(0x1de78L).bytes(filler(0x10)).placedAt(0x200L).vaddr(0x20000000L).memsz(0xd5a0L))
                                .segments(3, load(0x0L).type(0x2L).offset(0xffffffffffffff00L).filesz(0x200L).flags(0x5L).align(0x4L))
                                .segment(load(0x8L))
                                .section(section("a\\"\\\\\\012\\377").bytes(hex("cafe")).placedAt(0x300L))
                                .section(section("b").inside(0, 0x4L).with(SH_TYPE, 0x8L))
                                .withoutSectionHeaders()
                                .sectionHeadersAt(0x2000L)
                                .patch(0x10L, hex("ff"))
                                .fileSize(0x64)""");
    }

    @Test
    void aRecipeCanBeTakenUpAgain() {
        ElfRecipe recipe = elf64().entry(1).load(0, 4, 8).section(section("a")).withoutSectionHeaders()
                .programHeadersAt(0x40).sectionHeadersAt(0x80).patch(4, hex("00")).fileSize(9).recipe();

        assertThat(ElfBuilder.of(recipe).recipe()).isEqualTo(recipe);
        assertThat(ElfBuilder.of(recipe).entry(2).recipe()).isNotEqualTo(recipe);
    }

    @Test
    void aRecipeDoesNotChangeWithItsBuilder() {
        ElfBuilder builder = elf32();
        ElfRecipe recipe = builder.recipe();
        builder.entry(1).load(0, 4, 4).section(section("a"));

        assertThat(recipe).isEqualTo(elf32().recipe());
        assertThat(recipe.toBytes()).isEqualTo(elf32().build());
    }

    @Test
    void equalRecipesGiveEqualBytes() {
        assertThat(elf32().load(0x10, 8, 16).recipe()).isEqualTo(elf32().load(0x10, 8, 16).recipe());
        assertThat(elf32().load(0x10, 8, 16).build()).isEqualTo(elf32().load(0x10, 8, 16).build());
    }

    @Test
    void contentIsSpelledInPairsOfHexDigits() {
        assertThatThrownBy(() -> hex("abc")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hex("0x")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Content.of(new byte[]{0, -1})).isEqualTo(hex("00ff"));
        assertThat(Content.words(0x2000_8000L, 0x401)).isEqualTo(hex("0080002001040000"));
    }

    @Test
    void aFillerHasNoNegativeSize() {
        assertThatThrownBy(() -> filler(-1)).isInstanceOf(IllegalArgumentException.class).hasMessage("size=-1");
        assertThat(filler(0).size()).isZero();
    }

    @Test
    void aBareRecipePrintsItsClass() {
        assertThat(elf32().recipe()).hasToString("elf32()");
        assertThat(elf64().withoutSectionHeaders().recipe())
                .hasToString("elf64()\n        .withoutSectionHeaders()");
    }

    @Test
    void aNameIsEscapedOutsideOfSpaceToTilde() {
        assertThat(section("\037 ~\177")).hasToString("section(\"\\037 ~\\177\")");
    }

    /** Written down once more: fillers are in witnesses that name them. */
    @Test
    void aFillersBytesAreWhatTheyWere() {
        byte[] bytes = new byte[0x202];

        filler(0x201).write(bytes, 1, 2);

        assertThat(bytes[1]).isEqualTo((byte) 75);
        assertThat(bytes[2]).isEqualTo((byte) 76);
        assertThat(bytes[1 + 0xFF]).isEqualTo((byte) 75);
        assertThat(bytes[1 + 0x100]).isEqualTo((byte) 83);
        assertThat(bytes[1 + 0x200]).isEqualTo((byte) 91);
    }
}
