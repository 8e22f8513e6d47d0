// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.remoteproc;

import static rproclab.elf.ElfClass.ELFCLASS32;
import static rproclab.elf.ElfClass.ELFCLASS64;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import rproclab.bytes.Access;
import rproclab.bytes.Bytes;
import rproclab.bytes.OutsideAccess;
import rproclab.elf.Elf;
import rproclab.elf.ElfClass;
import rproclab.loader.Errno;
import rproclab.memory.Pointer;
import rproclab.uboot.Feature;
import rproclab.uboot.UbootRelease;
import rproclab.uboot.UbootRun;
import rproclab.uboot.Ulong;

/**
 * Port of {@code drivers/remoteproc/rproc-elf-loader.c}, U-Boot 2021.01 to 2026.07.
 *
 * <p>
 * The file's size is looked at by the sanity check and for the resource table, never for a segment. Methods return 0 or
 * a negative errno, as the C does. Left out is the second test for the magic (-EBADF), which nothing can reach, and debug
 * lines that tell neither a refusal nor a copy.
 */
final class RprocElfLoader {
    private static final byte[] RESOURCE_TABLE = ".resource_table\0".getBytes(StandardCharsets.US_ASCII);
    private static final int RSC_HEADER = 16;
    private static final long U32 = 0xFFFF_FFFFL;

    private final UbootRun run;
    private final UbootRelease release;
    private final RprocDriver driver;
    private final Bytes image;
    private final Ulong ulong;
    private long rscAddr;
    private final Pointer dst = new Pointer();

    RprocElfLoader(UbootRun run, UbootRelease release, RprocDriver driver) {
        this.run = run;
        this.release = release;
        this.driver = driver;
        image = run.image();
        ulong = run.ulong();
    }

    /** {@code rproc_elf32_sanity_check()} and {@code rproc_elf64_sanity_check()}. */
    int sanityCheck(ElfClass elfClass) {
        if (image.size() < elfClass.ehdrSize) {
            return refuse("Image is too small", Errno.ENOSPC);
        }
        int wanted = elfClass == ELFCLASS32 ? Elf.ELFCLASS32 : Elf.ELFCLASS64;
        if (image.u32(0) != Elf.MAGIC || image.u16(16) != Elf.ET_EXEC || image.u8(Elf.EI_CLASS) != wanted) {
            return refuse(elfClass == ELFCLASS32 ? "Not an executable ELF32 image" : "Not an executable ELF64 image",
                    Errno.EPROTONOSUPPORT);
        }
        if (image.u8(Elf.EI_DATA) != Elf.ELFDATA2LSB) {
            return refuse("Unsupported firmware endianness", Errno.EILSEQ);
        }
        // A u32 and a size_t, or a u64 and a size_t: the sum wraps where size_t has no more bits than e_shoff.
        long shoff = elfClass.shoff(image) + elfClass.shdrSize;
        long need = elfClass == ELFCLASS32 ? ulong.wrap(shoff) : shoff;
        if (Long.compareUnsigned(image.size(), need) < 0) {
            return refuse("Image is too small", Errno.ENOSPC);
        }
        if (elfClass.phnum(image) == 0) {
            return refuse("No loadable segments", Errno.ENOEXEC);
        }
        if (Long.compareUnsigned(elfClass.phoff(image), image.size()) > 0) {
            return refuse("Firmware size is too small", Errno.ENOSPC);
        }
        return 0;
    }

    private int refuse(String why, Errno errno) {
        run.debug("%s", why);
        return errno.value();
    }

    private void devErr(String format, Object... arguments) {
        run.deviceError(driver.prefix(), format, arguments);
    }

    /** {@code rproc_elf32_load_image()}: does not ask whether the translation gave NULL. */
    int elf32LoadImage() {
        int ret = sanityCheck(ELFCLASS32);
        if (ret != 0) {
            devErr("Invalid ELF32 Image %d", ret);
            return ret;
        }
        try {
            long phoff = ELFCLASS32.phoff(image);
            int phnum = ELFCLASS32.phnum(image);
            for (int i = 0; i < phnum; i++) {
                run.fates().begin();
                elf32LoadSegment(i, ulong.wrap(phoff + (long) i * ELFCLASS32.phdrSize));
            }
            return 0;
        } catch (OutsideAccess outside) {
            throw outside.in("rproc_elf32_load_image");
        }
    }

