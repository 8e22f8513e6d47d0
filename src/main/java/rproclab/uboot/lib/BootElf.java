// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.lib;

import rproclab.bytes.Bytes;
import rproclab.bytes.OutsideAccess;
import rproclab.elf.Elf;
import rproclab.elf.ElfClass;
import rproclab.uboot.Feature;
import rproclab.uboot.UbootRelease;
import rproclab.uboot.UbootRun;
import rproclab.uboot.Ulong;

/**
 * Port of {@code lib/elf.c}, U-Boot 2021.01 to 2026.07.
 *
 * <p>
 * It is given an address and no length, so nothing is bounded: what it reads behind the image is outside. Destinations
 * are physical addresses, taken as they stand; 0 is one of them, not NULL.
 */
public final class BootElf {
    private static final int EM_PPC64 = 21;
    private static final long EF_PPC64_ELFV1_ABI = 1;
    private static final String MEMORY = "memory";

    private final UbootRun run;
    private final UbootRelease release;
    private final Bytes image;
    private final Ulong ulong;

    /** Loads {@code image}. */
    public BootElf(UbootRun run, UbootRelease release, Bytes image) {
        this.run = run;
        this.release = release;
        this.image = image;
        ulong = run.ulong();
    }

    /**
     * {@code valid_elf_image()}: magic and ET_EXEC, and neither class, byte order nor machine.
     *
     * @param run where it prints
     * @param image what lies at {@code addr}
     * @param addr where that is, for the message
     */
    public static boolean validElfImage(UbootRun run, Bytes image, long addr) {
        try {
            if (!(image.u8(0) == 0x7f && image.u8(1) == 'E' && image.u8(2) == 'L' && image.u8(3) == 'F')) {
                run.print("## No elf image at address 0x%08x", addr);
                return false;
            }
            if (image.u16(16) != Elf.ET_EXEC) {
                run.print("## Not a 32-bit elf image at address 0x%08x", addr);
                return false;
            }
            return true;
        } catch (OutsideAccess outside) {
            throw outside.in("valid_elf_image");
        }
    }

    /** {@code load_elf_image_phdr()}: returns the entry point. */
    public long loadElfImagePhdr() {
        try {
            if (image.u8(Elf.EI_CLASS) == Elf.ELFCLASS64) {
                return loadElf64ImagePhdr();
            }
            loadProgramHeaders(ElfClass.ELFCLASS32);
            return ElfClass.ELFCLASS32.entry(image);
        } catch (OutsideAccess outside) {
            throw outside.in("load_elf_image_phdr");
        }
    }

    /** {@code load_elf64_image_phdr()}: a 32-bit U-Boot keeps the low halves. */
    private long loadElf64ImagePhdr() {
        try {
            loadProgramHeaders(ElfClass.ELFCLASS64);
            return elf64Entry();
        } catch (OutsideAccess outside) {
            throw outside.in("load_elf64_image_phdr");
        }
    }

    /** The loop that both have. */
    private void loadProgramHeaders(ElfClass elfClass) {
        long phoff = elfClass.phoff(image);
        int phnum = elfClass.phnum(image);
        for (int i = 0; i < phnum; i++) {
            run.fates().begin();
            long at = ulong.wrap(phoff + (long) i * elfClass.phdrSize);
            long dst = ulong.wrap(elfClass.pPaddr(image, at));
            long src = ulong.wrap(elfClass.pOffset(image, at));
            if (release.has(Feature.BOOTELF_ONLY_PT_LOAD) && elfClass.pType(image, at) != Elf.PT_LOAD) {
                run.fates().skipped();
                continue;
            }
            long filesz = elfClass.pFilesz(image, at);
            run.fates().translated(dst, MEMORY);
            run.debug("Loading phdr %d to 0x%s (%s bytes)", i, run.pointer(dst), printed(filesz, elfClass));
            run.memory().copy(dst, image, src, ulong.wrap(filesz));
            // read only now: where the file ends before p_memsz, the copy has been made
            long memsz = elfClass.pMemsz(image, at);
            if (filesz != memsz) {
                run.memory().zeroTail(dst, filesz, memsz, elfClass);
            }
            run.fates().loaded();
        }
    }

    /** A size as {@code %i} prints it, for ELF32, or {@code %lu}, for ELF64. */
    private Object printed(long size, ElfClass elfClass) {
        return elfClass == ElfClass.ELFCLASS32 ? (int) size : new Unsigned(ulong.wrap(size));
    }

    private record Unsigned(long number) {
        @Override
        public String toString() {
            return Long.toUnsignedString(number);
        }
    }

    /** {@code load_elf_image_shdr()}: returns the entry point. */
    public long loadElfImageShdr() {
        try {
            if (image.u8(Elf.EI_CLASS) == Elf.ELFCLASS64) {
                return loadElf64ImageShdr();
            }
            loadSections(ElfClass.ELFCLASS32);
            return ElfClass.ELFCLASS32.entry(image);
        } catch (OutsideAccess outside) {
            throw outside.in("load_elf_image_shdr");
        }
    }

    /** {@code load_elf64_image_shdr()}: a 32-bit U-Boot keeps the low halves. */
    private long loadElf64ImageShdr() {
        try {
            loadSections(ElfClass.ELFCLASS64);
            return elf64Entry();
        } catch (OutsideAccess outside) {
            throw outside.in("load_elf64_image_shdr");
        }
    }

    /** The loop that both have: every section that occupies memory goes to its run address, but none to 0. */
    private void loadSections(ElfClass elfClass) {
        long shoff = elfClass.shoff(image);
        // Only debug output uses the names, yet the header of their section is read.
        long names = sectionAt(elfClass, shoff, elfClass.shstrndx(image));
        if (elfClass.shType(image, names) == Elf.SHT_STRTAB) {
            elfClass.shOffset(image, names);
        }
        int shnum = elfClass.shnum(image);
        for (int i = 0; i < shnum; i++) {
            long at = sectionAt(elfClass, shoff, i);
            if ((elfClass.shFlags(image, at) & Elf.SHF_ALLOC) == 0 || elfClass.shAddr(image, at) == 0
                    || elfClass.shSize(image, at) == 0) {
                continue;
            }
            long dst = ulong.wrap(elfClass.shAddr(image, at));
            long size = ulong.wrap(elfClass.shSize(image, at));
            if (elfClass.shType(image, at) == Elf.SHT_NOBITS) {
                run.memory().zero(dst, size);
            } else {
                run.memory().copy(dst, image, ulong.wrap(elfClass.shOffset(image, at)), size);
            }
        }
    }

    private long sectionAt(ElfClass elfClass, long shoff, int index) {
        return ulong.wrap(shoff + (long) index * elfClass.shdrSize);
    }

    /** {@code e_entry}, or for PowerPC's ELF V1 ABI what the descriptor there holds. */
    private long elf64Entry() {
        long entry = ulong.wrap(ElfClass.ELFCLASS64.entry(image));
        if (image.u16(18) == EM_PPC64 && (image.u32(48) & EF_PPC64_ELFV1_ABI) != 0) {
            return ulong.wrap(run.written().u32(entry) | run.written().u32(entry + 4) << 32);
        }
        return entry;
    }
}
