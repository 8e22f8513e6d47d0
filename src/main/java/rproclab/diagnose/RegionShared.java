// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.pairs;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rproclab.devicetree.Device;
import rproclab.devicetree.Node;

/** Rule {@code region-shared}: a region that another enabled device names too. */
final class RegionShared implements BoardCheck {

    @Override
    public Stream<Finding> find(CoreOnBoard core) {
        Map<Node, List<Device>> users = new IdentityHashMap<>();
        core.tree().regionUsers().stream()
                .filter(device -> device.available() && device.node() != core.device().node())
                .forEach(device -> device.memoryRegions().stream().flatMap(entry -> entry.node().stream()).distinct()
                        .forEach(node -> users.computeIfAbsent(node, _ -> new ArrayList<>()).add(device)));
        return core.regions().stream().flatMap(region -> users.getOrDefault(region.node().node(), List.of()).stream()
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
