// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.pairs;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Rule {@code region-name}: drivers know regions by the names of their nodes, letter by letter, and take the first. */
final class RegionName implements BoardCheck {

    @Override
    public Stream<Finding> find(CoreOnBoard core) {
        return core.regions().stream().flatMap(region -> Stream.concat(
                nearly(core, region).map(right -> misspelt(region, right)).stream(),
                first(core, region).map(first -> twice(region, first)).stream()));
    }

    /** The name that a driver looks for, where this is one but for its spelling. */
    private static Optional<String> nearly(CoreOnBoard core, CoreRegion region) {
        String name = region.region().name();
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        if (core.isImx() && letters.equals("rsctable") && !name.equals("rsc-table")) {
            return Optional.of("rsc-table");
        }
        boolean carveout = core.regionsAreCarveouts() && letters.matches("vdev[0-9]*vring[01]");
        String right = letters.replaceFirst("^vdevvring", "vdev0vring");
        return carveout && !name.equals(right) ? Optional.of(right) : Optional.empty();
    }

    private static Optional<CoreRegion> first(CoreOnBoard core, CoreRegion region) {
        return core.regionsAreCarveouts() && region.region().name().startsWith("vdev")
                ? core.carveout(region.region().name()).filter(first -> first.node().node() != region.node().node())
                : Optional.empty();
    }

    private static Finding misspelt(CoreRegion region, String right) {
        return new Finding(Rule.REGION_NAME, Severity.WARNING,
                "%s is not called %s, by which the driver would know it".formatted(region.text(), right),
                pairs("region", region.region().fullName(), "name", right),
                "Rename the node to %s@%x.%s".formatted(right, region.region().sa(),
                        right.equals("rsc-table") ? " NXP's 5.15 alone looks for rsc_table." : ""));
    }

    private static Finding twice(CoreRegion region, CoreRegion first) {
        return new Finding(Rule.REGION_NAME, Severity.WARNING,
                "%s has the name of memory-region %d, %s, which the driver takes instead".formatted(region.text(),
                        first.index(), first.text()),
                pairs("region", region.region().fullName(), "first", first.region().fullName()),
                "Rename one of the two nodes, or take it out of memory-region.");
    }
}
