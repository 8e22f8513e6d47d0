// SPDX-License-Identifier: GPL-2.0-only
package rproclab.elf;

import java.util.function.ToIntFunction;

/** A program header's fields, in the order of {@code Elf32_Phdr}, as {@link SegmentRecipe#with} sets them. */
public enum PhdrField {
    // @formatter:off
    P_TYPE(4, _ -> 0),
    P_OFFSET(0, c -> c.pOffset),
    P_VADDR(0, c -> c.pVaddr),
    P_PADDR(0, c -> c.pPaddr),
    P_FILESZ(0, c -> c.pFilesz),
    P_MEMSZ(0, c -> c.pMemsz),
    P_FLAGS(4, c -> c.pFlags),
    P_ALIGN(0, c -> c.pAlign);
    // @formatter:on

    private final int width;
    private final ToIntFunction<ElfClass> at;

    PhdrField(int width, ToIntFunction<ElfClass> at) {
        this.width = width;
        this.at = at;
    }

    /** Where it lies, in bytes from the start of the program header. */
    public int at(ElfClass elfClass) {
        return at.applyAsInt(elfClass);
    }

    /** How many bytes it has in a file of that class: 1, 2, 4 or 8. */
    public int width(ElfClass elfClass) {
        return width == 0 ? elfClass.wordSize : width;
    }

    void write(Output out, ElfClass elfClass, long entry, long value) {
        out.put(entry + at(elfClass), width(elfClass), value);
    }
}
