// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

/** How reports write numbers. */
final class Hex {
    private Hex() {}

    static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    /** Half-open: {@code [0x0, 0x400)}. */
    static String range(long start, long size) {
        return "[" + hex(start) + ", " + hex(start + size) + ")";
    }
}
