// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.pairs;

import java.util.stream.Stream;

/** Rule {@code region-reusable}: {@code reusable} memory is lent to whoever's pages can be moved away again. */
final class RegionReusable implements BoardCheck {

    @Override
    public Stream<Finding> find(CoreOnBoard core) {
        return core.regions().stream().filter(region -> region.node().reusable())
                .map(region -> new Finding(Rule.REGION_REUSABLE, Severity.ERROR,
                        "%s is reusable%s: Linux keeps it for itself".formatted(region.text(),
                                region.node().noMap() ? ", which contradicts its no-map" : ""),
                        pairs("region", region.region().fullName()),
                        "Replace reusable by no-map: the core does not give its memory back."));
    }
}
