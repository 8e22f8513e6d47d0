// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import java.util.ArrayList;
import java.util.List;
import rproclab.loader.LogLine;
import rproclab.loader.LogLine.Level;

/** The kernel's log, with the prefixes of the files that print about reserved memory. */
final class Printk {
    private static final String FDT = "OF: fdt: ";
    private static final String RESERVED_MEM = "OF: reserved mem: ";

    private final List<LogLine> lines = new ArrayList<>();

    void print(Level level, String format, Object... arguments) {
        lines.add(new LogLine(level, format.formatted(arguments)));
    }

    /** A line of {@code drivers/of/fdt.c}. */
    void fdt(Level level, String format, Object... arguments) {
        print(level, FDT + format, arguments);
    }

    /** A line of {@code drivers/of/of_reserved_mem.c}. */
    void reservedMem(Level level, String format, Object... arguments) {
        print(level, RESERVED_MEM + format, arguments);
    }

    /** {@code %pa}. */
    static String pa(long address) {
        return "0x%016x".formatted(address);
    }

    /** {@code size / SZ_1M} as {@code %lu}. */
    static long mib(long size) {
        return size >>> 20;
    }

    /** {@code size / SZ_1K} as {@code %lu}. */
    static long kib(long size) {
        return size >>> 10;
    }

    List<LogLine> lines() {
        return List.copyOf(lines);
    }
}
