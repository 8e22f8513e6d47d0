// SPDX-License-Identifier: GPL-2.0-only
package rproclab.elf;

import rproclab.bytes.Bytes;

/**
 * View of one {@code Elf32_Phdr} or {@code Elf64_Phdr}; reads on demand, checks nothing.
 *
 * <pre>
 *  ELF32  0       4       8       12      16      20      24      28      32
 *         | type  | offset| vaddr | paddr | filesz| memsz | flags | align |
 *  ELF64  0       4       8       16      24      32      40      48      56
 *         | type  | flags | offset| vaddr | paddr | filesz| memsz | align |
 * </pre>
 *
 * All values are unsigned. Compare them with {@link Long#compareUnsigned}.
 *
 * @param image the whole file
 * @param elfClass which of the two layouts
 * @param index position in the table, from 0
 * @param at where the entry starts, in bytes from the start of the file
 */
public record ProgramHeader(Bytes image, ElfClass elfClass, int index, long at) {

    /** {@code p_type}. */
    public long type() {
        return elfClass.pType(image, at);
    }

    /** Whether this is a {@code PT_LOAD}. */
    public boolean isLoad() {
        return type() == Elf.PT_LOAD;
    }

    /** {@code p_offset}: bytes from the start of the file. */
    public long offset() {
        return elfClass.pOffset(image, at);
    }

    /** {@code p_vaddr}: the run address (VMA). */
    public long vaddr() {
        return elfClass.pVaddr(image, at);
    }

    /** {@code p_paddr}: the load address (LMA), a device address. */
    public long paddr() {
        return elfClass.pPaddr(image, at);
    }

    /** {@code p_filesz}: bytes in the file. */
    public long filesz() {
        return elfClass.pFilesz(image, at);
    }

    /** {@code p_memsz}: bytes in memory. */
    public long memsz() {
        return elfClass.pMemsz(image, at);
    }

    /** {@code p_flags}: bit 0 execute, bit 1 write, bit 2 read. */
    public long flags() {
        return image.u32(at + elfClass.pFlags);
    }

    /** {@code p_align}. */
    public long align() {
        return elfClass.word(image, at + elfClass.pAlign);
    }
}
