// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.memory.Region.region;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Shrinkable;
import rproclab.elf.ElfRecipe;
import rproclab.elf.PhdrField;

/** The arbitrary that other properties draw images from shrinks what falsifies them. */
class RecipesProperties {
    private static final Arbitrary<ElfRecipe> RECIPES = Recipes.around(List.of(region("ITCM", 0, 0x7E_0000, 0x2_0000),
            region("DTCM", 0x2000_0000L, 0x80_0000, 0x2_0000)));

    @Property(tries = 100, seed = "61")
    void aSmallerImageIsNearerToTheSmallest(@ForAll long seed) {
        Shrinkable<ElfRecipe> image = image(seed);

        assertThat(image.shrink()).allMatch(smaller -> smaller.distance().compareTo(image.distance()) <= 0);
    }

    @Property(tries = 30, seed = "61")
    void whatShrinksEndsWithWhatFalsifiesAlone(@ForAll long seed) {
        Predicate<ElfRecipe> falsifies = recipe -> recipe.segments().stream().anyMatch(segment -> Long
                .compareUnsigned(segment.fields().getOrDefault(PhdrField.P_PADDR, 0L), 0x1000_0000L) > 0);
        Shrinkable<ElfRecipe> image = image(seed);
        if (falsifies.test(image.value())) {

            Shrinkable<ElfRecipe> smallest = smallest(image, falsifies);

            assertThat(smallest.value().segments()).hasSize(1);
            assertThat(smallest.value().segments().getFirst().fields()).containsOnlyKeys(PhdrField.P_PADDR);
            assertThat(smallest.value().sections()).isEmpty();
            assertThat(smallest.value().header()).isEmpty();
            assertThat(smallest.value().patches()).isEmpty();
        }
    }

    private static Shrinkable<ElfRecipe> image(long seed) {
        return RECIPES.generator(1000).next(new Random(seed));
    }

    private static Shrinkable<ElfRecipe> smallest(Shrinkable<ElfRecipe> image, Predicate<ElfRecipe> falsifies) {
        Optional<Shrinkable<ElfRecipe>> smaller = image.shrink().filter(next -> falsifies.test(next.value()))
                .findFirst();
        return smaller.isEmpty() ? image : smallest(smaller.get(), falsifies);
    }
}
