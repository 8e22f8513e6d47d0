// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.pairs;

import java.util.stream.Stream;
import rproclab.devicetree.Device;

/** Rule {@code region-shared}: a region that another enabled device names too. */
final class RegionShared implements BoardCheck {

    @Override
    public Stream<Finding> find(CoreOnBoard core) {
        return core.regions().stream().flatMap(region -> core.tree().regionUsers().stream()
                .filter(device -> device.available() && device.node() != core.device().node())
                .filter(device -> device.memoryRegions().stream()
                        .anyMatch(entry -> entry.node().filter(node -> node == region.node().node()).isPresent()))
                .map(device -> finding(core, region, device)));
    }

    private static Finding finding(CoreOnBoard core, CoreRegion region, Device other) {
        String compatible = other.compatible().isEmpty() ? "without compatible" : other.compatible().getFirst();
        return new Finding(Rule.REGION_SHARED, Severity.WARNING,
                "%s is a memory-region of %s (%s) too".formatted(region.text(), other.node().path(), compatible),
                pairs("region", region.region().fullName(), "other", other.node().path(), "compatible", compatible),
                "Disable the device that does not drive this core, or give each its own region: %s names it as entry %d."
                        .formatted(core.device().node().path(), region.index()));
    }
}
