// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What is computed about a loop at once is what its iterations give one by one. */
class LoopProperties {
    /** Iterations that are tried one by one. */
    private static final int TRIED = 3000;

    @Property(seed = "61")
    void aValueIsZeroForTheFirstTimeWhereItIsSaid(@ForAll("edges") int at, @ForAll("steps") int step) {
        Affine value = Affine.of(at, step);

        long first = value.firstZero();

        for (long i = 0; i < Math.min(first, TRIED); i++) {
            assertThat(value.after(i)).isNotZero();
        }
        if (first != Long.MAX_VALUE) {
            assertThat(value.after(first)).isZero();
        }
    }

    @Property(seed = "61")
    void aConditionStaysAsLongAsItIsSaid(@ForAll("edges") int a, @ForAll("steps") int stepOfA, @ForAll("edges") int b,
            @ForAll("steps") int stepOfB, @ForAll @IntRange(max = 13) int condition) {
        LoopFlags flags = LoopFlags.compare(Affine.of(a, stepOfA), Affine.of(b, stepOfB));
        if (!flags.tell(condition)) {
            return;
        }

        long changes = flags.changes(condition);

        assertThat(changes).isPositive();
        for (long i = 1; i < Math.min(changes, TRIED); i++) {
            assertThat(flags.holds(condition, i)).isEqualTo(flags.holds(condition, 0));
        }
    }

    @Property(seed = "61")
    void aConditionOfACompareIsThatOfTheFlagsItSets(@ForAll("edges") int a, @ForAll("edges") int b,
            @ForAll @IntRange(max = 13) int condition) {
        LoopFlags flags = LoopFlags.compare(Affine.constant(a), Affine.constant(b));
        int difference = a - b;
        int xpsr = (difference < 0 ? 1 << 31 : 0) | (difference == 0 ? 1 << 30 : 0)
                | (Integer.compareUnsigned(a, b) >= 0 ? 1 << 29 : 0)
                | (((a ^ b) & (a ^ difference)) < 0 ? 1 << 28 : 0);

        assertThat(flags.tell(condition)).isEqualTo(condition >>> 1 != 3);
        if (flags.tell(condition)) {
            assertThat(flags.holds(condition, 0)).isEqualTo(Thumb.holds(condition, xpsr));
        }
    }

    @Provide
    Arbitrary<Integer> edges() {
        Arbitrary<Integer> edge = Arbitraries.of(0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x1000, -0x1000);
        return Arbitraries.oneOf(edge, Arbitraries.integers(), edge.map(value -> value + 600));
    }

    @Provide
    Arbitrary<Integer> steps() {
        return Arbitraries.oneOf(Arbitraries.integers().between(-8, 8), Arbitraries.integers(),
                Arbitraries.of(0x1000, 0x10000, Integer.MIN_VALUE));
    }
}
