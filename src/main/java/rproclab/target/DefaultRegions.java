// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import java.util.List;
import rproclab.memory.ReservedRegion;

/**
 * The reserved memory of a target where no board's device tree is given: that of the vendor's board.
 *
 * @param source device tree and the tree or release it was read in
 * @param memoryRegion the nodes that the core's {@code memory-region} property names, in its order
 * @param besides memory kept free for the core that {@code memory-region} does not name: Linux does not map it
 */
public record DefaultRegions(String source, List<ReservedRegion> memoryRegion, List<ReservedRegion> besides) {

    /** Those of a board. */
    public static DefaultRegions of(String source, List<ReservedRegion> memoryRegion) {
        return new DefaultRegions(source, memoryRegion, List.of());
    }

    static DefaultRegions regions(String source, ReservedRegion... memoryRegion) {
        return new DefaultRegions(source, List.of(memoryRegion), List.of());
    }

    DefaultRegions besides(ReservedRegion... others) {
        return new DefaultRegions(source, memoryRegion, List.of(others));
    }
}
