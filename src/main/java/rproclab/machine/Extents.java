// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A set of addresses as disjoint stretches. */
final class Extents {
    /** First address behind each stretch, by its first address. */
    private final NavigableMap<Long, Long> ends = new TreeMap<>(Long::compareUnsigned);

    void add(long start, long size) {
        if (size == 0) {
            return;
        }
        long from = start;
        long end = start + size;
        Map.Entry<Long, Long> below = ends.floorEntry(start);
        if (below != null && Long.compareUnsigned(below.getValue(), start) >= 0) {
            from = below.getKey();
        }
        NavigableMap<Long, Long> joined = ends.subMap(from, true, end, true);
        for (long other : joined.values()) {
            end = Long.compareUnsigned(other, end) > 0 ? other : end;
        }
        joined.clear();
        ends.put(from, end);
    }

    boolean hold(long address) {
        Map.Entry<Long, Long> below = ends.floorEntry(address);
        return below != null && Long.compareUnsigned(address, below.getValue()) < 0;
    }
}
