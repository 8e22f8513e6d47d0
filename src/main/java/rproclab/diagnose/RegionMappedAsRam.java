// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.pairs;

import java.util.stream.Stream;

/** Rule {@code region-mapped-as-ram}: {@code ioremap()} refuses RAM, so the driver cannot reach what it shall load to. */
final class RegionMappedAsRam implements BoardCheck {

    @Override
    public Stream<Finding> find(CoreOnBoard core) {
        return core.regions().stream()
                .filter(region -> region.region().standing().remembered() && region.region().standing().ram())
                .map(RegionMappedAsRam::finding);
    }

    private static Finding finding(CoreRegion region) {
        boolean noMap = region.node().noMap();
        return new Finding(Rule.REGION_MAPPED_AS_RAM, Severity.ERROR,
                "%s is mapped as RAM, which ioremap() refuses: %s".formatted(region.text(),
                        noMap
                                ? "something else had reserved a part of it before no-map could unmap it"
                                : "it lacks no-map"),
                pairs("region", region.region().fullName(), "noMap", Boolean.toString(noMap)),
                noMap
                        ? "Look for what else reserves it: /memreserve/, another node, initrd, kernel or device tree."
                        : "Add the property no-map to the node.");
    }
}
