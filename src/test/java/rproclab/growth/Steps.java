// SPDX-License-Identifier: GPL-2.0-only
package rproclab.growth;

/** Counts for classes that {@link CountingLoader} has loaded. One thread at a time. */
public final class Steps {
    private static long count;

    private Steps() {}

    /** A method began, or a branch was reached. */
    public static void step() {
        count++;
    }

    /** How many steps the work takes. */
    static long of(Runnable work) {
        count = 0;
        work.run();
        return count;
    }
}
