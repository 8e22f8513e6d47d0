// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rproclab.machine.unicorn.Engine;
import rproclab.memory.Region;

/** Memory by the core's addresses: translates them, and shows chunks to the engine when it first needs them. */
final class CoreMemory {
    private final Intervals<MemoryRange> ranges = new Intervals<>();
    private final SystemMemory system;
    private final Engine engine;
    /** Chunks of system memory as seen through one part of a range, by the first core address of each. */
    private final Set<Long> mapped = new HashSet<>();

    CoreMemory(List<MemoryRange> memory, SystemMemory system, Engine engine) {
        this.system = system;
        this.engine = engine;
        for (MemoryRange range : memory) {
            ranges.add(range.region().da(), range.region().size(), range);
        }
        system.watcher(this::forget);
    }

    /** Whether there is memory at an address. */
    boolean isMemory(int address) {
        return ranges.find(address).isPresent();
    }

    /** The range at an address. */
    Optional<MemoryRange> range(int address) {
        return ranges.find(address).map(Intervals.Part::thing);
    }

    /** Where the byte at an address of the core is on the system bus. */
    Optional<Long> sa(int address) {
        return range(address).map(range -> sa(range.region(), Integer.toUnsignedLong(address)));
    }

    private static long sa(Region region, long da) {
        return da - region.da() + region.sa();
    }

    /** Shows the engine the chunk behind an address; false if there is no memory, or if it has it already. */
    boolean map(int address) {
        Optional<Intervals.Part<MemoryRange>> found = ranges.find(address);
        if (found.isEmpty()) {
            return false;
        }
        Intervals.Part<MemoryRange> part = found.get();
        Region region = part.thing().region();
        long da = Integer.toUnsignedLong(address);
        SystemMemory.Chunk chunk = system.chunk(sa(region, da));
        long chunkStart = chunk.sa - region.sa() + region.da();
        long from = Math.max(part.start(), chunkStart);
        long end = Math.min(part.end(), chunkStart + SystemMemory.CHUNK);
        if (!mapped.add(from)) {
            return false;
        }
        engine.mapMemory((int) from, chunk.bytes.asSlice(from - chunkStart, end - from), part.thing().writable(),
                part.thing().executable());
        return true;
    }

    /** Whether the core may write {@code size} bytes, at most a chunk. */
    boolean isWritable(int address, int size) {
        return range(address).filter(MemoryRange::writable).isPresent()
                && range(address + size - 1).filter(MemoryRange::writable).isPresent();
    }

    /** Notes that code runs at an address. */
    void executed(int address) {
        sa(address).ifPresent(sa -> system.chunk(sa).code = true);
    }

    /** Reads a byte where {@link #isMemory}. */
    int u8(int address) {
        return system.u8(sa(address).orElseThrow());
    }

    /** Reads two bytes where {@link #isMemory}. */
    int u16(int address) {
        return system.u16(sa(address).orElseThrow());
    }

    /** Reads four bytes where {@link #isMemory}. */
    int u32(int address) {
        return system.u32(sa(address).orElseThrow());
    }

    /** All memory. */
    SystemMemory system() {
        return system;
    }

    /** Writes four bytes where {@link #isMemory}. */
    void put32(int address, int value) {
        system.put32(sa(address).orElseThrow(), value);
    }

    /** The host has changed bytes: code made from them is void, under each of their addresses. */
    private void forget(long sa, long size) {
        for (Intervals.Part<MemoryRange> part : ranges.parts()) {
            Region region = part.thing().region();
            long from = Math.max(part.start(), sa - region.sa() + region.da());
            long end = Math.min(part.end(), sa + size - region.sa() + region.da());
            if (from < end) {
                engine.forget((int) from, (int) (end - from));
            }
        }
    }
}
