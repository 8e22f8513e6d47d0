// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.bytes;
import static rproclab.diagnose.Text.hex;
import static rproclab.diagnose.Text.range;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rproclab.elf.ProgramHeader;

/** Rule {@code segment-not-reserved}: a segment in RAM that the board does not keep free for the core. */
final class SegmentNotReserved implements BoardCheck {

    @Override
    public Stream<Finding> find(CoreOnBoard core) {
        return core.segments().stream().map(segment -> finding(core, segment)).flatMap(Optional::stream);
    }

    private static Optional<Finding> finding(CoreOnBoard core, ProgramHeader segment) {
        OptionalLong sa = core.sa(segment.paddr());
        if (sa.isEmpty()) {
            return Optional.empty();
        }
        long start = sa.getAsLong();
        long size = segment.memsz();
        long inRam = core.tree().memory().stream()
                .mapToLong(ram -> Ranges.common(start, size, ram.start(), ram.size())).sum();
        long best = core.regions().stream().filter(region -> region.region().standing().remembered())
                .mapToLong(region -> Ranges.common(start, size, region.region().sa(), region.region().size())).max()
                .orElse(0);
        return inRam == 0 || best == size ? Optional.empty() : Optional.of(finding(core, segment, start, size - best));
    }

    private static Finding finding(CoreOnBoard core, ProgramHeader segment, long sa, long outside) {
        SequencedMap<String, String> evidence = Text.evidence(segment);
        evidence.put("sa", hex(sa));
        evidence.put("outside", hex(outside));
        return new Finding(Rule.SEGMENT_NOT_RESERVED, Severity.ERROR,
                "segment %d is in RAM, %s, %s of it outside the core's memory-region".formatted(segment.index(),
                        range(sa, segment.memsz()), outside == segment.memsz() ? "all" : bytes(outside)),
                evidence,
                core.regions().isEmpty()
                        ? "Reserve the range, no-map, and name it in memory-region of " + core.device().node().path()
                                + "."
                        : "Link the segment into one of these, or make one large enough: " + core.regions().stream()
                                .map(CoreRegion::text).collect(Collectors.joining(", ")) + ".");
    }
}
