// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

/** Sums over ranges of addresses that do not wrap. */
final class Ranges {
    private Ranges() {}

    /** How many bytes two ranges have in common. */
    static long common(long start, long size, long otherStart, long otherSize) {
        long from = Long.compareUnsigned(start, otherStart) > 0 ? start : otherStart;
        long to = Long.compareUnsigned(start + size, otherStart + otherSize) < 0
                ? start + size
                : otherStart + otherSize;
        return Long.compareUnsigned(from, to) < 0 ? to - from : 0;
    }
}
