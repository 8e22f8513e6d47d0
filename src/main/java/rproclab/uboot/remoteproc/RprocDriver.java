// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.remoteproc;

import rproclab.memory.Mapping;
import rproclab.memory.Pointer;
import rproclab.uboot.UbootRun;
import rproclab.uboot.Ulong;

/** One driver's {@code struct dm_rproc_ops}, as far as loading goes; holds no state of a run. */
interface RprocDriver {
    /** What a physical address points into that no driver's table names. */
    Mapping MEMORY = new Mapping("memory", 0, 0);

    /** The board's address width. */
    Ulong ulong();

    /** What {@code dev_err()} puts before a line: driver and device name. */
    String prefix();

    /** {@code ops->load}: 0 or a negative errno. */
    int load(UbootRun run, RprocElfLoader elf);

    /** Whether {@code ops->device_to_virt} is set. */
    default boolean hasDeviceToVirt() {
        return true;
    }

    /**
     * {@code ops->device_to_virt}; a driver without one leaves addresses as they stand, which is what this does.
     *
     * @param run where it prints
     * @param da device address
     * @param size bytes
     * @param to becomes the place, or NULL
     */
    default void deviceToVirt(UbootRun run, long da, long size, Pointer to) {
        to.set(MEMORY, da, false);
    }
}
