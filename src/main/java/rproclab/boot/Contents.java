// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import java.util.List;
import java.util.stream.Stream;
import rproclab.machine.MemoryRange;
import rproclab.machine.SystemMemory;
import rproclab.machine.peripheral.Chip;
import rproclab.memory.Region;
import rproclab.memory.ReservedRegion;
import rproclab.memory.TargetMemory;
import rproclab.target.Target;

/** The machine's memory: what the core can reach, holding what the loader left and nothing else. */
final class Contents {
    private static final int PIECE = 0x1_0000;
    private static final long PAGE = 4096;

    private Contents() {}

    /**
     * What the core can reach: the catalogue's map and what its chip adds, then what the board reserves for a virtio device,
     * which the firmware finds by its system address, whether or not a driver's table has a row for it.
     */
    static List<Region> coreMap(Target target, Chip chip) {
        Stream<Region> shared = target.regions().memoryRegion().stream()
                .filter(region -> region.name().startsWith("vdev")).map(Contents::pages);
        return Stream.of(target.coreMap().stream(), chip.memory().stream(), shared).flatMap(rows -> rows).toList();
    }

    private static Region pages(ReservedRegion region) {
        long from = region.sa() & -PAGE;
        return Region.region(region.fullName(), from, from, (region.end() + PAGE - 1 & -PAGE) - from);
    }

    /** The core's map, memory that the bus shows twice under its first address. */
    static MemoryRange[] ranges(List<Region> coreMap, Chip chip) {
        return coreMap.stream()
                .map(row -> MemoryRange.ram(Region.region(row.name(), row.da(), chip.own(row.sa()), row.size())))
                .toArray(MemoryRange[]::new);
    }

    /** Puts what a loader wrote where the core can reach it. */
    static void put(TargetMemory left, List<Region> coreMap, Chip chip, SystemMemory memory) {
        for (TargetMemory.Range range : left.ranges()) {
            for (Region row : coreMap) {
                long from = max(range.sa(), row.sa());
                long end = min(range.sa() + range.size(), row.sa() + row.size());
                if (Long.compareUnsigned(from, end) < 0) {
                    copy(left, from, end - from, chip, memory);
                }
            }
        }
    }

    private static void copy(TargetMemory left, long sa, long size, Chip chip, SystemMemory memory) {
        memory.zero(chip.own(sa), size);
        for (long done = 0; done < size; done += PIECE) {
            byte[] piece = new byte[(int) Math.min(PIECE, size - done)];
            left.read(sa + done, piece);
            if (!isZero(piece)) {
                memory.write(chip.own(sa + done), piece);
            }
        }
    }

    private static boolean isZero(byte[] piece) {
        for (byte each : piece) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    private static long max(long a, long b) {
        return Long.compareUnsigned(a, b) > 0 ? a : b;
    }

    private static long min(long a, long b) {
        return Long.compareUnsigned(a, b) < 0 ? a : b;
    }
}
