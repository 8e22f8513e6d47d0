// SPDX-License-Identifier: GPL-2.0-only
package rproclab.decode;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import rproclab.elf.Elf;
import rproclab.elf.ElfImage;
import rproclab.elf.ProgramHeader;

/**
 * The first two words of a Cortex-M vector table.
 *
 * @param segment the program header whose file bytes start with them
 * @param da its load address
 * @param stackPointer word 0: the initial stack pointer
 * @param reset word 1: the reset vector, Thumb bit included
 * @param resetSymbol the function that the reset vector points to; empty without symbols
 */
public record Vectors(int segment, long da, long stackPointer, long reset, Optional<String> resetSymbol) {

    /**
     * The first segment that starts with an aligned stack pointer and an odd reset vector into some segment: where the
     * core looks is a matter of the target, so this is what the file offers.
     */
    static Optional<Vectors> of(ElfImage image) {
        if (image.machine() != Elf.EM_ARM) {
            return Optional.empty();
        }
        List<ProgramHeader> segments = image.loadSegments();
        NavigableMap<Long, Long> covered = covered(segments);
        return segments.stream().filter(segment -> startsWithVectors(image, segment, covered)).findFirst()
                .map(segment -> of(image, segment));
    }

    /** Where segments lie: end by start, merged where they touch, so that 65535 of them are asked in a few steps. */
    private static NavigableMap<Long, Long> covered(List<ProgramHeader> segments) {
        NavigableMap<Long, Long> covered = new TreeMap<>(Long::compareUnsigned);
        segments.stream().sorted((a, b) -> Long.compareUnsigned(a.vaddr(), b.vaddr())).forEach(segment -> {
            long end = segment.vaddr() + segment.memsz();
            long last = Long.compareUnsigned(end, segment.vaddr()) < 0 ? -1 : end;
            Map.Entry<Long, Long> before = covered.lastEntry();
            if (before != null && Long.compareUnsigned(segment.vaddr(), before.getValue()) <= 0) {
                covered.put(before.getKey(), max(before.getValue(), last));
            } else {
                covered.put(segment.vaddr(), last);
            }
        });
        return covered;
    }

    private static long max(long a, long b) {
        return Long.compareUnsigned(a, b) < 0 ? b : a;
    }

    private static boolean startsWithVectors(ElfImage image, ProgramHeader segment,
            NavigableMap<Long, Long> covered) {
        if (Long.compareUnsigned(segment.filesz(), 8) < 0 || !image.bytes().has(segment.offset(), 8)) {
            return false;
        }
        long sp = image.bytes().u32(segment.offset());
        long reset = image.bytes().u32(segment.offset() + 4);
        Map.Entry<Long, Long> around = covered.floorEntry(reset);
        return sp % 4 == 0 && sp != 0 && reset % 2 == 1
                && around != null && Long.compareUnsigned(reset, around.getValue()) < 0;
    }

    private static Vectors of(ElfImage image, ProgramHeader segment) {
        long reset = image.bytes().u32(segment.offset() + 4);
        return new Vectors(segment.index(), segment.paddr(), image.bytes().u32(segment.offset()), reset,
                Symbols.functionAt(image, reset));
    }
}
