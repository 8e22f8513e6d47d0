// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import java.util.ArrayList;
import java.util.List;

/**
 * A {@code no-map} node that the kernel could not leave out of its linear mapping, and what is in its way.
 *
 * @param node the node's full name
 * @param range the range that failed
 * @param overlaps what lies in it
 * @param stillReserved all of it is reserved all the same: the kernel uses none of it, but it is mapped; otherwise the kernel
 *            hands out what is not reserved
 */
public record Conflict(String node, PhysRange range, List<Overlap> overlaps, boolean stillReserved) {

    /** What can lie in a node's range. */
    public enum Cause {
        KERNEL, FDT, INITRD, MEMRESERVE
    }

    /**
     * One thing in the way.
     *
     * @param cause what it is
     * @param range where it is, whole pages of an initrd
     * @param bytes how much of it lies in the node
     */
    public record Overlap(Cause cause, PhysRange range, long bytes) {}

    private static final long PAGE = 4096;

    /** Keeps a copy of the list. */
    public Conflict {
        overlaps = List.copyOf(overlaps);
    }

    /** The {@code no-map} ranges that failed for what lies in them, in the order of the nodes. */
    public static List<Conflict> in(BootLayout layout, BootOutcome outcome) {
        List<Conflict> conflicts = new ArrayList<>();
        for (ReservedNode node : layout.nodes().orElse(List.of())) {
            if (!node.noMap() || !outcome.failed().contains(node.name())) {
                continue;
            }
            for (PhysRange range : node.reg().map(ReservedNode.Ranges::pairs).orElse(List.of())) {
                List<Overlap> overlaps = overlaps(layout, range);
                if (!overlaps.isEmpty()) {
                    conflicts.add(new Conflict(node.name(), range, overlaps, isReserved(outcome, range)));
                }
            }
        }
        return conflicts;
    }

    private static List<Overlap> overlaps(BootLayout layout, PhysRange range) {
        List<Overlap> overlaps = new ArrayList<>();
        add(overlaps, Cause.KERNEL, layout.kernel(), range);
        add(overlaps, Cause.FDT, layout.fdt(), range);
        layout.initrd().ifPresent(initrd -> add(overlaps, Cause.INITRD, pages(initrd), range));
        layout.memreserve().stream().takeWhile(entry -> entry.size() != 0)
                .forEach(entry -> add(overlaps, Cause.MEMRESERVE, entry, range));
        return overlaps;
    }

    private static PhysRange pages(PhysRange range) {
        long base = range.base() & -PAGE;
        return new PhysRange(base, (range.end() + PAGE - 1 & -PAGE) - base);
    }

    private static void add(List<Overlap> overlaps, Cause cause, PhysRange thing, PhysRange range) {
        if (thing.common(range) != 0) {
            overlaps.add(new Overlap(cause, thing, thing.common(range)));
        }
    }

    private static boolean isReserved(BootOutcome outcome, PhysRange range) {
        return outcome.reserved().stream().anyMatch(reserved -> reserved.common(range) == range.size());
    }
}
