// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign;

import java.util.HashMap;
import java.util.Map;

/**
 * A stretch of a campaign's row of images: the unit of work.
 *
 * @param from its first case
 * @param to the case behind its last one
 */
record Block(long from, long to) {
    /** Cases in a whole block; changing it changes which shard has which case. */
    static final int SIZE = 1024;

    /** How often a signature was met, and by which case first. */
    record Tally(long cases, long firstCase) {
        Tally again() {
            return new Tally(cases + 1, firstCase);
        }
    }

    /** The first block of the plan's shard that has cases from {@code next} on; empty where it has none. */
    static Block from(Plan plan, long next) {
        long number = next / SIZE;
        long start = next;
        long ahead = Math.floorMod(plan.shard() - number, (long) plan.shards());
        if (ahead != 0) {
            start = (number + ahead) * SIZE;
        }
        return new Block(start, Math.max(start, Math.min((start / SIZE + 1) * SIZE, plan.cases())));
    }

    boolean isEmpty() {
        return from == to;
    }

    long cases() {
        return to - from;
    }

    /** Asks the panel about every case and counts the findings. */
    Map<Signature, Tally> run(Plan plan) {
        Map<Signature, Tally> tallies = new HashMap<>();
        for (long i = from; i < to; i++) {
            Signature signature = plan.panel().ask(plan.images().bytes(plan.seed(), i));
            if (signature.isFinding()) {
                Tally known = tallies.get(signature);
                tallies.put(signature, known == null ? new Tally(1, i) : known.again());
            }
        }
        return tallies;
    }
}
