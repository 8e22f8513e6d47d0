// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import java.util.Optional;
import rproclab.elf.ProgramHeader;

/**
 * A vector table as it is told by its shape: a stack pointer into memory of the core, and an odd reset vector into a
 * segment.
 *
 * @param segment that begins with it
 * @param sp the initial stack pointer
 * @param reset the reset vector, Thumb bit kept
 */
record Vectors(ProgramHeader segment, long sp, long reset) {

    /** That of the first segment that begins with one. */
    static Optional<Vectors> of(Subject subject) {
        return subject.segments().stream().flatMap(segment -> of(subject, segment).stream()).findFirst();
    }

    /** The one that a segment begins with. */
    static Optional<Vectors> of(Subject subject, ProgramHeader segment) {
        if (!subject.image().bytes().has(segment.offset(), 8) || Long.compareUnsigned(segment.filesz(), 8) < 0) {
            return Optional.empty();
        }
        long sp = subject.image().bytes().u32(segment.offset());
        long reset = subject.image().bytes().u32(segment.offset() + 4);
        boolean spInMemory = sp % 4 == 0 && subject.region(sp - 4).isPresent();
        return spInMemory && reset % 2 == 1 && subject.runs(reset)
                ? Optional.of(new Vectors(segment, sp, reset))
                : Optional.empty();
    }
}
