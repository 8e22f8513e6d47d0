// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import rproclab.bytes.Bytes;
import rproclab.bytes.OutsideAccess;
import rproclab.elf.Elf;
import rproclab.elf.ElfClass;
import rproclab.loader.Errno;
import rproclab.loader.Firmware;
import rproclab.loader.SegmentFates;
import rproclab.memory.Pointer;

/**
 * Port of {@code drivers/remoteproc/remoteproc_elf_loader.c}: same checks, same order, same wrap-around, same holes.
 *
 * <p>
 * Places in the firmware are byte offsets; a step of a pointer goes through {@link SizeT#cast}, so that it wraps where
 * the host's pointers do. Fields are read in the order of the C text, one access each, so the first access outside the
 * file is the one that unoptimised C makes. {@link #sanityCheck} and {@link #loadSegments} allocate nothing unless they
 * refuse.
 */
final class RprocElfLoader {
    /** What {@link #findTable} returns for NULL. */
    private static final long NULL = -1;
    /** {@code .resource_table}, with its terminating NUL. */
    private static final byte[] RESOURCE_TABLE = {'.', 'r', 'e', 's', 'o', 'u', 'r', 'c', 'e', '_', 't', 'a', 'b', 'l',
            'e', 0};
    /** {@code sizeof(struct resource_table)}: ver, num, reserved[2]. */
    private static final long RSC_TABLE_SIZE = 16;
    /** {@code KMALLOC_MAX_SIZE} of arm and arm64 with pages of 4 KiB. */
    static final long KMALLOC_MAX_SIZE = 0x40_0000;

    private RprocElfLoader() {}

    /** {@code fw_elf_get_class()} and the getters' rule: 1 is ELF32, anything else ELF64. */
    static ElfClass elfClass(Bytes data) {
        return data.u8(Elf.EI_CLASS) == Elf.ELFCLASS32 ? ElfClass.ELFCLASS32 : ElfClass.ELFCLASS64;
    }

    /** {@code rproc_elf_sanity_check()}; the core never calls it without firmware. */
    static int sanityCheck(Rproc rproc, Firmware fw) {
        Bytes data = fw.bytes();
        try {
            if (data.size() < ElfClass.ELFCLASS32.ehdrSize) {
                return rproc.refuse("Image is too small");
            }
            if (data.u32(0) != Elf.MAGIC) {
                return rproc.refuse("Image is corrupted (bad magic)");
            }
            int identClass = data.u8(Elf.EI_CLASS);
            if (identClass != Elf.ELFCLASS32 && identClass != Elf.ELFCLASS64) {
                return rproc.refuse("Unsupported class: %d", identClass);
            }
            if (identClass == Elf.ELFCLASS64 && data.size() < ElfClass.ELFCLASS64.ehdrSize) {
                return rproc.refuse("elf64 header is too small");
            }
            // every board of the catalogue runs a little-endian kernel
            if (data.u8(Elf.EI_DATA) != Elf.ELFDATA2LSB) {
                return rproc.refuse("Unsupported firmware endianness");
            }
            ElfClass elfClass = elfClass(data);
            long phoff = elfClass.phoff(data);
            long shoff = elfClass.shoff(data);
            int phnum = elfClass.phnum(data);
            int ret = rproc.release().has(Feature.BOUNDS_SECTION_HEADERS)
                    ? checkSectionHeaders(rproc, data, elfClass, shoff)
                    : checkSectionHeader(rproc, data, elfClass, shoff);
            if (ret != 0) {
                return ret;
            }
            if (phnum == 0) {
                return rproc.refuse("No loadable segments");
            }
            if (Long.compareUnsigned(phoff, data.size()) > 0) {
                return rproc.refuse("Firmware size is too small");
            }
            return 0;
        } catch (OutsideAccess outside) {
            throw outside.in("rproc_elf_sanity_check");
        }
    }

