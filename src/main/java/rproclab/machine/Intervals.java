// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What is where in the core's address space; where things overlap, the one that was added first counts. */
final class Intervals<T> {

    /**
     * A part of a thing that no earlier one covers.
     *
     * @param start first address
     * @param end first address behind
     * @param base first address of the whole thing
     */
    record Part<T>(long start, long end, long base, T thing) {
        boolean holds(long address) {
            return start <= address && address < end;
        }
    }

    private final NavigableMap<Long, Part<T>> parts = new TreeMap<>();

    /** Adds what lies at {@code size} bytes from {@code base}, as far as nothing is there yet. */
    void add(long base, long size, T thing) {
        long at = base;
        long end = base + size;
        while (at < end) {
            Map.Entry<Long, Part<T>> below = parts.floorEntry(at);
            if (below != null && below.getValue().holds(at)) {
                at = below.getValue().end();
                continue;
            }
            Long above = parts.higherKey(at);
            long stop = above == null ? end : Math.min(end, above);
            parts.put(at, new Part<>(at, stop, base, thing));
            at = stop;
        }
    }

    /** What lies at an address. */
    Optional<Part<T>> find(int address) {
        long at = Integer.toUnsignedLong(address);
        Map.Entry<Long, Part<T>> below = parts.floorEntry(at);
        return below == null || !below.getValue().holds(at) ? Optional.empty() : Optional.of(below.getValue());
    }

    /** Every part, by address. */
    Collection<Part<T>> parts() {
        return parts.values();
    }
}
