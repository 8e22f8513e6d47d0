// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.bytes;
import static rproclab.diagnose.Text.hex;
import static rproclab.diagnose.Text.pairs;
import static rproclab.diagnose.Text.range;

import java.util.stream.Stream;
import rproclab.devicetree.Range;
import rproclab.devicetree.ReservedMemory;

/** Rule {@code regions-overlap}: memory that the core shares with another node of {@code /reserved-memory}. */
final class RegionsOverlap implements BoardCheck {

    @Override
    public Stream<Finding> find(CoreOnBoard core) {
        return core.regions().stream().distinct()
                .flatMap(region -> core.tree().reservedMemory().stream()
                        .filter(other -> other.available() && other.node() != region.node().node())
                        .filter(other -> !isEarlierRegion(core, region, other))
                        .flatMap(other -> other.reg().stream()
                                .filter(range -> common(region, range) != 0)
                                .map(range -> finding(region, other, range))));
    }

    /** Of two regions of one core the overlap is told once. */
    private static boolean isEarlierRegion(CoreOnBoard core, CoreRegion region, ReservedMemory other) {
        return core.regions().stream().takeWhile(earlier -> earlier != region)
                .anyMatch(earlier -> earlier.node().node() == other.node());
    }

    private static long common(CoreRegion region, Range other) {
        return Ranges.common(region.region().sa(), region.region().size(), other.start(), other.size());
    }

    private static Finding finding(CoreRegion region, ReservedMemory other, Range range) {
        long common = common(region, range);
        return new Finding(Rule.REGIONS_OVERLAP, Severity.ERROR,
                "%s and %s %s overlap by %s".formatted(region.text(), other.fullName(),
                        range(range.start(), range.size()), bytes(common)),
                pairs("region", region.region().fullName(), "other", other.fullName(), "common", hex(common)),
                "Let %s begin at %s or behind it, or end before %s.".formatted(region.region().fullName(),
                        hex(range.end()), hex(range.start())));
    }
}
