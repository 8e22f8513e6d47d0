// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import java.util.List;
import rproclab.bytes.Access;
import rproclab.bytes.OutsideAccess;
import rproclab.machine.SystemMemory;
import rproclab.machine.peripheral.Chip;
import rproclab.memory.LiveMemory;
import rproclab.memory.Mapping;

/** The machine's memory as Linux sees it. */
final class SharedMemory implements LiveMemory {
    private final SystemMemory memory;
    private final Chip chip;
    private final List<Mapping> systemMap;

    /** @param systemMap where Linux has memory at all */
    SharedMemory(SystemMemory memory, Chip chip, List<Mapping> systemMap) {
        this.memory = memory;
        this.chip = chip;
        this.systemMap = systemMap;
    }

    @Override
    public void read(long sa, byte[] to) {
        require(Access.READ, sa, to.length);
        memory.read(chip.own(sa), to);
    }

    @Override
    public void write(long sa, byte[] from) {
        require(Access.WRITE, sa, from.length);
        memory.write(chip.own(sa), from);
    }

    private void require(Access access, long sa, long size) {
        if (systemMap.stream().noneMatch(mapping -> holds(mapping, sa, size))) {
            throw new OutsideAccess(access, "memory", sa, size);
        }
    }

    private static boolean holds(Mapping mapping, long sa, long size) {
        long from = sa - mapping.sa();
        return Long.compareUnsigned(from, mapping.size()) <= 0
                && Long.compareUnsigned(size, mapping.size() - from) <= 0;
    }
}
