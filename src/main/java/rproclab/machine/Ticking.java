// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

/**
 * What a register that only tells the time reads as, again and again.
 *
 * @param first the first value
 * @param step by how much each next one is more, wrapping around
 * @param reads for how many reads that holds; {@link Long#MAX_VALUE} for ever
 */
public record Ticking(int first, int step, long reads) {

    /** The same value for ever. */
    public static Ticking still(int value) {
        return new Ticking(value, 0, Long.MAX_VALUE);
    }
}
