// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import java.util.ArrayList;
import java.util.List;

/**
 * Port of {@code struct memblock_type} and of what changes it, {@code mm/memblock.c}: sorted regions. Room is only short where a
 * range has to be isolated; the array cannot grow before paging is on.
 */
final class MemblockType {

    /** {@code struct memblock_region}. */
    static final class Region {
        long base;
        long size;
        boolean noMap;

        Region(long base, long size, boolean noMap) {
            this.base = base;
            this.size = size;
            this.noMap = noMap;
        }

        long end() {
            return base + size;
        }
    }

    /** Indices of the regions inside an isolated range: {@code start_rgn}, {@code end_rgn}. */
    record Isolated(int start, int end) {}

    final List<Region> regions = new ArrayList<>();
    /** {@code max}. */
    private final int max;

    MemblockType(int max) {
        this.max = max;
    }

    /** {@code memblock_cap_size()}: so that {@code base + size} does not wrap. */
    static long cap(long base, long size) {
        return Unsigned.min(size, -1L - base);
    }

    /** {@code memblock_overlaps_region()}. */
    boolean overlaps(long base, long size) {
        long end = base + cap(base, size);
        int at = firstBehind(base);
        return at < regions.size() && Unsigned.less(regions.get(at).base, end);
    }

    /** Index of the first region that ends behind an address: where the C's loops over the sorted regions begin to do something. */
    private int firstBehind(long address) {
        int low = 0;
        int high = regions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Unsigned.less(address, regions.get(middle).end())) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** {@code memblock_add_range()} without flags: what overlaps stays as it is. */
    void add(long from, long size) {
        long base = from;
        long end = base + cap(base, size);
        if (base == end) {
            return;
        }
        int first = firstBehind(base);
        int at = first;
        for (; at < regions.size() && Unsigned.less(regions.get(at).base, end); at++) {
            Region region = regions.get(at);
            long regionEnd = region.end();
            if (Unsigned.less(base, region.base)) {
                regions.add(at++, new Region(base, region.base - base, false));
            }
            base = Unsigned.min(regionEnd, end);
        }
        if (Unsigned.less(base, end)) {
            regions.add(at, new Region(base, end - base, false));
        }
        merge(first, at + 1);
    }

    /** {@code memblock_merge_regions()}: only neighbours of the changed regions, from {@code first} to before {@code behind}, can merge. */
    private void merge(int first, int behind) {
        int last = behind;
        for (int i = Math.max(0, first - 1); i < last && i + 1 < regions.size();) {
            Region region = regions.get(i);
            Region next = regions.get(i + 1);
            if (region.end() == next.base && region.noMap == next.noMap) {
                region.size += next.size;
                regions.remove(i + 1);
                last--;
            } else {
                i++;
            }
        }
    }

    /** {@code memblock_isolate_range()}: splits what crosses an end of the range. */
    Isolated isolate(long base, long size) {
        long end = base + cap(base, size);
        if (base == end) {
            return new Isolated(0, 0);
        }
        split(base);
        split(end);
        int first = firstBehind(base);
        int behind = first;
        while (behind < regions.size() && Unsigned.less(regions.get(behind).base, end)) {
            behind++;
        }
        return first == behind ? new Isolated(0, 0) : new Isolated(first, behind);
    }

    private void split(long at) {
        int i = firstBehind(at);
        if (i < regions.size() && Unsigned.less(regions.get(i).base, at)) {
            Region region = regions.get(i);
            regions.add(i + 1, new Region(at, region.end() - at, region.noMap));
            region.size = at - region.base;
        }
    }

    /** Whether {@code memblock_isolate_range()} has the room for the two regions that it may make; false is {@code -ENOMEM}. */
    private boolean hasRoom(long size) {
        return size == 0 || regions.size() + 2 <= max;
    }

    /** {@code memblock_remove_range()}; false is {@code -ENOMEM}. */
    boolean remove(long base, long size) {
        if (!hasRoom(size)) {
            return false;
        }
        Isolated isolated = isolate(base, size);
        regions.subList(isolated.start(), isolated.end()).clear();
        return true;
    }

    /** {@code memblock_setclr_flag()} with {@code MEMBLOCK_NOMAP}; false is {@code -ENOMEM}. */
    boolean setNoMap(long base, long size, boolean noMap) {
        if (!hasRoom(size)) {
            return false;
        }
        Isolated isolated = isolate(base, size);
        for (Region region : regions.subList(isolated.start(), isolated.end())) {
            region.noMap = noMap;
        }
        merge(isolated.start(), isolated.end());
        return true;
    }
}
