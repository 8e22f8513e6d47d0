// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

/** Comparisons of u64. */
final class Unsigned {
    private Unsigned() {}

    static boolean less(long a, long b) {
        return Long.compareUnsigned(a, b) < 0;
    }

    static long min(long a, long b) {
        return less(b, a) ? b : a;
    }

    static long max(long a, long b) {
        return less(a, b) ? b : a;
    }

    /** {@code clamp()}: not below {@code low}, then not above {@code high}. */
    static long clamp(long value, long low, long high) {
        return min(max(value, low), high);
    }
}
