// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

/**
 * Bytes of physical memory, or of a bus.
 *
 * @param start first address, u64
 * @param size bytes, u64
 */
public record Range(long start, long size) {

    /** First address behind the range, modulo 2^64. */
    public long end() {
        return start + size;
    }
}
