// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.elf.SegmentRecipe.load;
import static rproclab.memory.Region.region;

import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import rproclab.elf.ElfRecipe;

class SmallerProperties {

    @Provide
    Arbitrary<ElfRecipe> recipes() {
        return Recipes.around(List.of(region("ITCM", 0, 0x7E_0000, 0x2_0000),
                region("DTCM", 0x2000_0000L, 0x80_0000, 0x2_0000)));
    }

    @Property(tries = 300, seed = "61")
    void everySmallerRecipeIsAnotherAndCanBeBuilt(@ForAll("recipes") ElfRecipe recipe) {
        for (Supplier<ElfRecipe> smaller : Smaller.than(recipe)) {
            assertThat(smaller.get()).isNotEqualTo(recipe);
            assertThat(smaller.get().toBytes()).isNotNull();
        }
    }

    @Property(tries = 100, seed = "61")
    void goingOnToSmallerRecipesEndsAtTheEmptyOne(@ForAll("recipes") ElfRecipe recipe) {
        ElfRecipe smallest = recipe;
        for (List<Supplier<ElfRecipe>> next = Smaller.than(smallest); !next.isEmpty(); next = Smaller.than(smallest)) {
            smallest = next.getLast().get();
        }

        assertThat(smallest.segments()).isEmpty();
        assertThat(smallest.sections()).isEmpty();
        assertThat(smallest.header()).isEmpty();
        assertThat(smallest.hasSectionHeaders()).isFalse();
    }

    @Example
    void aSectionKeepsItsSegmentWhenOneBeforeItGoes() {
        ElfRecipe recipe = elf32().segment(load(1)).segment(load(2)).section(section("a").inside(0, 4))
                .section(section("b").inside(1, 8)).recipe();

        ElfRecipe smaller = Smaller.than(recipe).getFirst().get();

        assertThat(smaller.segments()).containsExactly(load(2));
        assertThat(smaller.sections()).containsExactly(section("a"), section("b").inside(0, 8));
    }
}
