// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

/**
 * A 32-bit value as a function of the number {@code i} of a loop's iterations: {@code at + i * step}, wrapping around; or
 * not known as one.
 *
 * @param known whether it is
 * @param stale of one that is not: whether it depends on what an earlier iteration left
 */
record Affine(int at, int step, boolean known, boolean stale) {
    /** Something that each iteration computes anew. */
    static final Affine FRESH = new Affine(0, 0, false, false);
    /** Something that earlier iterations computed. */
    static final Affine STALE = new Affine(0, 0, false, true);

    static Affine of(int at, int step) {
        return new Affine(at, step, true, false);
    }

    static Affine constant(int value) {
        return of(value, 0);
    }

    boolean isConstant() {
        return known && step == 0;
    }

    int after(long i) {
        return at + (int) i * step;
    }

    Affine plus(Affine other) {
        return known && other.known ? of(at + other.at, step + other.step) : unknown(other);
    }

    Affine minus(Affine other) {
        return known && other.known ? of(at - other.at, step - other.step) : unknown(other);
    }

    Affine times(int factor) {
        return known ? of(at * factor, step * factor) : this;
    }

    /** What an operation on this and another gives that is no such function. */
    Affine unknown(Affine other) {
        return stale || other.stale ? STALE : FRESH;
    }

    /** Iterations for which it stays in its half of the 32-bit numbers, where it wraps neither signed nor unsigned. */
    long stays() {
        long room = at & 0x7fff_ffffL;
        if (step == 0) {
            return Long.MAX_VALUE;
        }
        return step > 0 ? (0x7fff_ffffL - room) / step : room / -(long) step;
    }

    /** The first iteration in which it is 0, or {@link Long#MAX_VALUE}: the solution of a linear congruence. */
    long firstZero() {
        if (at == 0) {
            return 0;
        }
        int twos = Integer.numberOfTrailingZeros(step);
        if (step == 0 || Integer.numberOfTrailingZeros(at) < twos) {
            return Long.MAX_VALUE;
        }
        int odd = step >>> twos;
        // Newton's iteration: each round doubles the number of right bits, of which an odd number's inverse has three.
        int inverse = odd;
        for (int round = 0; round < 4; round++) {
            inverse *= 2 - odd * inverse;
        }
        int solution = (-at >>> twos) * inverse;
        return Integer.toUnsignedLong(solution) & (1L << 32 - twos) - 1;
    }
}