    /** The test of {@code e_shoff} in {@code rproc_elf_sanity_check()} up to 7.2: the u64 sum wraps. */
    private static int checkSectionHeader(Rproc rproc, Bytes data, ElfClass elfClass, long shoff) {
        if (Long.compareUnsigned(data.size(), shoff + elfClass.shdrSize) < 0) {
            return rproc.refuse("Image is too small");
        }
        return 0;
    }

    /** The tests of the section headers in {@code rproc_elf_sanity_check()} of 7.3 and 6.12.117. */
    private static int checkSectionHeaders(Rproc rproc, Bytes data, ElfClass elfClass, long shoff) {
        SizeT size = rproc.sizeT();
        int shnum = elfClass.shnum(data);
        int shstrndx = elfClass.shstrndx(data);
        if (Long.compareUnsigned(shoff, data.size()) > 0) {
            return rproc.refuse("Section header table is out of bounds");
        }
        if (shnum != 0 && size.add((long) elfClass.shdrSize * shnum, shoff) > data.size()) {
            return rproc.refuse("Section headers are out of bounds");
        }
        if (size.add(elfClass.shdrSize * (shstrndx + 1L), shoff) > data.size()) {
            return rproc.refuse("Image is too small");
        }
        return 0;
    }

    /** {@code rproc_elf_get_boot_addr()}: {@code e_entry}, unchecked, Thumb bit kept. */
    static long getBootAddr(Firmware fw) {
        try {
            return elfClass(fw.bytes()).entry(fw.bytes());
        } catch (OutsideAccess outside) {
            throw outside.in("rproc_elf_get_boot_addr");
        }
    }

    /**
     * {@code rproc_elf_load_segments()}: neither {@code e_phentsize} nor {@code p_vaddr} nor the table's end is looked at.
     */
    static int loadSegments(Rproc rproc, Firmware fw) {
        Bytes data = fw.bytes();
        SizeT size = rproc.sizeT();
        SegmentFates fates = rproc.fates();
        Pointer ptr = rproc.pointer();
        boolean skipsEmpty = rproc.release().has(Feature.SKIPS_EMPTY_SEGMENTS);
        fates.reset();
        try {
            ElfClass elfClass = elfClass(data);
            int phnum = elfClass.phnum(data);
            long phdr = size.cast(elfClass.phoff(data));
            for (int i = 0; i < phnum; i++, phdr = size.cast(phdr + elfClass.phdrSize)) {
                fates.begin();
                long da = elfClass.pPaddr(data, phdr);
                long memsz = elfClass.pMemsz(data, phdr);
                long filesz = elfClass.pFilesz(data, phdr);
                long offset = elfClass.pOffset(data, phdr);
                long type = elfClass.pType(data, phdr);

                if (type != Elf.PT_LOAD || (skipsEmpty && memsz == 0)) {
                    fates.skipped();
                    continue;
                }
                if (Long.compareUnsigned(filesz, memsz) > 0) {
                    return rproc.refuse("bad phdr filesz 0x%x memsz 0x%x", filesz, memsz);
                }
                // a u64 sum, which wraps in an ELF64
                if (Long.compareUnsigned(offset + filesz, data.size()) > 0) {
                    return rproc.refuse("truncated fw: need 0x%x avail 0x%x", offset + filesz, data.size());
                }
                if (!size.fits(memsz)) {
                    rproc.err("size (%x) does not fit in size_t type", memsz);
                    return Errno.EOVERFLOW.value();
                }
                rproc.daToVa(da, memsz, ptr);
                if (ptr.isNull()) {
                    return rproc.refuse("bad phdr da 0x%x mem 0x%x", da, memsz);
                }
                fates.translated(ptr);
                if (filesz != 0) {
                    rproc.memcpy(ptr, data, size.cast(offset), filesz);
                }
                if (Long.compareUnsigned(memsz, filesz) > 0) {
                    rproc.memset0(ptr, filesz, memsz - filesz);
                }
                fates.loaded();
            }
            return 0;
        } catch (OutsideAccess outside) {
            throw outside.in("rproc_elf_load_segments");
        }
    }

