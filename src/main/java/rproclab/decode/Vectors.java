// SPDX-License-Identifier: GPL-2.0-only
package rproclab.decode;

import java.util.List;
import java.util.Optional;
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
        return segments.stream().filter(segment -> startsWithVectors(image, segment, segments)).findFirst()
                .map(segment -> of(image, segment));
    }

    private static boolean startsWithVectors(ElfImage image, ProgramHeader segment, List<ProgramHeader> segments) {
        if (Long.compareUnsigned(segment.filesz(), 8) < 0 || !image.bytes().has(segment.offset(), 8)) {
            return false;
        }
        long sp = image.bytes().u32(segment.offset());
        long reset = image.bytes().u32(segment.offset() + 4);
        return sp % 4 == 0 && sp != 0 && reset % 2 == 1
                && segments.stream().anyMatch(s -> Long.compareUnsigned(reset - s.vaddr(), s.memsz()) < 0);
    }

    private static Vectors of(ElfImage image, ProgramHeader segment) {
        long reset = image.bytes().u32(segment.offset() + 4);
        return new Vectors(segment.index(), segment.paddr(), image.bytes().u32(segment.offset()), reset,
                Symbols.functionAt(image, reset));
    }
}
