// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.remoteproc;

import java.util.List;
import java.util.Optional;
import rproclab.elf.ElfClass;
import rproclab.memory.Mapping;
import rproclab.memory.Pointer;
import rproclab.memory.Region;
import rproclab.uboot.UbootRun;
import rproclab.uboot.Ulong;

/**
 * Port of {@code drivers/remoteproc/stm32_copro.c}, U-Boot 2021.01 to 2026.07.
 *
 * @param prefix driver and device name
 * @param dmaRanges the bus's {@code dma-ranges}: device address, bus address, size
 */
record Stm32Copro(String prefix, List<Region> dmaRanges) implements RprocDriver {
    private static final long U32 = 0xFFFF_FFFFL;

    @Override
    public Ulong ulong() {
        return Ulong.BITS32;
    }

    /**
     * {@code stm32_copro_load()}: the resource table first, and without one all the same; then the last thing that
     * {@code stm32_copro_start()} does, which is to store the table's address for Linux.
     */
    @Override
    public int load(UbootRun run, RprocElfLoader elf) {
        if (elf.loadRscTable(ElfClass.ELFCLASS32) != 0) {
            run.print("%s: No valid resource table for this firmware", prefix);
        }
        int ret = elf.elf32LoadImage();
        if (ret == 0) {
            run.leaveTable(elf.rscAddr());
        }
        return ret;
    }

    /** {@code stm32_copro_device_to_virt()}: first and last byte each have to lie in some range, not in the same one. */
    @Override
    public void deviceToVirt(UbootRun run, long da, long size, Pointer to) {
        to.clear();
        long last = da + size - 1 & U32;
        Optional<Region> first = dmaRange(da);
        if (first.isEmpty()) {
            run.print("%s: Unable to convert address %d", prefix, (int) da);
        } else if (dmaRange(last).isEmpty()) {
            run.print("%s: Unable to convert address %d", prefix, (int) last);
        } else {
            Region row = first.get();
            to.set(new Mapping(row.name(), row.sa(), row.size()), da - row.da(), false);
        }
    }

    /** {@code of_translate_one()}: the first range that holds the address. */
    private Optional<Region> dmaRange(long da) {
        return dmaRanges.stream().filter(row -> row.holdsDa(da)).findFirst();
    }
}
