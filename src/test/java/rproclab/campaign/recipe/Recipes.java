// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign.recipe;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import rproclab.elf.Content;
import rproclab.elf.ElfRecipe;
import rproclab.elf.SectionRecipe;
import rproclab.elf.SegmentRecipe;
import rproclab.memory.Region;

/** The images of a campaign for jqwik, with the campaign's own way to smaller ones. */
public final class Recipes {
    private Recipes() {}

    /** Images around these regions. */
    public static Arbitrary<ElfRecipe> around(List<Region> regions) {
        return of(Images.around(regions));
    }

    /** The images of a row. */
    public static Arbitrary<ElfRecipe> of(Images images) {
        RandomGenerator<ElfRecipe> generator = random -> new Recipe(images.recipe(random.nextLong(), 0));
        return Arbitraries.fromGenerator(generator);
    }

    private record Recipe(ElfRecipe value) implements Shrinkable<ElfRecipe> {
        @Override
        public Stream<Shrinkable<ElfRecipe>> shrink() {
            return Smaller.than(value).stream().map(smaller -> new Recipe(smaller.get()));
        }

        /** As {@link Smaller} goes: parts, then settings, then contents, then numbers. */
        @Override
        public ShrinkingDistance distance() {
            long parts = value.segments().size() + value.sections().size() + (value.hasSectionHeaders() ? 1 : 0);
            long settings = numbers().count() + value.patches().size() + value.sections().stream()
                    .filter(section -> !(section.place() instanceof SectionRecipe.Place.Next)).count();
            long bytes = Stream.concat(value.segments().stream().map(SegmentRecipe::bytes),
                    value.sections().stream().map(SectionRecipe::bytes)).mapToLong(Content::size).sum();
            return ShrinkingDistance.of(parts, settings, bytes,
                    numbers().mapToLong(Recipe::weight).sum());
        }

        /** Its length in bits, then how many are set. */
        private static long weight(long number) {
            return 65L * (64 - Long.numberOfLeadingZeros(number)) + Long.bitCount(number);
        }

        private Stream<Long> numbers() {
            return Stream.of(value.header().values().stream(),
                    value.segments().stream().flatMap(segment -> segment.fields().values().stream()),
                    value.sections().stream().flatMap(section -> section.fields().values().stream()),
                    value.fileSize().stream().mapToObj(size -> (long) size)).flatMap(numbers -> numbers);
        }
    }
}
