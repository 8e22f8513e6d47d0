// SPDX-License-Identifier: GPL-2.0-only
package rproclab.elf;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import rproclab.bytes.Bytes;

/**
 * A function of a symbol table.
 *
 * <pre>
 *  ELF32  0      4       8      12     13      14      16
 *         | name | value | size | info | other | shndx |
 *  ELF64  0      4      5       6       8       16     24
 *         | name | info | other | shndx | value | size |
 * </pre>
 *
 * @param image the whole file
 * @param nameAt where the file has its name
 * @param value {@code st_value}, Thumb bit kept
 * @param size {@code st_size} in bytes
 */
public record FunctionSymbol(Bytes image, long nameAt, long value, long size) {
    private static final int STT_FUNC = 2;

    /** The functions of one {@code SHT_SYMTAB} section, in table order, as far as the file goes; none where its names are missing. */
    public static Stream<FunctionSymbol> of(ElfImage image, SectionHeader table) {
        List<SectionHeader> sections = image.sectionHeaders();
        if (table.link() >= sections.size()) {
            return Stream.empty();
        }
        SectionHeader names = sections.get((int) table.link());
        Bytes bytes = image.bytes();
        boolean elf32 = table.elfClass() == ElfClass.ELFCLASS32;
        int entry = elf32 ? 16 : 24;
        return LongStream.range(0, table.size() / entry).map(i -> table.offset() + i * entry)
                .takeWhile(at -> bytes.has(at, entry))
                .filter(at -> (bytes.u8(at + (elf32 ? 12 : 4)) & 0xF) == STT_FUNC)
                .mapToObj(at -> new FunctionSymbol(bytes, names.offset() + bytes.u32(at),
                        elf32 ? bytes.u32(at + 4) : bytes.u64(at + 8), elf32 ? bytes.u32(at + 8) : bytes.u64(at + 16)));
    }

    /** Its name, at most {@code longest} bytes of it, see {@link Bytes#text}. */
    public String name(int longest) {
        return image.text(nameAt, longest);
    }
}
