// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.hex;
import static rproclab.diagnose.Text.range;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import rproclab.elf.ProgramHeader;

/** Rule {@code segments-overlap}: every loader writes in file order, so the later segment, or its zero fill, wins. */
final class SegmentsOverlap implements Check {

    @Override
    public Stream<Finding> find(Subject subject) {
        List<ProgramHeader> byAddress = subject.segments().stream()
                .sorted(Comparator.comparing(ProgramHeader::paddr, Long::compareUnsigned)).toList();
        List<Finding> findings = new ArrayList<>();
        ProgramHeader reaching = null;
        for (ProgramHeader segment : byAddress) {
            if (reaching != null
                    && Long.compareUnsigned(segment.paddr() - reaching.paddr(), reaching.memsz()) < 0) {
                findings.add(finding(reaching, segment));
            }
            if (reaching == null || Long.compareUnsigned(segment.paddr() + segment.memsz(),
                    reaching.paddr() + reaching.memsz()) > 0) {
                reaching = segment;
            }
        }
        return findings.stream();
    }

    private static Finding finding(ProgramHeader low, ProgramHeader high) {
        long lowEnd = low.paddr() + low.memsz();
        long highEnd = high.paddr() + high.memsz();
        long end = Long.compareUnsigned(lowEnd, highEnd) < 0 ? lowEnd : highEnd;
        ProgramHeader first = low.index() < high.index() ? low : high;
        ProgramHeader later = first == low ? high : low;
        SequencedMap<String, String> evidence = new LinkedHashMap<>();
        evidence.put("segment", Integer.toString(first.index()));
        evidence.put("laterSegment", Integer.toString(later.index()));
        evidence.put("start", hex(high.paddr()));
        evidence.put("end", hex(end));
        return new Finding(Rule.SEGMENTS_OVERLAP, Severity.WARNING,
                "segments %d %s and %d %s share %s; what segment %d brings there, zeros too, stays".formatted(
                        first.index(), range(first.paddr(), first.memsz()), later.index(),
                        range(later.paddr(), later.memsz()), range(high.paddr(), end - high.paddr()),
                        later.index()),
                evidence, "Give each segment load addresses of its own.");
    }
}
