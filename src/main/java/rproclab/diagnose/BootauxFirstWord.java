// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.hex;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import rproclab.compare.LoaderKind;
import rproclab.compare.Result;
import rproclab.elf.ElfImage;
import rproclab.elf.ProgramHeader;

/**
 * Rule {@code bootaux-first-word}: U-Boot's {@code load_elf_image_m_core_phdr()} hands over the first word of the first
 * {@code PT_LOAD} with file bytes as stack pointer, whatever it holds.
 */
final class BootauxFirstWord implements Check {

    @Override
    public Stream<Finding> find(Subject subject) {
        List<ProgramHeader> filled = subject.segments().stream().filter(segment -> segment.filesz() != 0).toList();
        if (filled.size() < 2 || Vectors.of(subject, filled.getFirst()).isPresent()) {
            return Stream.empty();
        }
        List<Result> bootaux = startedWith(subject, filled.getFirst());
        if (bootaux.isEmpty()) {
            return Stream.empty();
        }
        return Vectors.of(subject).stream()
                .map(vectors -> finding(subject, filled.getFirst(), vectors.segment(), bootaux));
    }

    /** The bootaux that print the segment's first word as the stack pointer; a 32-bit one prints 0, a raw one its own. */
    private static List<Result> startedWith(Subject subject, ProgramHeader segment) {
        if (!subject.image().bytes().has(segment.offset(), 4)) {
            return List.of();
        }
        String stack = "stack = 0x%08X,".formatted(word(subject.image(), segment, 0));
        return subject.comparison().results().stream()
                .filter(result -> result.kind() == LoaderKind.BOOTAUX && result.accepted()
                        && result.load().log().stream().anyMatch(line -> line.text().contains(stack)))
                .toList();
    }

    private static long word(ElfImage image, ProgramHeader segment, long at) {
        return image.bytes().u32(segment.offset() + at);
    }

    private static Finding finding(Subject subject, ProgramHeader first, ProgramHeader vectors, List<Result> bootaux) {
        ElfImage image = subject.image();
        SequencedMap<String, String> evidence = new LinkedHashMap<>();
        evidence.put("segment", Integer.toString(first.index()));
        evidence.put("stackPointer", hex(word(image, first, 0)));
        evidence.put("vectorSegment", Integer.toString(vectors.index()));
        evidence.put("vectorStackPointer", hex(word(image, vectors, 0)));
        return new Finding(Rule.BOOTAUX_FIRST_WORD, Severity.WARNING,
                ("segment %d is the first PT_LOAD in the file but segment %d at %s holds the vectors: %s start the "
                        + "core with SP %s instead of %s").formatted(first.index(), vectors.index(),
                                hex(vectors.paddr()), subject.names(bootaux), hex(word(image, first, 0)),
                                hex(word(image, vectors, 0))),
                evidence, "Put the output section with the vectors first in the linker script.");
    }
}
