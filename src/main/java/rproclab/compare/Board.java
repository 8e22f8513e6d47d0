// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import rproclab.devicetree.BoardTree;
import rproclab.devicetree.Device;
import rproclab.devicetree.Property;
import rproclab.memory.Region;
import rproclab.memory.ReservedRegion;
import rproclab.target.BoardNode;
import rproclab.target.DefaultRegions;
import rproclab.target.Target;
import rproclab.target.Targets;

/** The device tree of a board, seen from the catalogue: which targets it has, and what memory it gives them. */
public final class Board {
    /** Cells of a row of {@code struct stm32_rproc_mem_ranges}. */
    private static final int ROW = 3;

    private final BoardTree tree;
    private final String source;
    private final BootedMemory boot;

    /** A node, and a target whose driver matches it. */
    private record Match(Device device, Target target) {
        @Override
        public String toString() {
            return target.name() + " (" + device.node().path() + ")";
        }
    }

    /** Why a board has no such target, or not only one. */
    public static final class NoTarget extends Exception {
        private static final long serialVersionUID = 1L;

        NoTarget(String message) {
            super(message);
        }
    }

    /**
     * Looks at a tree.
     *
     * @param source what to call it
     */
    public Board(BoardTree tree, String source) {
        this.tree = tree;
        this.source = source;
        boot = new BootedMemory(tree);
    }

    /**
     * The only target that the board has, with the board's memory.
     *
     * @throws NoTarget when it has none or several
     */
    public Target target() throws NoTarget {
        return only(Targets.all(), "");
    }

    /**
     * The given target with the board's memory.
     *
     * @throws NoTarget when the board does not have it, or has it twice
     */
    public Target target(Target wanted) throws NoTarget {
        return only(List.of(wanted), " for " + wanted.name() + ", " + String.join(" or ", wanted.compatibles()));
    }

    private Target only(List<Target> targets, String purpose) throws NoTarget {
        List<Match> all = matches(targets);
        List<Match> available = all.stream().filter(match -> match.device().available()).toList();
        if (available.isEmpty()) {
            throw new NoTarget("has no enabled node of a remote core" + purpose + ": it has " + found(targets, all));
        }
        if (available.size() > 1) {
            throw new NoTarget("has nodes for " + joined(available) + (purpose.isEmpty()
                    ? ": choose with --target"
                    : ": only one can be compared"));
        }
        Match match = available.getFirst();
        return match.target().on(node(match.device()));
    }

    private List<Match> matches(List<Target> targets) {
        List<Match> matches = new ArrayList<>();
        for (Device device : tree.devices(compatible -> !Targets.withCompatible(compatible).isEmpty())) {
            BoardNode identity = new BoardNode(device.name(), device.compatible(), resourceId(device),
                    DefaultRegions.of(source, List.of()), List.of());
            targets.stream().filter(target -> target.isOn(identity))
                    .forEach(target -> matches.add(new Match(device, target)));
        }
        return matches;
    }

    /** What there is instead: the wanted core disabled, other cores, or only the board's name. */
    private String found(List<Target> targets, List<Match> disabled) {
        if (!disabled.isEmpty()) {
            return joined(disabled) + ", disabled";
        }
        List<Match> others = matches(Targets.all().stream().filter(target -> !targets.contains(target)).toList());
        String root = tree.compatible().isEmpty() ? "without compatible" : String.join(", ", tree.compatible());
        return others.isEmpty() ? "none, and its root is " + root : joined(others);
    }

    private static String joined(List<Match> matches) {
        return matches.stream().map(Match::toString).collect(Collectors.joining(", "));
    }

    private BoardNode node(Device device) {
        List<ReservedRegion> regions = device.memoryRegions().stream().map(entry -> boot.region(entry)).toList();
        return new BoardNode(device.name(), device.compatible(), resourceId(device),
                DefaultRegions.of(source, regions), dmaRanges(device));
    }

    private static long resourceId(Device device) {
        return device.node().u32("fsl,resource-id").orElse(0);
    }

    /** {@code stm32_rproc_of_memory_translations()}: a property that is not made of whole rows counts as none. */
    private static List<Region> dmaRanges(Device device) {
        long[] cells = device.busProperty("dma-ranges").filter(property -> property.value().size() % (4 * ROW) == 0)
                .map(Property::cells).orElse(new long[0]);
        List<Region> rows = new ArrayList<>();
        for (int i = 0; i < cells.length; i += ROW) {
            rows.add(Region.region("dma-ranges " + i / ROW, cells[i], cells[i + 1], cells[i + 2]));
        }
        return rows;
    }
}