    private void elf32LoadSegment(int i, long at) {
        long paddr = ELFCLASS32.pPaddr(image, at);
        long src = ELFCLASS32.pOffset(image, at);
        if (ELFCLASS32.pType(image, at) != Elf.PT_LOAD || skipsEmpty() && ELFCLASS32.pMemsz(image, at) == 0) {
            run.fates().skipped();
            return;
        }
        // Each field is read where it is used, and bytes are copied before p_memsz is compared.
        driver.deviceToVirt(run, paddr, driver.hasDeviceToVirt() ? ELFCLASS32.pMemsz(image, at) : 0, dst);
        long filesz = ELFCLASS32.pFilesz(image, at);
        run.debug("%s: Loading phdr %d to 0x%s (%d bytes)", driver.prefix(), i, run.pointer(dst.sa()), (int) filesz);
        copyFile(src, filesz);
        zeroTail(filesz, ELFCLASS32.pMemsz(image, at), ELFCLASS32);
    }

    private boolean skipsEmpty() {
        return release.has(Feature.RPROC_SKIPS_EMPTY_SEGMENTS);
    }

    /** {@code rproc_elf64_load_image()}: whatever the sanity check has against the image, -EINVAL. */
    int elf64LoadImage() {
        if (sanityCheck(ELFCLASS64) != 0) {
            return Errno.EINVAL.value();
        }
        try {
            long phoff = ELFCLASS64.phoff(image);
            int phnum = ELFCLASS64.phnum(image);
            int ret = 0;
            for (int i = 0; i < phnum && ret == 0; i++) {
                run.fates().begin();
                ret = elf64LoadSegment(ulong.wrap(phoff + (long) i * ELFCLASS64.phdrSize));
            }
            return ret;
        } catch (OutsideAccess outside) {
            throw outside.in("rproc_elf64_load_image");
        }
    }

    private int elf64LoadSegment(long at) {
        long da = ELFCLASS64.pPaddr(image, at);
        long memsz = ELFCLASS64.pMemsz(image, at);
        long filesz = ELFCLASS64.pFilesz(image, at);
        long offset = ELFCLASS64.pOffset(image, at);
        if (ELFCLASS64.pType(image, at) != Elf.PT_LOAD) {
            run.fates().skipped();
            return 0;
        }
        driver.deviceToVirt(run, ulong.wrap(da), ulong.wrap(memsz), dst);
        if (dst.isNull()) {
            devErr("bad da 0x%x mem 0x%x", da, memsz);
            return Errno.EINVAL.value();
        }
        copyFile(ulong.wrap(offset), filesz);
        zeroTail(filesz, memsz, ELFCLASS64);
        return 0;
    }

    /** The memcpy of both; neither filesz nor offset is held against anything. */
    private void copyFile(long src, long filesz) {
        if (!dst.isNull()) {
            run.fates().translated(ulong.wrap(dst.sa()), dst.mapping().name());
        }
        memcpy(src, ulong.wrap(filesz));
    }

    /** The memset of both. */
    private void zeroTail(long filesz, long memsz, ElfClass elfClass) {
        if (filesz != memsz) {
            if (dst.isNull()) {
                throw nullWrite(memsz);
            }
            run.memory().zeroTail(ulong.wrap(dst.sa()), filesz, memsz, elfClass);
        }
        run.fates().loaded();
    }

    /** {@code memcpy(dst, image + src, size)}; of nothing, it touches nothing. */
    private void memcpy(long src, long size) {
        if (size == 0) {
            return;
        }
        image.require(src, size);
        if (dst.isNull()) {
            throw nullWrite(size);
        }
        run.memory().copy(ulong.wrap(dst.sa()), image, src, size);
    }

    private static OutsideAccess nullWrite(long size) {
        return new OutsideAccess(Access.WRITE, "NULL", 0, size);
    }

    /** {@code rproc_elf_load_image()}: 2 in the class byte is ELF64, anything else ELF32. */
    int loadImage() {
        return isElf64("rproc_elf_load_image") ? elf64LoadImage() : elf32LoadImage();
    }

    private boolean isElf64(String function) {
        try {
            return image.u8(Elf.EI_CLASS) == Elf.ELFCLASS64;
        } catch (OutsideAccess outside) {
            throw outside.in(function);
        }
    }

    /** {@code rproc_elf_get_boot_addr()}: {@code e_entry}, of an image nobody has checked yet. */
    long bootAddr() {
        boolean elf64 = isElf64("rproc_elf_get_boot_addr");
        try {
            return ulong.wrap(elf64 ? ELFCLASS64.entry(image) : ELFCLASS32.entry(image));
        } catch (OutsideAccess outside) {
            throw outside.in(elf64 ? "rproc_elf64_get_boot_addr" : "rproc_elf32_get_boot_addr");
        }
    }

