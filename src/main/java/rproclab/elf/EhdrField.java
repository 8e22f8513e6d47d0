// SPDX-License-Identifier: GPL-2.0-only
package rproclab.elf;

import java.util.function.ToIntFunction;

/** The ELF header's fields, and the named bytes of {@code e_ident}, as {@link ElfBuilder#with} overrides them. */
public enum EhdrField {
    // @formatter:off
    EI_MAG0(1, _ -> 0),
    EI_MAG1(1, _ -> 1),
    EI_MAG2(1, _ -> 2),
    EI_MAG3(1, _ -> 3),
    EI_CLASS(1, _ -> Elf.EI_CLASS),
    EI_DATA(1, _ -> Elf.EI_DATA),
    EI_VERSION(1, _ -> Elf.EI_VERSION),
    EI_OSABI(1, _ -> 7),
    EI_ABIVERSION(1, _ -> 8),
    E_TYPE(2, _ -> 16),
    E_MACHINE(2, _ -> 18),
    E_VERSION(4, _ -> 20),
    E_ENTRY(0, c -> c.entry),
    E_PHOFF(0, c -> c.phoff),
    E_SHOFF(0, c -> c.shoff),
    E_FLAGS(4, c -> c.flags),
    E_EHSIZE(2, c -> c.ehsize),
    E_PHENTSIZE(2, c -> c.ehsize + 2),
    E_PHNUM(2, c -> c.ehsize + 4),
    E_SHENTSIZE(2, c -> c.ehsize + 6),
    E_SHNUM(2, c -> c.ehsize + 8),
    E_SHSTRNDX(2, c -> c.ehsize + 10);
    // @formatter:on

    private final int width;
    private final ToIntFunction<ElfClass> at;

    EhdrField(int width, ToIntFunction<ElfClass> at) {
        this.width = width;
        this.at = at;
    }

    /** Where it lies, in bytes from the start of the header. */
    public int at(ElfClass elfClass) {
        return at.applyAsInt(elfClass);
    }

    /** How many bytes it has in a file of that class: 1, 2, 4 or 8. */
    public int width(ElfClass elfClass) {
        return width == 0 ? elfClass.wordSize : width;
    }

    void write(Output out, ElfClass elfClass, long value) {
        out.put(at(elfClass), width(elfClass), value);
    }
}
