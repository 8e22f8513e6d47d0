// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import java.nio.charset.StandardCharsets;
import rproclab.bytes.Bytes;
import rproclab.bytes.OutsideAccess;
import rproclab.elf.Elf;
import rproclab.elf.ElfClass;

/** Takes the entries out of resource tables that Linux would accept, so that only the loading of them is compared. */
final class TableEntries {
    private static final byte[] NAME = ".resource_table\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 16;

    private TableEntries() {}

    /** Says of a table that would be accepted that it has no entries, in place; other images stay as they are. */
    static byte[] without(byte[] image) {
        try {
            long table = table(Bytes.of(image));
            for (int i = 4; table >= 0 && i < 8; i++) {
                image[(int) table + i] = 0;
            }
        } catch (OutsideAccess outside) {
            // The real C would not get to the table either.
        }
        return image;
    }

    /** Offset of the first section of that name that holds as many entries as it says; -1 where there is none. */
    private static long table(Bytes data) {
        ElfClass elfClass = data.u8(Elf.EI_CLASS) == Elf.ELFCLASS32 ? ElfClass.ELFCLASS32 : ElfClass.ELFCLASS64;
        long shoff = elfClass.shoff(data);
        long names = elfClass.shOffset(data, shoff + (long) elfClass.shstrndx(data) * elfClass.shdrSize);
        for (int i = 0; i < elfClass.shnum(data); i++) {
            long shdr = shoff + (long) i * elfClass.shdrSize;
            if (isNamed(data, names + elfClass.shName(data, shdr))) {
                long offset = elfClass.shOffset(data, shdr);
                long need = HEADER + 4 * data.u32(offset + 4);
                return Long.compareUnsigned(need, elfClass.shSize(data, shdr)) <= 0 ? offset : -1;
            }
        }
        return -1;
    }

    private static boolean isNamed(Bytes data, long at) {
        for (int i = 0; i < NAME.length; i++) {
            if (data.u8(at + i) != NAME[i]) {
                return false;
            }
        }
        return true;
    }
}
