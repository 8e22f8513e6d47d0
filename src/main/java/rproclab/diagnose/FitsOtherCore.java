// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.pairs;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rproclab.elf.ProgramHeader;
import rproclab.target.Target;
import rproclab.target.Targets;

/** Rule {@code fits-other-core}: what has no place on this core, but as a whole on another of the catalogue. */
final class FitsOtherCore implements Check {
    private static final int MOST = 6;
    /** A hostile image has 65535 segments, and the catalogue some 20 maps. */
    private static final int MOST_SEGMENTS = 64;

    @Override
    public Stream<Finding> find(Subject subject) {
        List<ProgramHeader> segments = subject.segments();
        boolean lost = segments.size() <= MOST_SEGMENTS
                && segments.stream().anyMatch(segment -> subject.region(segment.paddr()).isEmpty());
        if (!lost) {
            return Stream.empty();
        }
        List<Target> others = Targets.all().stream()
                .filter(target -> segments.stream().allMatch(segment -> fits(segment, target))).toList();
        return others.isEmpty() ? Stream.empty() : Stream.of(finding(subject, others));
    }

    private static boolean fits(ProgramHeader segment, Target target) {
        return target.coreMap().stream().anyMatch(region -> region.holdsDa(segment.paddr())
                && Long.compareUnsigned(segment.memsz(), region.daEnd() - segment.paddr()) <= 0);
    }

    private static Finding finding(Subject subject, List<Target> others) {
        String names = others.stream().limit(MOST).map(target -> "%s (%s, %s)".formatted(target.name(), target.soc(),
                target.core())).collect(Collectors.joining(", ")) + (others.size() > MOST ? ", ..." : "");
        return new Finding(Rule.FITS_OTHER_CORE, Severity.NOTE,
                "a segment begins in no memory of %s, but all of them have a place on %s".formatted(
                        subject.comparison().target().name(), names),
                pairs("cores", others.stream().map(Target::name).collect(Collectors.joining(", "))),
                """
                        See whether the image was built for that core, and started on the right one: each has a
                        remoteprocN of its own (cat /sys/class/remoteproc/*/name).""");
    }
}
