// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.range;

import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rproclab.compare.Result;
import rproclab.elf.ProgramHeader;
import rproclab.memory.Region;

/** Rule {@code segment-outside-regions}: a load address that no row of the remote core's map holds. */
final class SegmentOutsideRegions implements Check {

    @Override
    public Stream<Finding> find(Subject subject) {
        return subject.segments().stream().filter(segment -> subject.region(segment.paddr()).isEmpty())
                .map(segment -> finding(subject, segment));
    }

    private static Finding finding(Subject subject, ProgramHeader segment) {
        List<Result> refusers = subject.refusers(segment);
        SequencedMap<String, String> evidence = Text.evidence(segment);
        evidence.put("refusedBy", subject.names(refusers));
        String regions = subject.comparison().target().coreMap().stream()
                .map((Region region) -> region.name() + " " + range(region.da(), region.size()))
                .collect(Collectors.joining(", "));
        return new Finding(Rule.SEGMENT_OUTSIDE_REGIONS, subject.severity(refusers),
                "segment %d %s lies in no region of %s".formatted(segment.index(),
                        range(segment.paddr(), segment.memsz()), subject.comparison().target().name()),
                evidence, "Give it a load address in one of: " + regions + ".");
    }
}
