// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import rproclab.loader.LogLine;

/**
 * Memory as the kernel sees it once it has read {@code /reserved-memory}.
 *
 * @param log the lines that it printed about it, without time stamp
 * @param memory {@code memblock.memory}
 * @param reserved {@code memblock.reserved}, merged; without what the kernel allocates for itself
 * @param placed where each node that the kernel remembers is, by name; {@code of_reserved_mem_lookup()} finds these
 * @param failed the nodes that could not be reserved or marked, by name
 */
public record BootOutcome(List<LogLine> log, List<MemoryBlock> memory, List<PhysRange> reserved,
        Map<String, PhysRange> placed, List<String> failed) {
    private static final long PAGE = 4096;

    /**
     * The kernel's list of {@code Early memory node ranges}: whole pages of memory, split where {@code no-map} begins and ends
     * ({@code free_area_init()}).
     */
    public List<String> earlyNodeRanges() {
        return memory.stream().map(block -> new PhysRange(up(block.base()), down(block.end()) - up(block.base())))
                .filter(range -> range.size() > 0)
                .map(range -> "  node   0: [mem 0x%016x-0x%016x]".formatted(range.base(), range.end() - 1)).toList();
    }

    /**
     * Whether the kernel has the page at an address in its linear mapping: {@code pfn_is_map_memory()}, in 5.10
     * {@code pfn_valid()} of arm64, {@code memblock_is_map_memory()} of arm. {@code ioremap()} refuses a range whose first page is.
     */
    public boolean maps(long address) {
        int index = at(memory, MemoryBlock::end, address);
        return index < memory.size() && !Unsigned.less(address, memory.get(index).base())
                && !memory.get(index).noMap();
    }

    /** How many bytes of a range that does not wrap are memory. */
    public long memoryIn(PhysRange range) {
        long bytes = 0;
        for (int i = at(memory, MemoryBlock::end, range.base()); i < memory.size(); i++) {
            MemoryBlock block = memory.get(i);
            if (!Unsigned.less(block.base(), range.end())) {
                break;
            }
            bytes += range.common(new PhysRange(block.base(), block.size()));
        }
        return bytes;
    }

    /** What of a range that does not wrap is in the kernel's linear mapping. */
    public List<PhysRange> mapped(PhysRange range) {
        List<PhysRange> mapped = new ArrayList<>();
        for (int i = at(memory, MemoryBlock::end, range.base()); i < memory.size(); i++) {
            MemoryBlock block = memory.get(i);
            if (!Unsigned.less(block.base(), range.end())) {
                break;
            }
            if (!block.noMap()) {
                long from = Unsigned.max(block.base(), range.base());
                mapped.add(new PhysRange(from, Unsigned.min(block.end(), range.end()) - from));
            }
        }
        return mapped;
    }

    /** How many bytes of a range that does not wrap the kernel hands out: mapped, and reserved by nothing. */
    public long handedOut(PhysRange range) {
        return mapped(range).stream().mapToLong(part -> part.size() - reservedIn(part)).sum();
    }

    private long reservedIn(PhysRange range) {
        long bytes = 0;
        for (int i = at(reserved, PhysRange::end, range.base()); i < reserved.size(); i++) {
            if (!Unsigned.less(reserved.get(i).base(), range.end())) {
                break;
            }
            bytes += range.common(reserved.get(i));
        }
        return bytes;
    }

    /** The first of ascending, disjoint things that ends behind an address. */
    private static <T> int at(List<T> things, ToLongFunction<T> end, long address) {
        int low = 0;
        int high = things.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Unsigned.less(address, end.applyAsLong(things.get(middle)))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static long up(long address) {
        return down(address + PAGE - 1);
    }

    private static long down(long address) {
        return address & -PAGE;
    }
}