    /**
     * {@code find_table()}: the section header of the first section named {@code .resource_table}, whose table is whole.
     *
     * <p>
     * The name table is reached through {@code e_shstrndx} before the first section is looked at, also when there is none,
     * and neither it nor a name nor the section headers have a bound here.
     *
     * @return its offset in the file, or {@link #NULL}
     */
    private static long findTable(Rproc rproc, Firmware fw) {
        Bytes data = fw.bytes();
        SizeT size = rproc.sizeT();
        try {
            ElfClass elfClass = elfClass(data);
            int shnum = elfClass.shnum(data);
            int shstrndx = elfClass.shstrndx(data);
            long shdr = size.cast(elfClass.shoff(data));
            long nameTableShdr = size.cast(shdr + (long) shstrndx * elfClass.shdrSize);
            long nameTable = size.cast(elfClass.shOffset(data, nameTableShdr));
            for (int i = 0; i < shnum; i++, shdr = size.cast(shdr + elfClass.shdrSize)) {
                long shSize = elfClass.shSize(data, shdr);
                long offset = elfClass.shOffset(data, shdr);
                long name = elfClass.shName(data, shdr);
                if (isNamed(data, size, nameTable + name, RESOURCE_TABLE)) {
                    return checkTable(rproc, data, offset, shSize) ? shdr : NULL;
                }
            }
            return NULL;
        } catch (OutsideAccess outside) {
            throw outside.in("find_table");
        }
    }

    /**
     * {@code !strcmp(at, name)}: reads up to the first difference or the end.
     *
     * @param name with its terminating NUL
     */
    static boolean isNamed(Bytes data, SizeT size, long at, byte[] name) {
        for (int i = 0; i < name.length; i++) {
            if (data.u8(size.cast(at + i)) != name[i]) {
                return false;
            }
        }
        return true;
    }

    /** The checks of the table itself in {@code find_table()}. */
    private static boolean checkTable(Rproc rproc, Bytes data, long offset, long size) {
        if (Long.compareUnsigned(offset + size, data.size()) > 0 || Long.compareUnsigned(offset + size, size) < 0) {
            rproc.err("resource table truncated");
            return false;
        }
        if (Long.compareUnsigned(RSC_TABLE_SIZE, size) > 0) {
            rproc.err("header-less resource table");
            return false;
        }
        long ver = data.u32(offset);
        if (ver != 1) {
            rproc.err("unsupported fw ver: %d", (int) ver);
            return false;
        }
        if (data.u32(offset + 8) != 0 || data.u32(offset + 12) != 0) {
            rproc.err("non zero reserved bytes");
            return false;
        }
        // struct_size(): in 32 bits it saturates, which is more than any file's size too
        if (Long.compareUnsigned(RSC_TABLE_SIZE + 4 * data.u32(offset + 4), size) > 0) {
            rproc.err("resource table incomplete");
            return false;
        }
        return true;
    }

    /** {@code rproc_elf_load_rsc_table()}; {@code kmemdup()} fails only for what it never gives. */
    static int loadRscTable(Rproc rproc, Firmware fw) {
        long shdr = findTable(rproc, fw);
        if (shdr == NULL) {
            return Errno.EINVAL.value();
        }
        Bytes data = fw.bytes();
        ElfClass elfClass = elfClass(data);
        long size = elfClass.shSize(data, shdr);
        if (size > KMALLOC_MAX_SIZE) {
            return Errno.ENOMEM.value();
        }
        rproc.cacheTable(data.slice(elfClass.shOffset(data, shdr), size));
        return 0;
    }

    /**
     * {@code rproc_elf_find_loaded_rsc_table()}: where {@code sh_addr}, not the segment's {@code p_paddr}, says it is.
     */
    static void findLoadedRscTable(Rproc rproc, Firmware fw, Pointer to) {
        long shdr = findTable(rproc, fw);
        if (shdr == NULL) {
            return;
        }
        Bytes data = fw.bytes();
        ElfClass elfClass = elfClass(data);
        // sh_size lies inside the file since find_table(), so it fits size_t
        rproc.daToVa(elfClass.shAddr(data, shdr), elfClass.shSize(data, shdr), to);
    }
}
