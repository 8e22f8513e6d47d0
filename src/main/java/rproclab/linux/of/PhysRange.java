// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

/**
 * Bytes of physical memory.
 *
 * @param base first address, u64
 * @param size bytes, u64
 */
public record PhysRange(long base, long size) {

    /** First address behind the range, modulo 2^64. */
    public long end() {
        return base + size;
    }

    /** How many bytes two ranges that do not wrap have in common. */
    public long common(PhysRange other) {
        long from = Unsigned.max(base, other.base);
        long to = Unsigned.min(end(), other.end());
        return Unsigned.less(from, to) ? to - from : 0;
    }
}
