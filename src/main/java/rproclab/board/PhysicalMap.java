// SPDX-License-Identifier: GPL-2.0-only
package rproclab.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import rproclab.linux.of.PhysRange;

/** Physical memory cut where anything begins or ends, and what lies in each piece. */
public final class PhysicalMap {

    /** The columns of the map. */
    public enum Column {
        RAM, NODE, IMAGE, FIRMWARE
    }

    /**
     * Something that has a place in memory.
     *
     * @param column what kind of thing it is
     * @param name what to call it
     * @param range where it is
     */
    public record Thing(Column column, String name, PhysRange range) {}

    /**
     * A piece of memory that the same things lie in from its first to its last byte.
     *
     * @param range where it is
     * @param things what lies in it
     */
    public record Row(PhysRange range, List<Thing> things) {

        /** Keeps a copy of the list. */
        public Row {
            things = List.copyOf(things);
        }

        /** The names in a column. */
        public List<String> names(Column column) {
            return things.stream().filter(thing -> thing.column() == column).map(Thing::name).toList();
        }
    }

    private PhysicalMap() {}

    /**
     * Cuts memory into rows, ascending; pieces in which nothing lies are left out.
     *
     * @param most how many rows at most
     */
    public static List<Row> of(List<Thing> things, int most) {
        List<Thing> sorted = things.stream().filter(thing -> thing.range().size() != 0)
                .sorted((a, b) -> Long.compareUnsigned(a.range().base(), b.range().base())).toList();
        long[] cuts = sorted.stream().flatMap(thing -> java.util.stream.Stream.of(thing.range().base(), last(thing)))
                .mapToLong(cut -> cut ^ Long.MIN_VALUE).sorted().distinct().map(cut -> cut ^ Long.MIN_VALUE).toArray();
        SortedSet<Integer> here = new TreeSet<>();
        List<Row> rows = new ArrayList<>();
        int next = 0;
        for (int i = 0; i + 1 < cuts.length && rows.size() < most; i++) {
            long from = cuts[i];
            here.removeIf(index -> Long.compareUnsigned(last(sorted.get(index)), from) <= 0);
            while (next < sorted.size() && sorted.get(next).range().base() == from) {
                here.add(next++);
            }
            if (!here.isEmpty()) {
                rows.add(new Row(new PhysRange(from, cuts[i + 1] - from), here.stream().map(sorted::get).toList()));
            }
        }
        return rows;
    }

    /** Where it ends; what reaches beyond 2^64 is cut there. */
    private static long last(Thing thing) {
        long end = thing.range().end();
        return Long.compareUnsigned(end, thing.range().base()) < 0 ? -1L : end;
    }

    /** The columns, in the order of a report. */
    public static List<Column> columns() {
        return Arrays.asList(Column.values());
    }
}
