// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rproclab.elf.Elf;
import rproclab.elf.ElfClass;
import rproclab.elf.ElfImage;
import rproclab.elf.SectionHeader;

/** The functions of an image by address, for people: a symbol table that cannot be read names nothing. */
public final class Functions {
    private static final int ENTRY32 = 16;
    private static final int STT_FUNC = 2;
    /** More symbols than any firmware has are not looked at. */
    private static final int MOST = 0x10_0000;
    private static final int LONGEST_NAME = 127;

    private record Function(String name, long size) {}

    private final TreeMap<Long, Function> functions = new TreeMap<>();

    /** Reads the symbols of a 32-bit image. */
    public static Functions of(ElfImage image) {
        Functions functions = new Functions();
        if (image.elfClass() == ElfClass.ELFCLASS32) {
            image.sectionHeaders().stream().filter(section -> section.type() == Elf.SHT_SYMTAB)
                    .forEach(section -> functions.read(image, section));
        }
        return functions;
    }

    private void read(ElfImage image, SectionHeader table) {
        Optional<SectionHeader> names = image.sectionHeaders().stream()
                .filter(section -> section.index() == link(image, table)).findFirst();
        if (names.isEmpty()) {
            return;
        }
        long count = Math.min(table.size() / ENTRY32, MOST);
        for (int i = 0; i < count && image.bytes().has(table.offset() + (long) i * ENTRY32, ENTRY32); i++) {
            long at = table.offset() + (long) i * ENTRY32;
            if ((image.bytes().u8(at + 12) & 0xF) == STT_FUNC) {
                String name = image.bytes().text(names.get().offset() + image.bytes().u32(at), LONGEST_NAME);
                functions.putIfAbsent(image.bytes().u32(at + 4) & ~1L, new Function(name, image.bytes().u32(at + 8)));
            }
        }
    }

    private static long link(ElfImage image, SectionHeader table) {
        return image.bytes().u32(table.at() + 24);
    }

    /** The function that holds this address, Thumb bit or not; empty for none. */
    public String at(int address) {
        long pc = Integer.toUnsignedLong(address) & ~1L;
        Map.Entry<Long, Function> below = functions.floorEntry(pc);
        if (below == null) {
            return "";
        }
        long into = pc - below.getKey();
        return into == 0 || into < below.getValue().size() ? below.getValue().name() : "";
    }
}
