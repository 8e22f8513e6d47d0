// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.Optional;

/** A block of registers on the core's bus. */
public interface Device {

    /** Reads a register: offset from the block's base in bytes, size 1, 2 or 4 bytes; the value is zero-extended. */
    int read(int offset, int size);

    /** Writes a register. */
    void write(int offset, int size, int value);

    /**
     * What a register will read as at {@code time}, and then every {@code period} core ticks, 0 for once, if nothing else
     * happens; empty where it tells more than the time, or where somebody could notice that it was not read.
     */
    default Optional<Ticking> ticking(int offset, long time, int period) {
        return Optional.empty();
    }
}
