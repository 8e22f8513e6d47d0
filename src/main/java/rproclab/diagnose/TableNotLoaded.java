// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.hex;
import static rproclab.diagnose.Text.pairs;
import static rproclab.diagnose.Text.range;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rule {@code table-not-loaded}: the firmware looks for its table at a run address where neither a segment nor Linux puts
 * one.
 */
final class TableNotLoaded implements BoardCheck {

    @Override
    public Stream<Finding> find(CoreOnBoard core) {
        return core.table().filter(table -> !isLoaded(core, table)).flatMap(table -> finding(core, table)).stream();
    }

    private static boolean isLoaded(CoreOnBoard core, LinkedTable table) {
        return core.segments().stream().anyMatch(segment -> Ranges.common(table.da(), table.size(), segment.vaddr(),
                segment.filesz()) == table.size());
    }

    private static Optional<Finding> finding(CoreOnBoard core, LinkedTable table) {
        boolean mapped = core.target().coreMap().stream().anyMatch(row -> row.holdsDa(table.da())
                && Long.compareUnsigned(table.size(), row.daEnd() - table.da()) <= 0);
        if (mapped) {
            // Linux writes its copy there, when it starts the core
            return Optional.empty();
        }
        return Optional.of(new Finding(Rule.TABLE_NOT_LOADED, Severity.ERROR,
                "the resource table runs at %s, which is in no segment and in no memory of the core".formatted(
                        range(table.da(), table.size())),
                pairs("da", hex(table.da()), "size", hex(table.size())),
                "Put .resource_table into an output section that is loaded, in memory that the core has."));
    }
}
