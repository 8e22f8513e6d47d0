// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import java.util.Map;
import java.util.TreeMap;
import rproclab.elf.Elf;
import rproclab.elf.ElfClass;
import rproclab.elf.ElfImage;
import rproclab.elf.FunctionSymbol;
import rproclab.elf.SectionHeader;

/** The functions of an image by address, for people: a symbol table that cannot be read names nothing. */
public final class Functions {
    /** More functions than any firmware has are not looked at. */
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
        FunctionSymbol.of(image, table).limit(MOST).forEach(function -> functions.putIfAbsent(function.value() & ~1L,
                new Function(function.name(LONGEST_NAME), function.size())));
    }

    /** Whether a function starts at this address. */
    boolean isStart(int address) {
        return functions.containsKey(Integer.toUnsignedLong(address));
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
