// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign.recipe;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import rproclab.elf.ElfRecipe;
import rproclab.memory.Region;

/** The images of a campaign for jqwik, with the campaign's own way to smaller ones. */
public final class Recipes {
    private Recipes() {}

    /** Images around these regions. */
    public static Arbitrary<ElfRecipe> around(List<Region> regions) {
        Images images = Images.around(regions);
        RandomGenerator<ElfRecipe> generator = random -> new Recipe(images.recipe(random.nextLong(), 0));
        return Arbitraries.fromGenerator(generator);
    }

    private record Recipe(ElfRecipe value) implements Shrinkable<ElfRecipe> {
        @Override
        public Stream<Shrinkable<ElfRecipe>> shrink() {
            return Smaller.than(value).stream().map(smaller -> new Recipe(smaller.get()));
        }

        /** Every step of {@link Smaller} makes fewer or smaller things, so the printed recipe tells how far it is. */
        @Override
        public ShrinkingDistance distance() {
            return ShrinkingDistance.of(value.segments().size() + value.sections().size() + value.patches().size(),
                    value.toString().length(), bits());
        }

        private long bits() {
            return Stream.of(value.header().values().stream(),
                    value.segments().stream().flatMap(segment -> segment.fields().values().stream()),
                    value.sections().stream().flatMap(section -> section.fields().values().stream()))
                    .flatMap(numbers -> numbers).mapToLong(number -> 64 - Long.numberOfLeadingZeros(number)).sum();
        }
    }
}
