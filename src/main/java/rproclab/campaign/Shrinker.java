// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import rproclab.campaign.recipe.Smaller;
import rproclab.elf.ElfRecipe;

/** Makes a witness small: takes the first simpler recipe that still shows the same, until none does. */
final class Shrinker {
    /** Enough for every image of the generator's; a corpus may have larger ones. */
    private static final int MOST_TRIES = 4_000;

    private Shrinker() {}

    /** The same recipe and predicate give the same result. */
    static ElfRecipe shrink(ElfRecipe recipe, Predicate<ElfRecipe> shows) {
        ElfRecipe smallest = recipe;
        int tries = 0;
        boolean smaller;
        do {
            smaller = false;
            List<Supplier<ElfRecipe>> candidates = Smaller.than(smallest);
            // Goes on where it was rather than from the start: what did not show before a success seldom does after it.
            for (int i = 0; i < candidates.size() && tries < MOST_TRIES; tries++) {
                ElfRecipe candidate = candidates.get(i).get();
                if (shows.test(candidate)) {
                    smallest = candidate;
                    candidates = Smaller.than(smallest);
                    smaller = true;
                } else {
                    i++;
                }
            }
        } while (smaller && tries < MOST_TRIES);
        return smallest;
    }
}
