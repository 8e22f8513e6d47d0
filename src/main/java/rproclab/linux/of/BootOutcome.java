// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import java.util.List;
import java.util.Map;
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

    private static long up(long address) {
        return down(address + PAGE - 1);
    }

    private static long down(long address) {
        return address & -PAGE;
    }
}
