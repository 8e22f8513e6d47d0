// SPDX-License-Identifier: GPL-2.0-only
package rproclab.decode;

import java.util.List;
import java.util.Optional;
import rproclab.bytes.Bytes;
import rproclab.elf.Elf;
import rproclab.elf.ElfClass;
import rproclab.elf.ElfImage;
import rproclab.elf.SectionHeader;

/**
 * The functions of a symbol table.
 *
 * <pre>
 *  ELF32  0      4       8      12     13      14      16
 *         | name | value | size | info | other | shndx |
 *  ELF64  0      4      5       6       8       16     24
 *         | name | info | other | shndx | value | size |
 * </pre>
 */
final class Symbols {
    private static final int STT_FUNC = 2;
    private static final long THUMB_BIT = 1;
    private static final int LONGEST_NAME = 255;

    private final Bytes bytes;
    private final SectionHeader table;
    private final SectionHeader names;
    private final boolean elf32;

    private Symbols(Bytes bytes, SectionHeader table, SectionHeader names) {
        this.bytes = bytes;
        this.table = table;
        this.names = names;
        elf32 = table.elfClass() == ElfClass.ELFCLASS32;
    }

    /** The function whose address is {@code pc}, Thumb bit or not, as the first symbol table has it. */
    static Optional<String> functionAt(ElfImage image, long pc) {
        List<SectionHeader> sections = image.sectionHeaders();
        return sections.stream().filter(section -> section.type() == Elf.SHT_SYMTAB).findFirst()
                .filter(table -> table.link() < sections.size())
                .map(table -> new Symbols(image.bytes(), table, sections.get((int) table.link())))
                .flatMap(symbols -> symbols.named(pc));
    }

    private Optional<String> named(long pc) {
        int size = elf32 ? 16 : 24;
        long offset = table.offset();
        for (long i = 0; i < table.size() / size && bytes.has(offset + i * size, size); i++) {
            long at = offset + i * size;
            if (isFunction(at) && sameCode(value(at), pc)) {
                return Optional.of(bytes.text(names.offset() + bytes.u32(at), LONGEST_NAME))
                        .filter(name -> !name.isEmpty());
            }
        }
        return Optional.empty();
    }

    private boolean isFunction(long at) {
        return (bytes.u8(at + (elf32 ? 12 : 4)) & 0xF) == STT_FUNC;
    }

    private long value(long at) {
        return elf32 ? bytes.u32(at + 4) : bytes.u64(at + 8);
    }

    private static boolean sameCode(long value, long pc) {
        return ((value ^ pc) & ~THUMB_BIT) == 0;
    }
}
