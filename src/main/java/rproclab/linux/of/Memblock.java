// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import java.util.ArrayList;
import java.util.List;

/** Port of {@code struct memblock}, {@code mm/memblock.c}: memory, what of it is reserved, and where there is room. */
final class Memblock {
    /** {@code MEMBLOCK_ALLOC_ANYWHERE}. */
    static final long ANYWHERE = -1L;
    private static final long PAGE = 4096;

    final MemblockType memory;
    /** Has room for as many as any test or board has reserved. */
    final MemblockType reserved = new MemblockType(Integer.MAX_VALUE);

    /** {@code memblock_bottom_up()}. */
    boolean bottomUp;

    Memblock(int memoryRegions) {
        memory = new MemblockType(memoryRegions);
    }

    /** {@code memblock_phys_free()}. */
    void physFree(long base, long size) {
        reserved.remove(base, size);
    }

    /** {@code memblock_start_of_DRAM()}; 0 where there is no memory. */
    long startOfDram() {
        return memory.regions.isEmpty() ? 0 : memory.regions.getFirst().base;
    }

    /** {@code memblock_find_in_range()}: the address of {@code size} free bytes, or 0. */
    long findInRange(long from, long to, long size, long align) {
        // the first page is never allocated
        long start = Unsigned.max(from, PAGE);
        long end = Unsigned.max(start, to);
        return bottomUp ? bottomUp(start, end, size, align) : topDown(start, end, size, align);
    }

    /** {@code __memblock_find_range_bottom_up()}. */
    private long bottomUp(long start, long end, long size, long align) {
        for (PhysRange free : free()) {
            long thisStart = Unsigned.clamp(free.base(), start, end);
            long thisEnd = Unsigned.clamp(free.end(), start, end);
            long candidate = ((thisStart - 1) | (align - 1)) + 1;
            if (Unsigned.less(candidate, thisEnd) && !Unsigned.less(thisEnd - candidate, size)) {
                return candidate;
            }
        }
        return 0;
    }

    /** {@code __memblock_find_range_top_down()}. */
    private long topDown(long start, long end, long size, long align) {
        for (PhysRange free : free().reversed()) {
            long thisStart = Unsigned.clamp(free.base(), start, end);
            long thisEnd = Unsigned.clamp(free.end(), start, end);
            if (Unsigned.less(thisEnd, size)) {
                continue;
            }
            // round_down() masks, also where align is no power of two
            long candidate = (thisEnd - size) & ~(align - 1);
            if (!Unsigned.less(candidate, thisStart)) {
                return candidate;
            }
        }
        return 0;
    }

    /** {@code for_each_free_mem_range()}: mapped memory between reservations, ascending. */
    private List<PhysRange> free() {
        List<PhysRange> free = new ArrayList<>();
        for (MemblockType.Region region : memory.regions) {
            if (region.noMap) {
                continue;
            }
            long from = region.base;
            for (MemblockType.Region taken : reserved.regions) {
                if (!Unsigned.less(from, taken.end()) || !Unsigned.less(taken.base, region.end())) {
                    continue;
                }
                if (Unsigned.less(from, taken.base)) {
                    free.add(new PhysRange(from, taken.base - from));
                }
                from = taken.end();
            }
            if (Unsigned.less(from, region.end())) {
                free.add(new PhysRange(from, region.end() - from));
            }
        }
        return free;
    }

    /** {@code memblock_mem_limit_remove_map()}: keeps the first {@code limit} bytes, and all that is not mapped. */
    void memLimitRemoveMap(long limit) {
        long max = maxAddress(limit);
        if (limit == 0 || max == -1L) {
            return;
        }
        MemblockType.Isolated isolated = memory.isolate(0, max);
        memory.regions.subList(isolated.end(), memory.regions.size()).removeIf(region -> !region.noMap);
        reserved.remove(max, -1L);
    }

    /** {@code __find_max_addr()}. */
    private long maxAddress(long limit) {
        long left = limit;
        for (MemblockType.Region region : memory.regions) {
            if (!Unsigned.less(region.size, left)) {
                return region.base + left;
            }
            left -= region.size;
        }
        return -1L;
    }
}
