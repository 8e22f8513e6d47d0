// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.bytes;
import static rproclab.diagnose.Text.hex;
import static rproclab.diagnose.Text.pairs;
import static rproclab.diagnose.Text.range;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rproclab.devicetree.Range;

/** Rule {@code region-outside-ram}: a region in neither RAM nor the SoC's own memories, as far as the board names its RAM. */
final class RegionOutsideRam implements BoardCheck {

    @Override
    public Stream<Finding> find(CoreOnBoard core) {
        List<Range> ram = core.tree().memory();
        List<Range> memory = Stream.concat(ram.stream(), core.target().systemMap().stream()
                .filter(mapping -> !mapping.name().equals("DDR"))
                .map(mapping -> new Range(mapping.sa(), mapping.size()))).toList();
        return ram.isEmpty()
                ? Stream.empty()
                : core.regions().stream().filter(region -> outside(region, memory) != 0)
                        .map(region -> finding(region, ram, outside(region, memory)));
    }

    /** How many of its bytes are in none; the memories do not overlap. */
    private static long outside(CoreRegion region, List<Range> memory) {
        return region.region().size() - memory.stream().mapToLong(range -> Ranges.common(region.region().sa(),
                region.region().size(), range.start(), range.size())).sum();
    }

    private static Finding finding(CoreRegion region, List<Range> ram, long outside) {
        return new Finding(Rule.REGION_OUTSIDE_RAM, Severity.WARNING,
                "%s of %s are in no memory of the board".formatted(bytes(outside), region.text()),
                pairs("region", region.region().fullName(), "outside", hex(outside)),
                "Place it in RAM: %s.".formatted(ram.stream().map(range -> range(range.start(), range.size()))
                        .collect(Collectors.joining(", "))));
    }
}
