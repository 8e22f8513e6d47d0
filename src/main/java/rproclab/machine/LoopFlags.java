// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

/**
 * Condition flags in a loop, by the operation that set them.
 *
 * @param kind what set them; {@link Kind#RESULT} sets N and Z from {@code a}, and no others that are known
 */
record LoopFlags(Kind kind, Affine a, Affine b) {

    /** An operation. */
    enum Kind {
        SUBTRACT, RESULT, UNKNOWN
    }

    static final LoopFlags UNKNOWN = new LoopFlags(Kind.UNKNOWN, Affine.STALE, Affine.STALE);

    static LoopFlags compare(Affine a, Affine b) {
        return a.known() && b.known() ? new LoopFlags(Kind.SUBTRACT, a, b) : UNKNOWN;
    }

    static LoopFlags result(Affine value) {
        return value.known() ? new LoopFlags(Kind.RESULT, value, Affine.constant(0)) : UNKNOWN;
    }

    /** Whether a condition can be told from them: of a mere result only EQ, NE, MI and PL, and never VS or VC. */
    boolean tell(int condition) {
        boolean sign = condition >>> 1 == 0 || condition >>> 1 == 2;
        return kind == Kind.SUBTRACT && condition >>> 1 != 3 || kind == Kind.RESULT && sign;
    }

    /** Whether a condition holds in an iteration. */
    boolean holds(int condition, long i) {
        int left = a.after(i);
        int right = b.after(i);
        int difference = left - right;
        boolean base = switch (condition >>> 1) {
            case 0 -> difference == 0;
            case 1 -> Integer.compareUnsigned(left, right) >= 0;
            case 2 -> difference < 0;
            case 4 -> Integer.compareUnsigned(left, right) > 0;
            case 5 -> left >= right;
            case 6 -> left > right;
            default -> true;
        };
        return (condition & 1) != 0 ? !base : base;
    }

    /**
     * The first iteration in which the condition is not what it is in iteration 0; or one before it, where that is as far as
     * can be told.
     */
    long changes(int condition) {
        Affine difference = a.minus(b);
        if (condition >>> 1 == 0) {
            return difference.at() != 0 ? difference.firstZero() : difference.step() == 0 ? Long.MAX_VALUE : 1;
        }
        long last = Math.min(Math.min(a.stays(), b.stays()),
                condition >>> 1 == 2 ? difference.stays() : Long.MAX_VALUE);
        if (last == Long.MAX_VALUE) {
            return last;
        }
        boolean now = holds(condition, 0);
        if (holds(condition, last) == now) {
            return last + 1;
        }
        // As long as neither side wraps their order changes once.
        long same = 0;
        long changed = last;
        while (changed - same > 1) {
            long middle = (same + changed) >>> 1;
            if (holds(condition, middle) == now) {
                same = middle;
            } else {
                changed = middle;
            }
        }
        return changed;
    }
}
