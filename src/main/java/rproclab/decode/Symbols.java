// SPDX-License-Identifier: GPL-2.0-only
package rproclab.decode;

import java.util.Optional;
import rproclab.elf.Elf;
import rproclab.elf.ElfImage;
import rproclab.elf.FunctionSymbol;

/** Names of functions, for people. */
final class Symbols {
    private static final long THUMB_BIT = 1;
    private static final int LONGEST_NAME = 255;

    private Symbols() {}

    /** The function whose address is {@code pc}, Thumb bit or not, as the first symbol table has it. */
    static Optional<String> functionAt(ElfImage image, long pc) {
        return image.sectionHeaders().stream().filter(section -> section.type() == Elf.SHT_SYMTAB).findFirst()
                .flatMap(table -> FunctionSymbol.of(image, table)
                        .filter(function -> ((function.value() ^ pc) & ~THUMB_BIT) == 0).findFirst())
                .map(function -> function.name(LONGEST_NAME)).filter(name -> !name.isEmpty());
    }
}
