// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot;

/** How wide {@code ulong}, {@code size_t} and a pointer are in a board's U-Boot: address sums wrap there. */
public enum Ulong {
    /** Arm v7: i.MX6SX, i.MX7D, STM32MP1. */
    BITS32,
    /** Arm v8: i.MX8 and later, K3. */
    BITS64;

    /** What is left of {@code value} in a {@code ulong}. */
    public long wrap(long value) {
        return this == BITS32 ? value & 0xFFFF_FFFFL : value;
    }
}
