// SPDX-License-Identifier: GPL-2.0-only
package rproclab.elf;

import java.util.function.ToIntFunction;

/** A section header's fields, in the order of {@code Elf32_Shdr}, as {@link SectionRecipe#with} sets them. */
public enum ShdrField {
    // @formatter:off
    SH_NAME(4, _ -> 0),
    SH_TYPE(4, _ -> 4),
    SH_FLAGS(0, _ -> 8),
    SH_ADDR(0, c -> c.shAddr),
    SH_OFFSET(0, c -> c.shOffset),
    SH_SIZE(0, c -> c.shSize),
    SH_LINK(4, c -> c.shLink),
    SH_INFO(4, c -> c.shInfo),
    SH_ADDRALIGN(0, c -> c.shAddralign),
    SH_ENTSIZE(0, c -> c.shEntsize);
    // @formatter:on

    private final int width;
    private final ToIntFunction<ElfClass> at;

    ShdrField(int width, ToIntFunction<ElfClass> at) {
        this.width = width;
        this.at = at;
    }

    /** Where it lies, in bytes from the start of the section header. */
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
