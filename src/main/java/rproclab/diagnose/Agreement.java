// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import java.util.List;
import java.util.Optional;
import rproclab.devicetree.BoardTree;
import rproclab.elf.ElfImage;
import rproclab.target.Target;

/** The rules about device tree, firmware and resource table, which have to speak of the same memory. */
public final class Agreement {
    private static final List<BoardCheck> CHECKS = List.of(new RegionNotReserved(), new RegionMappedAsRam(),
            new RegionReusable(), new RegionOutsideRam(), new RegionsOverlap(), new RegionShared(), new RegionName(),
            new BufferRegion(), new BufferPoolSmall(), new VringShape(), new CarveoutRegion(), new SegmentNotReserved(),
            new SegmentInPool(),
            new TableNotLoaded(), new TableElsewhere(), new TableOverwritten());

    private Agreement() {}

    /**
     * What the rules find, in the order of the rules.
     *
     * @param tree the board's device tree, with its overlays
     * @param target the core, as {@link rproclab.compare.Board#target()} found it in this tree
     * @param image the firmware; without one only what the tree says by itself is looked at
     */
    public static List<Finding> of(BoardTree tree, Target target, Optional<ElfImage> image) {
        return CoreOnBoard.of(tree, target, image).stream()
                .flatMap(core -> CHECKS.stream().flatMap(check -> Diagnosis.shortened(check.find(core)))).toList();
    }
}
