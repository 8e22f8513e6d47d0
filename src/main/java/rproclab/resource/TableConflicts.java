// SPDX-License-Identifier: GPL-2.0-only
package rproclab.resource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What no single entry shows: entries that overlap or stand out of order, memory that two vrings or carveouts share,
 * notify ids that two vrings have. At most 20 of them are told.
 */
final class TableConflicts {
    private static final int MOST = 20;

    /** Bytes somewhere, and whose they are. */
    private record Piece(String what, long start, long end) {}

    private final ResourceTable table;
    private final List<String> found = new ArrayList<>();

    private TableConflicts(ResourceTable table) {
        this.table = table;
    }

    static List<String> of(ResourceTable table) {
        TableConflicts conflicts = new TableConflicts(table);
        List<ResourceEntry> entries = table.entries();
        conflicts.order(entries);
        conflicts.overlaps("in the table", entries.stream().map(conflicts::piece).toList());
        conflicts.overlaps("in the core's memory", memory(entries));
        conflicts.notifyids(entries);
        return conflicts.found.stream().limit(MOST).toList();
    }

    private Piece piece(ResourceEntry entry) {
        return new Piece("entry " + entry.index(), entry.offset(), table.end(entry));
    }

    private void order(List<ResourceEntry> entries) {
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i).offset() < entries.get(i - 1).offset()) {
                found.add("offset[%d] 0x%x is before offset[%d] 0x%x".formatted(i, entries.get(i).offset(), i - 1,
                        entries.get(i - 1).offset()));
            }
        }
    }

    /** Sorts, then compares each with the one before that reaches farthest. */
    private void overlaps(String where, List<Piece> pieces) {
        List<Piece> sorted = pieces.stream().sorted(Comparator.comparingLong(Piece::start)).toList();
        Piece farthest = new Piece("", 0, 0);
        for (Piece piece : sorted) {
            long common = Math.min(farthest.end(), piece.end()) - piece.start();
            if (common > 0) {
                found.add("%s [0x%x, 0x%x) and %s [0x%x, 0x%x) overlap by %s %s".formatted(farthest.what(),
                        farthest.start(), farthest.end(), piece.what(), piece.start(), piece.end(),
                        common == 1 ? "1 byte" : common + " bytes", where));
            }
            farthest = piece.end() > farthest.end() ? piece : farthest;
        }
    }

    /** What vrings and traces take at fixed addresses; carveouts may well be there to hold them. */
    private static List<Piece> memory(List<ResourceEntry> entries) {
        List<Piece> pieces = new ArrayList<>();
        int vdevs = 0;
        for (ResourceEntry entry : entries) {
            switch (entry.resource().orElse(new Resource.Other(0))) {
                case Resource.Vdev vdev -> vrings(vdevs++, vdev, pieces);
                case Resource.Trace trace ->
                    pieces.add(new Piece("trace " + trace.name(), trace.da(), trace.da() + trace.len()));
                case Resource.Carveout _,Resource.Devmem _,Resource.Other _ -> {
                    // a carveout may be memory for vrings, and devmem is a peripheral's
                }
            }
        }
        return pieces;
    }

    private static void vrings(int number, Resource.Vdev vdev, List<Piece> pieces) {
        for (int i = 0; i < vdev.vrings().size(); i++) {
            Resource.Vring vring = vdev.vrings().get(i);
            if (vring.da() != Resource.ADDR_ANY && vring.num() != 0 && Long.bitCount(vring.align()) == 1) {
                pieces.add(new Piece("vring%d of vdev%d".formatted(i, number), vring.da(),
                        vring.da() + VringLayout.of(vring).size()));
            }
        }
    }

    private void notifyids(List<ResourceEntry> entries) {
        Map<Long, String> owners = new HashMap<>();
        int vdevs = 0;
        for (ResourceEntry entry : entries) {
            if (entry.resource().orElse(new Resource.Other(0)) instanceof Resource.Vdev vdev) {
                for (int i = 0; i < vdev.vrings().size(); i++) {
                    notifyid(owners, "vring%d of vdev%d".formatted(i, vdevs), vdev.vrings().get(i).notifyid());
                }
                vdevs++;
            }
        }
    }

    private void notifyid(Map<Long, String> owners, String vring, long notifyid) {
        String owner = notifyid == Resource.ADDR_ANY ? null : owners.putIfAbsent(notifyid, vring);
        if (owner != null) {
            found.add("%s and %s both have notifyid %d".formatted(owner, vring, notifyid));
        }
    }
}
