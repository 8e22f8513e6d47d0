// SPDX-License-Identifier: GPL-2.0-only
package rproclab.decode;

import java.util.Optional;
import net.fornwall.jelf.ElfFile;
import net.fornwall.jelf.ElfSymbol;
import net.fornwall.jelf.ElfSymbolTableSection;
import rproclab.elf.Elf;
import rproclab.elf.ElfClass;
import rproclab.elf.ElfImage;

/** Symbol names, as jelf reads them: for people only, since it stops at malformed files and sign-extends ELF32 words. */
final class Symbols {
    /** jelf wants the file as an array; larger files than any firmware are shown without names. */
    private static final long LARGEST_FILE = 64L << 20;
    private static final long THUMB_BIT = 1;

    private Symbols() {}

    /** The function whose address is {@code pc}, Thumb bit or not. */
    static Optional<String> functionAt(ElfImage image, long pc) {
        if (image.bytes().size() > LARGEST_FILE || !hasSoundTable(image)) {
            return Optional.empty();
        }
        try {
            ElfSymbolTableSection table = ElfFile.from(image.bytes().toArray()).getSymbolTableSection();
            if (table == null) {
                return Optional.empty();
            }
            for (ElfSymbol symbol : table.symbols) {
                if (symbol.getType() == ElfSymbol.STT_FUNC && sameCode(symbol.st_value, pc)) {
                    return Optional.ofNullable(symbol.getName());
                }
            }
            return Optional.empty();
        } catch (RuntimeException malformed) {
            // A symbol table that cannot be read names nothing; the file's own faults are reported elsewhere.
            return Optional.empty();
        }
    }

    /** jelf allocates by what the header of the table claims, so the claim has to be checked first. */
    private static boolean hasSoundTable(ElfImage image) {
        return image.sectionHeaders().stream().filter(section -> section.type() == Elf.SHT_SYMTAB)
                .allMatch(section -> image.bytes().has(section.offset(), section.size())
                        && section.entsize() == (image.elfClass() == ElfClass.ELFCLASS32 ? 16 : 24));
    }

    private static boolean sameCode(long value, long pc) {
        return ((value ^ pc) & 0xFFFF_FFFFL & ~THUMB_BIT) == 0;
    }
}
