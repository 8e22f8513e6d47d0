// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import rproclab.memory.Region;

/**
 * Memory as the core sees it; ranges with the same system addresses are aliases, they share their bytes.
 *
 * @param region where the core sees it (da) and where it is on the system bus (sa); both and the size are multiples of 4096
 * @param writable whether the core may write there; it may always read
 * @param executable whether the core may fetch from there
 */
public record MemoryRange(Region region, boolean writable, boolean executable) {

    /** RAM that the core may also execute from. */
    public static MemoryRange ram(Region region) {
        return new MemoryRange(region, true, true);
    }

    /** Memory that the core reads and executes only. */
    public static MemoryRange rom(Region region) {
        return new MemoryRange(region, false, true);
    }

    /** RAM that the core may not execute from. */
    public static MemoryRange data(Region region) {
        return new MemoryRange(region, true, false);
    }
}
