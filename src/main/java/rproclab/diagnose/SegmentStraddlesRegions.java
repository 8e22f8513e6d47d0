// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.bytes;
import static rproclab.diagnose.Text.range;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import rproclab.compare.Result;
import rproclab.elf.ProgramHeader;
import rproclab.memory.Region;

/** Rule {@code segment-straddles-regions}: loaders translate a segment as one piece, in the row of its first byte. */
final class SegmentStraddlesRegions implements Check {

    @Override
    public Stream<Finding> find(Subject subject) {
        return subject.segments().stream().flatMap(segment -> subject.region(segment.paddr())
                .filter(region -> Long.compareUnsigned(segment.filesz(), region.daEnd() - segment.paddr()) > 0)
                .map(region -> finding(subject, segment, region))
                .stream());
    }

    private static Finding finding(Subject subject, ProgramHeader segment, Region region) {
        List<Result> refusers = subject.refusers(segment);
        long over = segment.paddr() + segment.filesz() - region.daEnd();
        String into = subject.region(region.daEnd()).map(Region::name).orElse("no region");
        SequencedMap<String, String> evidence = Text.evidence(segment, region);
        evidence.put("overBytes", Long.toUnsignedString(over));
        evidence.put("into", into);
        evidence.put("refusedBy", subject.names(refusers));
        return new Finding(Rule.SEGMENT_STRADDLES_REGIONS, subject.severity(refusers),
                "segment %d: its file data %s begin in %s %s and reach %s into %s".formatted(segment.index(),
                        range(segment.paddr(), segment.filesz()), region.name(), range(region.da(), region.size()),
                        bytes(over), into),
                evidence, "Split it: one output section, and one segment, for each region.");
    }
}
