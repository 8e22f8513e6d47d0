// SPDX-License-Identifier: GPL-2.0-only
package rproclab.elf;

import rproclab.bytes.Bytes;

/**
 * Where each field of an ELF32 or ELF64 structure lives, in bytes from the structure's start (gABI, figures 4-3, 4-8
 * and 5-1).
 *
 * <p>
 * Accessors read on demand, zero-extend to u64 and check nothing; {@code at} is where the structure starts in the image.
 */
public enum ElfClass {
    // @formatter:off
    //          word  Ehdr: size entry phoff shoff flags ehsize..shstrndx
    //                                     Phdr: size offset vaddr paddr filesz memsz flags align
    //                                                                    Shdr: size addr offset size link info align entsize
    ELFCLASS32(4, new int[]{52, 24, 28, 32, 36, 40}, new int[]{32, 4,  8, 12, 16, 20, 24, 28}, new int[]{40, 12, 16, 20, 24, 28, 32, 36}),
    ELFCLASS64(8, new int[]{64, 24, 32, 40, 48, 52}, new int[]{56, 8, 16, 24, 32, 40,  4, 48}, new int[]{64, 16, 24, 32, 40, 44, 48, 56});
    // @formatter:on

    /** Bytes in an address-sized field: 4 or 8. */
    public final int wordSize;
    /** {@code sizeof(Elf32_Ehdr)} or {@code sizeof(Elf64_Ehdr)}. */
    public final int ehdrSize;
    /** {@code sizeof(Elf32_Phdr)} or {@code sizeof(Elf64_Phdr)}. */
    public final int phdrSize;
    /** {@code sizeof(Elf32_Shdr)} or {@code sizeof(Elf64_Shdr)}. */
    public final int shdrSize;

    final int entry;
    final int phoff;
    final int shoff;
    final int flags;
    final int ehsize;
    final int pOffset;
    final int pVaddr;
    final int pPaddr;
    final int pFilesz;
    final int pMemsz;
    final int pFlags;
    final int pAlign;
    final int shAddr;
    final int shOffset;
    final int shSize;
    final int shLink;
    final int shInfo;
    final int shAddralign;
    final int shEntsize;

    ElfClass(int wordSize, int[] ehdr, int[] phdr, int[] shdr) {
        this.wordSize = wordSize;
        ehdrSize = ehdr[0];
        entry = ehdr[1];
        phoff = ehdr[2];
        shoff = ehdr[3];
        flags = ehdr[4];
        ehsize = ehdr[5];
        phdrSize = phdr[0];
        pOffset = phdr[1];
        pVaddr = phdr[2];
        pPaddr = phdr[3];
        pFilesz = phdr[4];
        pMemsz = phdr[5];
        pFlags = phdr[6];
        pAlign = phdr[7];
        shdrSize = shdr[0];
        shAddr = shdr[1];
        shOffset = shdr[2];
        shSize = shdr[3];
        shLink = shdr[4];
        shInfo = shdr[5];
        shAddralign = shdr[6];
        shEntsize = shdr[7];
    }

    /** The class that readers which only know two take for {@code EI_CLASS}: 2 is ELF64, anything else ELF32. */
    public static ElfClass ofIdent(int eiClass) {
        return eiClass == Elf.ELFCLASS64 ? ELFCLASS64 : ELFCLASS32;
    }

    /** Reads an address-sized field, zero-extended: 0x8000_0000 in an ELF32 stays 2 GiB. */
    public long word(Bytes image, long at) {
        return this == ELFCLASS32 ? image.u32(at) : image.u64(at);
    }

    /** {@code e_entry}. */
    public long entry(Bytes image) {
        return word(image, entry);
    }

    /** {@code e_phoff}. */
    public long phoff(Bytes image) {
        return word(image, phoff);
    }

    /** {@code e_shoff}. */
    public long shoff(Bytes image) {
        return word(image, shoff);
    }

    /** {@code e_phnum}. */
    public int phnum(Bytes image) {
        return image.u16(ehsize + 4);
    }

    /** {@code e_shnum}. */
    public int shnum(Bytes image) {
        return image.u16(ehsize + 8);
    }

    /** {@code e_shstrndx}. */
    public int shstrndx(Bytes image) {
        return image.u16(ehsize + 10);
    }

    /** {@code p_type}. */
    public long pType(Bytes image, long at) {
        return image.u32(at);
    }

    /** {@code p_offset}. */
    public long pOffset(Bytes image, long at) {
        return word(image, at + pOffset);
    }

    /** {@code p_vaddr}. */
    public long pVaddr(Bytes image, long at) {
        return word(image, at + pVaddr);
    }

    /** {@code p_paddr}: the device address (da), as the remote core sees it. */
    public long pPaddr(Bytes image, long at) {
        return word(image, at + pPaddr);
    }

    /** {@code p_filesz}. */
    public long pFilesz(Bytes image, long at) {
        return word(image, at + pFilesz);
    }

    /** {@code p_memsz}. */
    public long pMemsz(Bytes image, long at) {
        return word(image, at + pMemsz);
    }

    /** {@code sh_name}. */
    public long shName(Bytes image, long at) {
        return image.u32(at);
    }

    /** {@code sh_type}. */
    public long shType(Bytes image, long at) {
        return image.u32(at + 4);
    }

    /** {@code sh_flags}. */
    public long shFlags(Bytes image, long at) {
        return word(image, at + 8);
    }

    /** {@code sh_addr}. */
    public long shAddr(Bytes image, long at) {
        return word(image, at + shAddr);
    }

    /** {@code sh_offset}. */
    public long shOffset(Bytes image, long at) {
        return word(image, at + shOffset);
    }

    /** {@code sh_size}. */
    public long shSize(Bytes image, long at) {
        return word(image, at + shSize);
    }
}
