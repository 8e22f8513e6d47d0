// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import rproclab.elf.ProgramHeader;
import rproclab.memory.Region;

/** How findings and reports write numbers: addresses in hex, ranges half-open, sizes in hex and bytes. */
public final class Text {
    private Text() {}

    /** An address or size: {@code 0x7e0000}. */
    public static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    /** Half-open: {@code [0x0, 0x400)}. */
    public static String range(long start, long size) {
        return "[" + hex(start) + ", " + hex(start + size) + ")";
    }

    /** A count of bytes, in decimal. */
    public static String bytes(long count) {
        return Long.toUnsignedString(count) + (count == 1 ? " byte" : " bytes");
    }

    /** Evidence of names and values, in turn. */
    static SequencedMap<String, String> pairs(String... namesAndValues) {
        SequencedMap<String, String> evidence = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            evidence.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return evidence;
    }

    /** The evidence that every finding about one segment of one region starts with. */
    static SequencedMap<String, String> evidence(ProgramHeader segment, Region region) {
        SequencedMap<String, String> evidence = new LinkedHashMap<>(evidence(segment));
        evidence.put("region", region.name());
        evidence.put("regionStart", hex(region.da()));
        evidence.put("regionEnd", hex(region.daEnd()));
        return evidence;
    }

    /** The evidence that every finding about one segment starts with. */
    static SequencedMap<String, String> evidence(ProgramHeader segment) {
        SequencedMap<String, String> evidence = new LinkedHashMap<>();
        evidence.put("segment", Integer.toString(segment.index()));
        evidence.put("da", hex(segment.paddr()));
        evidence.put("vaddr", hex(segment.vaddr()));
        evidence.put("filesz", hex(segment.filesz()));
        evidence.put("memsz", hex(segment.memsz()));
        return evidence;
    }
}
