// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.pairs;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rproclab.devicetree.Device;
import rproclab.memory.ReservedRegion;
import rproclab.memory.Standing;

/** Rule {@code region-not-reserved}: what a driver does then differs from release to release, and none of it works. */
final class RegionNotReserved implements BoardCheck {

    @Override
    public Stream<Finding> find(CoreOnBoard core) {
        return IntStream.range(0, core.device().memoryRegions().size())
                .mapToObj(index -> finding(core, index)).flatMap(Optional::stream);
    }

    private static Optional<Finding> finding(CoreOnBoard core, int index) {
        ReservedRegion region = core.target().regions().memoryRegion().get(index);
        Standing standing = region.standing();
        if (standing.node() && standing.available() && standing.remembered()) {
            return Optional.empty();
        }
        Device.MemoryRegion entry = core.device().memoryRegions().get(index);
        return Optional.of(new Finding(Rule.REGION_NOT_RESERVED, Severity.ERROR,
                "memory-region %d of %s is %s, %s".formatted(index, core.device().node().path(),
                        entry.node().map(node -> node.path()).orElse(region.fullName()), why(core, entry, standing)),
                pairs("index", Integer.toString(index), "region", region.fullName()), fix(entry, standing)));
    }

    private static String why(CoreOnBoard core, Device.MemoryRegion entry, Standing standing) {
        if (!standing.node()) {
            return "which no node has";
        }
        if (entry.reserved().isEmpty()) {
            return "which is not in /reserved-memory, so Linux does not reserve it";
        }
        if (!core.tree().reservedMemorySupported()) {
            return "but Linux ignores all of /reserved-memory: its cells are not the root's, or it lacks ranges";
        }
        if (!standing.available()) {
            return "which is disabled, so Linux does not reserve it";
        }
        return standing.address()
                ? "whose reg is not made of whole pairs of address and size"
                : "which has neither an address nor a size that Linux can give memory to";
    }

    private static String fix(Device.MemoryRegion entry, Standing standing) {
        if (!standing.node()) {
            return "Let memory-region name a node of /reserved-memory.";
        }
        return entry.reserved().isPresent() && !standing.available()
                ? "Delete the node's status, or take the entry out of memory-region."
                : "Make it a child of /reserved-memory, which has ranges and the root's cells, with a whole reg.";
    }
}
