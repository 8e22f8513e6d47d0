// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.remoteproc;

import java.util.List;
import rproclab.memory.Mapping;
import rproclab.memory.Pointer;
import rproclab.memory.Region;
import rproclab.uboot.UbootRun;
import rproclab.uboot.Ulong;

/**
 * Port of {@code drivers/remoteproc/ti_k3_m4_rproc.c}, U-Boot 2026.07, on a device that takes unsigned images.
 *
 * @param prefix driver and device name
 * @param memories iram and dram: the core's view, the bus view, size
 */
record TiK3M4(String prefix, List<Region> memories) implements RprocDriver {

    @Override
    public Ulong ulong() {
        return Ulong.BITS64;
    }

    /** {@code k3_m4_load()}. */
    @Override
    public int load(UbootRun run, RprocElfLoader elf) {
        int ret = elf.loadImage();
        if (ret < 0) {
            run.print("%s: Loading elf failed %d", prefix, ret);
        }
        return ret;
    }

    /** {@code k3_m4_da_to_va()}: what is in neither memory is taken for DDR and left as it stands. */
    @Override
    public void deviceToVirt(UbootRun run, long da, long size, Pointer to) {
        to.clear();
        if (size == 0) {
            return;
        }
        for (Region memory : memories) {
            if (holds(memory.da(), memory.size(), da, size)) {
                to.set(mapping(memory), da - memory.da(), false);
                return;
            }
            if (holds(memory.sa(), memory.size(), da, size)) {
                to.set(mapping(memory), da - memory.sa(), false);
                return;
            }
        }
        to.set(MEMORY, da, false);
    }

    private static Mapping mapping(Region memory) {
        return new Mapping(memory.name(), memory.sa(), memory.size());
    }

    /** Both sums are u64 and may wrap. */
    private static boolean holds(long start, long length, long da, long size) {
        return Long.compareUnsigned(da, start) >= 0 && Long.compareUnsigned(da + size, start + length) <= 0;
    }
}
