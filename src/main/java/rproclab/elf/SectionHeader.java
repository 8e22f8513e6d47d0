// SPDX-License-Identifier: GPL-2.0-only
package rproclab.elf;

import rproclab.bytes.Bytes;

/**
 * View of one {@code Elf32_Shdr} or {@code Elf64_Shdr}; reads on demand, checks nothing.
 *
 * <pre>
 *  ELF32  0      4      8       12     16       20     24     28     32        36        40
 *         | name | type | flags | addr | offset | size | link | info | addralign | entsize |
 *  ELF64  0      4      8       16     24       32     40     44     48        56        64
 * </pre>
 *
 * @param image the whole file
 * @param elfClass which of the two layouts
 * @param index position in the table, from 0
 * @param at where the entry starts, in bytes from the start of the file
 */
public record SectionHeader(Bytes image, ElfClass elfClass, int index, long at) {

    /** {@code sh_name}: bytes from the start of the section name table. */
    public long nameOffset() {
        return elfClass.shName(image, at);
    }

    /** {@code sh_type}. */
    public long type() {
        return elfClass.shType(image, at);
    }

    /** {@code sh_flags}. */
    public long flags() {
        return elfClass.shFlags(image, at);
    }

    /** {@code sh_addr}: the run address (VMA). */
    public long addr() {
        return elfClass.shAddr(image, at);
    }

    /** {@code sh_offset}: bytes from the start of the file. */
    public long offset() {
        return elfClass.shOffset(image, at);
    }

    /** {@code sh_size}: bytes, in the file or, for {@code SHT_NOBITS}, in memory. */
    public long size() {
        return elfClass.shSize(image, at);
    }

    /** {@code sh_link}: index of another section, for a symbol table that of its names. */
    public long link() {
        return image.u32(at + elfClass.shLink);
    }

    /** Whether the section occupies memory at run time. */
    public boolean isAlloc() {
        return (flags() & Elf.SHF_ALLOC) != 0;
    }

    /** Whether the section has no bytes in the file. */
    public boolean isNobits() {
        return type() == Elf.SHT_NOBITS;
    }
}
