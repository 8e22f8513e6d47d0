// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.bytes;
import static rproclab.diagnose.Text.hex;
import static rproclab.diagnose.Text.range;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rproclab.compare.Result;
import rproclab.elf.ProgramHeader;
import rproclab.elf.SectionHeader;
import rproclab.memory.Region;

/**
 * Rule {@code lma-memsz-overrun}: the classic of linker scripts that give .data a load address behind .text.
 *
 * <p>
 * Linux translates {@code p_paddr} with the whole {@code p_memsz}, so .bss, heap and stack count at the load address,
 * where they will never be.
 */
final class LmaMemszOverrun implements Check {
    private static final int MOST_SECTIONS = 8;

    @Override
    public Stream<Finding> find(Subject subject) {
        return subject.segments().stream().flatMap(segment -> subject.region(segment.paddr())
                .filter(region -> overruns(segment, region))
                .map(region -> finding(subject, segment, region))
                .stream());
    }

    private static boolean overruns(ProgramHeader segment, Region region) {
        long room = region.daEnd() - segment.paddr();
        return Long.compareUnsigned(segment.filesz(), room) <= 0 && Long.compareUnsigned(segment.memsz(), room) > 0;
    }

    private static Finding finding(Subject subject, ProgramHeader segment, Region region) {
        long over = segment.paddr() + segment.memsz() - region.daEnd();
        List<SectionHeader> inflating = subject.sectionsOf(segment).stream()
                .filter(section -> section.isNobits()
                        || Long.compareUnsigned(section.addr() - segment.vaddr(), segment.filesz()) >= 0)
                .toList();
        List<Result> refusers = subject.refusers(segment);
        String sections = String.join(", ", inflating.stream()
                .map(section -> "%s 0x%x".formatted(subject.image().nameOf(section), section.size())).toList());
        Optional<Region> runs = subject.region(segment.vaddr());

        SequencedMap<String, String> evidence = Text.evidence(segment, region);
        evidence.put("end", hex(segment.paddr() + segment.memsz()));
        evidence.put("over", hex(over));
        evidence.put("overBytes", Long.toUnsignedString(over));
        evidence.put("sections", sections);
        evidence.put("runsIn", runs.map(Region::name).orElse(""));
        evidence.put("refusedBy", subject.names(refusers));

        String message = "segment %d %s at its load address leaves %s %s by %s; its %s of file data fit%s%s".formatted(
                segment.index(), range(segment.paddr(), segment.memsz()), region.name(),
                range(region.da(), region.size()), bytes(over), bytes(segment.filesz()),
                sections.isEmpty() ? "" : "; memsz counts " + sections,
                segment.vaddr() == segment.paddr()
                        ? ""
                        : "; it runs at " + hex(segment.vaddr()) + runs
                                .map(r -> " in " + r.name()).orElse(""));
        return new Finding(Rule.LMA_MEMSZ_OVERRUN, subject.severity(refusers), message, evidence,
                fix(subject, segment, region, runs, inflating));
    }

    private static String fix(Subject subject, ProgramHeader segment, Region region, Optional<Region> runs,
            List<SectionHeader> inflating) {
        if (segment.vaddr() == segment.paddr()) {
            return "The sections do not fit into %s: make them smaller, or move .bss, heap or stack to another region."
                    .formatted(region.name());
        }
        String run = runs.map(Region::name).orElse("m_data");
        List<String> data = subject.sectionsOf(segment).stream().filter(section -> !inflating.contains(section))
                .map(subject.image()::nameOf).toList();
        List<String> zeros = inflating.stream().map(subject.image()::nameOf).toList();
        return """
                The startup code clears .bss itself, so no loader has to. Keep file data and zero-initialised
                data in segments of their own. In the linker script, either load %1$s where it runs (and
                let the startup code copy it no more):
                %2$s
                or leave its load address in %3$s and end the segment before %4$s:
                    PHDRS { text PT_LOAD; data PT_LOAD; bss PT_LOAD; }
                %5$s
                %6$s"""
                .formatted(first(data, ".data"),
                        each(data, ".data", ": { ... } > " + run, "/* was: > %s AT> %s, or AT(...) */".formatted(run,
                                region.name())),
                        region.name(), first(zeros, ".bss"),
                        each(data, ".data", ": { ... } > %s AT> %s :data".formatted(run, region.name()), ""),
                        each(zeros, ".bss", "(NOLOAD) : { ... } > %1$s AT> %1$s :bss".formatted(run), ""));
    }

    private static String first(List<String> names, String usual) {
        return names.isEmpty() ? usual : names.getFirst();
    }

    /** A line of a linker script for each output section; an image without section headers has the usual one. */
    private static String each(List<String> names, String usual, String rest, String comment) {
        return (names.isEmpty() ? List.of(usual) : names).stream().limit(MOST_SECTIONS)
                .map(name -> "    %s %s%s".formatted(name, rest, comment.isEmpty() ? "" : "    " + comment))
                .collect(Collectors.joining("\n"));
    }
}
