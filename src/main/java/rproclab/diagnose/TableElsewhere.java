// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.hex;
import static rproclab.diagnose.Text.pairs;
import static rproclab.diagnose.Text.range;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Rule {@code table-elsewhere}: {@code imx_rproc} writes the table to the region {@code rsc-table}, wherever the firmware
 * has its own.
 */
final class TableElsewhere implements BoardCheck {

    @Override
    public Stream<Finding> find(CoreOnBoard core) {
        Optional<CoreRegion> region = core.isImx() ? core.carveout("rsc-table") : Optional.empty();
        return region.stream().flatMap(place -> core.table().stream()
                .filter(table -> !core.sa(table.da()).equals(OptionalLong.of(place.region().sa())))
                .map(table -> finding(place, table)));
    }

    private static Finding finding(CoreRegion region, LinkedTable table) {
        return new Finding(Rule.TABLE_ELSEWHERE, Severity.NOTE,
                "the resource table runs at %s, but Linux (5.15.168, 6.1, 6.12 and later) fills in the one in %s"
                        .formatted(
                                range(table.da(), table.size()), region.text()),
                pairs("da", hex(table.da()), "region", region.region().fullName(), "regionStart",
                        hex(region.region().sa())),
                "Let the firmware use the table at %s, or link .resource_table to that address."
                        .formatted(hex(region.region().sa())));
    }
}
