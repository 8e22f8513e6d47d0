// SPDX-License-Identifier: GPL-2.0-only
package rproclab.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.elf.SectionRecipe.section;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.bytes.Bytes;
import rproclab.elf.Content;
import rproclab.elf.Elf;
import rproclab.elf.ElfBuilder;
import rproclab.elf.ElfImage;
import rproclab.elf.SectionRecipe;
import rproclab.elf.ShdrField;

class SymbolsTest {
    private static final long FUNC = 0x12;
    private static final long OBJECT = 0x11;
    private static final Content NAMES = Content.of("\0main\0data\0\u001b[2J\0".getBytes(StandardCharsets.US_ASCII));
    private static final long MAIN = 1;
    private static final long DATA = 6;
    private static final long ESCAPE = 11;

    /** Section 1, and its names in section 2. */
    private static SectionRecipe table(Content symbols) {
        return section(".symtab").type(Elf.SHT_SYMTAB).with(ShdrField.SH_LINK, 2).bytes(symbols);
    }

    private static Content symbol32(long name, long value, long info) {
        return Content.words(name, value, 0, info);
    }

    private static String at(long pc, ElfBuilder elf, SectionRecipe table) {
        byte[] file = elf.section(table).section(section(".strtab").type(Elf.SHT_STRTAB).bytes(NAMES)).build();
        return Symbols.functionAt(ElfImage.of(Bytes.of(file)).orElseThrow(), pc).orElse("nothing");
    }

    private static String at32(long pc, Content symbols) {
        return at(pc, ElfBuilder.elf32(), table(symbols));
    }

    @ParameterizedTest
    @CsvSource({"0x400, main", "0x401, main", "0x402, nothing", "0x3ff, nothing", "0x100000400, nothing"})
    void theThumbBitDoesNotMatter(long pc, String name) {
        assertThat(at32(pc, symbol32(MAIN, 0x401, FUNC))).isEqualTo(name);
    }

    @Test
    void aFunctionAbove2GiBIsFound() {
        assertThat(at32(0x8000_0001L, symbol32(MAIN, 0x8000_0001L, FUNC))).isEqualTo("main");
    }

    @Test
    void whatIsNoFunctionHasNoName() {
        assertThat(at32(0x400, symbol32(DATA, 0x400, OBJECT))).isEqualTo("nothing");
    }

    @Test
    void theFirstOfTwoFunctionsThereCounts() {
        assertThat(at32(0x400, Content.words(DATA, 0x400, 0, OBJECT, MAIN, 0x400, 0, FUNC, DATA, 0x400, 0, FUNC)))
                .isEqualTo("main");
    }

    @Test
    void elf64HasItsOwnLayout() {
        Content symbols = Content.words(DATA, OBJECT, 0x400, 0x8000_0000L, 0, 0, MAIN, FUNC, 0x400, 0x8000_0000L, 0, 0);

        assertThat(at(0x8000_0000_0000_0400L, ElfBuilder.elf64(), table(symbols))).isEqualTo("main");
    }

    @Test
    void aNameIsShownWithoutControlCharacters() {
        assertThat(at32(0x400, symbol32(ESCAPE, 0x400, FUNC))).isEqualTo("\\x1b[2J");
    }

    @ParameterizedTest
    @CsvSource({"0", "0xffffffff"})
    void anEmptyNameOrOneOutsideTheFileIsNone(long name) {
        assertThat(at32(0x400, symbol32(name, 0x400, FUNC))).isEqualTo("nothing");
    }

    @ParameterizedTest
    @CsvSource({"2, main", "4, nothing", "0xffffffff, nothing"})
    void theNamesAreInTheLinkedSection(long link, String name) {
        SectionRecipe table = table(symbol32(MAIN, 0x400, FUNC)).with(ShdrField.SH_LINK, link);

        assertThat(at(0x400, ElfBuilder.elf32(), table)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"15, nothing", "16, main", "0xffffffff, main"})
    void aTableIsReadAsFarAsItsSizeSaysAndTheFileGoes(long size, String name) {
        SectionRecipe table = table(symbol32(MAIN, 0x400, FUNC)).size(size);

        assertThat(at(0x400, ElfBuilder.elf32(), table)).isEqualTo(name);
        assertThat(at(0x7777, ElfBuilder.elf32(), table)).isEqualTo("nothing");
    }

    /** A reader of all sections would allocate what the hash table in front claims. */
    @Test
    void otherSectionsAreNotRead() {
        ElfBuilder elf = ElfBuilder.elf32()
                .section(section(".hash").type(5).bytes(Content.words(0x1000_0000, 0x1000_0000)));
        SectionRecipe table = table(symbol32(MAIN, 0x400, FUNC)).with(ShdrField.SH_LINK, 3);

        assertThat(at(0x400, elf, table)).isEqualTo("main");
    }
}
