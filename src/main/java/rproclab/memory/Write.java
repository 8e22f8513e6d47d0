// SPDX-License-Identifier: GPL-2.0-only
package rproclab.memory;

/**
 * One entry of the write log.
 *
 * @param sa first system address
 * @param size bytes
 * @param kind bytes of the image, or zeros
 */
public record Write(long sa, long size, Kind kind) {

    /** What was written. */
    public enum Kind {
        COPY, ZERO
    }

    /** Whether both have a byte in common; neither passes 2^64. */
    boolean overlaps(Write other) {
        return Long.compareUnsigned(sa - other.sa, other.size) < 0 || Long.compareUnsigned(other.sa - sa, size) < 0;
    }
}