    /** What {@code rproc_elf32_find_rsc_table()} returns: an error, a section header, or, with neither, NULL. */
    private record Found(int errno, OptionalLong shdr) {
        static final Found NONE = new Found(0, OptionalLong.empty());

        static Found error(int errno) {
            return new Found(errno, OptionalLong.empty());
        }
    }

    /** {@code rproc_elf32_load_rsc_table()} and {@code rproc_elf64_load_rsc_table()}. */
    int loadRscTable(ElfClass elfClass) {
        Found found = findRscTable(elfClass);
        if (found.errno() != 0) {
            return found.errno();
        }
        if (found.shdr().isEmpty()) {
            return Errno.ENODATA.value();
        }
        try {
            long shdr = found.shdr().getAsLong();
            long addr = ulong.wrap(elfClass.shAddr(image, shdr));
            long size = ulong.wrap(elfClass.shSize(image, shdr));
            rscAddr = addr;
            driver.deviceToVirt(run, addr, size, dst);
            run.debug("%s: Loading resource table to 0x%8x (%d bytes)", driver.prefix(), dst.sa(), size);
            memcpy(ulong.wrap(elfClass.shOffset(image, shdr)), size);
            return 0;
        } catch (OutsideAccess outside) {
            throw outside.in(elfClass == ELFCLASS32 ? "rproc_elf32_load_rsc_table" : "rproc_elf64_load_rsc_table");
        }
    }

    /** {@code *rsc_addr}: the device address of the table that was loaded; 0 without one. */
    long rscAddr() {
        return rscAddr;
    }

    /**
     * {@code rproc_elf32_find_rsc_table()} and {@code rproc_elf64_find_rsc_table()}: the place of the names is read from
     * {@code e_shstrndx} unchecked, and a name wherever that leads.
     */
    private Found findRscTable(ElfClass elfClass) {
        int ret = sanityCheck(elfClass);
        if (ret != 0) {
            run.debug(elfClass == ELFCLASS32 ? "Invalid ELF32 Image %d" : "Invalid ELF64 Image %d", ret);
            return Found.error(ret);
        }
        try {
            long names = elfClass.shOffset(image, shdr(elfClass, elfClass.shstrndx(image)));
            int shnum = elfClass.shnum(image);
            for (int i = 0; i < shnum; i++) {
                long shdr = shdr(elfClass, i);
                long size = elfClass.shSize(image, shdr);
                long offset = elfClass.shOffset(image, shdr);
                if (namesTable(ulong.wrap(names + elfClass.shName(image, shdr)))) {
                    ret = checkRscTable(elfClass, offset, size);
                    return ret != 0 ? Found.error(ret) : new Found(0, OptionalLong.of(shdr));
                }
            }
            return Found.NONE;
        } catch (OutsideAccess outside) {
            throw outside.in(elfClass == ELFCLASS32 ? "rproc_elf32_find_rsc_table" : "rproc_elf64_find_rsc_table");
        }
    }

    private long shdr(ElfClass elfClass, int index) {
        return ulong.wrap(elfClass.shoff(image) + (long) index * elfClass.shdrSize);
    }

    /** {@code strcmp()} with {@code .resource_table}: reads up to the first difference. */
    private boolean namesTable(long at) {
        for (int i = 0; i < RESOURCE_TABLE.length; i++) {
            if (image.u8(ulong.wrap(at + i)) != RESOURCE_TABLE[i]) {
                return false;
            }
        }
        return true;
    }

    /** The checks on the table found; ELF32 adds two u32, ELF64 two u64, and either sum may wrap. */
    private int checkRscTable(ElfClass elfClass, long offset, long size) {
        long end = elfClass == ELFCLASS32 ? offset + size & U32 : offset + size;
        if (Long.compareUnsigned(end, image.size()) > 0) {
            return refuse("resource table truncated", Errno.ENOSPC);
        }
        if (Long.compareUnsigned(RSC_HEADER, size) > 0) {
            return refuse("header-less resource table", Errno.ENOSPC);
        }
        long table = ulong.wrap(offset);
        long version = image.u32(table);
        if (version != 1) {
            return refuse("unsupported fw ver: " + (int) version, Errno.EPROTONOSUPPORT);
        }
        if (image.u32(table + 8) != 0 || image.u32(table + 12) != 0) {
            return refuse("non zero reserved bytes", Errno.EBADF);
        }
        long need = ulong.wrap(image.u32(table + 4) * 4 + RSC_HEADER);
        if (Long.compareUnsigned(need, size) > 0) {
            return refuse("resource table incomplete", Errno.ENOSPC);
        }
        return 0;
    }
}
