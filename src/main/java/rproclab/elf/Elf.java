// SPDX-License-Identifier: GPL-2.0-only
package rproclab.elf;

/** Constants of the ELF format, spelled as in {@code elf.h}. */
public final class Elf {
    /** Index of the class byte in {@code e_ident}. */
    public static final int EI_CLASS = 4;
    /** Index of the byte-order byte in {@code e_ident}. */
    public static final int EI_DATA = 5;
    /** Index of the version byte in {@code e_ident}. */
    public static final int EI_VERSION = 6;
    /** 32-bit objects. */
    public static final int ELFCLASS32 = 1;
    /** 64-bit objects. */
    public static final int ELFCLASS64 = 2;
    /** Little-endian. */
    public static final int ELFDATA2LSB = 1;
    /** Big-endian. */
    public static final int ELFDATA2MSB = 2;
    /** The four magic bytes, read as a little-endian u32. */
    public static final long MAGIC = 0x464C_457FL;
    /** Relocatable object file. */
    public static final int ET_REL = 1;
    /** Executable file. */
    public static final int ET_EXEC = 2;
    /** Arm, 32 bits. */
    public static final int EM_ARM = 40;
    /** Loadable segment. */
    public static final long PT_LOAD = 1;
    /** Section without type. */
    public static final long SHT_NULL = 0;
    /** Section with contents in the file. */
    public static final long SHT_PROGBITS = 1;
    /** Symbol table. */
    public static final long SHT_SYMTAB = 2;
    /** String table. */
    public static final long SHT_STRTAB = 3;
    /** Section without contents in the file: zeros at run time. */
    public static final long SHT_NOBITS = 8;
    /** Section is writable at run time. */
    public static final long SHF_WRITE = 1;
    /** Section occupies memory at run time. */
    public static final long SHF_ALLOC = 2;
    /** Section holds instructions. */
    public static final long SHF_EXECINSTR = 4;

    private Elf() {}
}
