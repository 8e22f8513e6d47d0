// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.bytes;
import static rproclab.diagnose.Text.hex;
import static rproclab.diagnose.Text.range;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import rproclab.compare.Groups;
import rproclab.compare.Result;
import rproclab.elf.ProgramHeader;
import rproclab.memory.Region;
import rproclab.memory.ReservedRegion;

/**
 * Rule {@code headroom}: how far the last segment of each region may grow before each loader refuses it.
 *
 * <p>
 * The loaders' own translation is asked, by bisection of the size; a loader that still takes a segment of 4 GiB checks
 * no size.
 */
final class Headroom implements Check {
    private static final long NO_LIMIT = 1L << 32;
    private static final int PERCENT = 100;

    private final int least;

    /**
     * @param least percent of a region that have to be left for the loaders that decide, else the finding is a warning
     */
    Headroom(int least) {
        this.least = least;
    }

    @Override
    public Stream<Finding> find(Subject subject) {
        List<Result> loading = subject.comparison().results().stream().filter(Result::accepted).toList();
        List<Finding> findings = new ArrayList<>();
        lastSegments(subject).forEach((region, segment) -> {
            List<Result> taking = loading.stream()
                    .filter(result -> result.loader().translates(segment.paddr(), segment.memsz()))
                    .toList();
            if (!taking.isEmpty()) {
                findings.add(finding(subject, region, segment, taking));
            }
        });
        return findings.stream();
    }

    private static Map<Region, ProgramHeader> lastSegments(Subject subject) {
        Map<Region, ProgramHeader> last = new LinkedHashMap<>();
        for (ProgramHeader segment : subject.segments()) {
            Optional<Region> region = subject.region(segment.paddr());
            region.ifPresent(r -> last.merge(r, segment, (a, b) -> Long.compareUnsigned(a.paddr() + a.memsz(),
                    b.paddr() + b.memsz()) < 0 ? b : a));
        }
        return last;
    }

    private Finding finding(Subject subject, Region region, ProgramHeader segment, List<Result> loading) {
        SequencedMap<String, String> evidence = Text.evidence(segment, region);
        record Left(Result result, long bytes) {}
        List<Left> lefts = loading.stream().map(result -> new Left(result, left(result, segment))).toList();
        lefts.forEach(left -> evidence.put("left." + left.result().name(),
                left.bytes() == NO_LIMIT ? "unchecked" : hex(left.bytes())));
        String text = String.join("; ", Groups.by(lefts, (a, b) -> a.bytes() == b.bytes()).stream()
                .map(group -> (group.getFirst().bytes() == NO_LIMIT
                        ? "no size check in "
                        : bytes(group.getFirst().bytes()) + " left for ")
                        + subject.names(group.stream().map(Left::result).toList()))
                .toList());
        long lacking = lefts.stream().filter(left -> subject.comparison().deciding().contains(left.result().name()))
                .mapToLong(left -> wanted(subject, region, segment) - left.bytes()).max().orElse(0);
        return new Finding(Rule.HEADROOM, lacking > 0 ? Severity.WARNING : Severity.NOTE,
                "%s %s, segment %d ends at %s: %s%s".formatted(region.name(), range(region.da(), region.size()),
                        segment.index(), hex(segment.paddr() + segment.memsz()), text,
                        lacking > 0 ? "; less than %d %% of the region".formatted(least) : ""),
                evidence, lacking > 0
                        ? "Make the segment %s smaller, or link a part of it to another region."
                                .formatted(bytes(lacking))
                        : "");
    }

    /** The bytes that have to be left, of the region or of the reserved memory that the segment begins in. */
    private long wanted(Subject subject, Region region, ProgramHeader segment) {
        long sa = region.sa() + segment.paddr() - region.da();
        long size = subject.comparison().target().regions().memoryRegion().stream()
                .filter(reserved -> Long.compareUnsigned(sa - reserved.sa(), reserved.size()) < 0)
                .mapToLong(ReservedRegion::size).findFirst().orElse(region.size());
        return (size * least + PERCENT - 1) / PERCENT;
    }

    /** The largest growth that is still translated, or {@code NO_LIMIT}. */
    private static long left(Result result, ProgramHeader segment) {
        if (result.loader().translates(segment.paddr(), segment.memsz() + NO_LIMIT)) {
            return NO_LIMIT;
        }
        long fits = 0;
        long refused = NO_LIMIT;
        while (refused - fits > 1) {
            long middle = (fits + refused) / 2;
            if (result.loader().translates(segment.paddr(), segment.memsz() + middle)) {
                fits = middle;
            } else {
                refused = middle;
            }
        }
        return fits;
    }
}
