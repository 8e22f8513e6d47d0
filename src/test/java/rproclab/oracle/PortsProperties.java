// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import rproclab.bytes.Bytes;
import rproclab.campaign.recipe.Recipes;
import rproclab.elf.ElfRecipe;
import rproclab.loader.Firmware;

/**
 * Every port answers as the real C does, whatever the image: of a release with each of its targets or entries. What does
 * not hold is shrunk to a small ELF; {@link PortsTest} has more images and shrinks none.
 */
@Tag("oracle")
@AddLifecycleHook(RealC.class)
class PortsProperties {
    private static final Map<String, OracleLoader> REAL = new HashMap<>();

    /** A port, and an image that aims at what it looks into. */
    record Case(Subject subject, ElfRecipe recipe) {
        Optional<Difference> difference() {
            OracleLoader real = REAL.computeIfAbsent(subject.name(), _ -> subject.real(Oracles.MANIFEST));
            return subject.difference(real, new Firmware("fw.elf", Bytes.of(recipe.toBytes())));
        }

        @Override
        public String toString() {
            return subject + ": " + recipe;
        }
    }

    private static Arbitrary<Case> cases(String release) {
        List<Subject> subjects = Subject.all().stream().filter(subject -> subject.name().startsWith(release)).toList();
        return Arbitraries.of(subjects)
                .flatMap(subject -> Recipes.of(subject.images()).map(recipe -> new Case(subject, recipe)));
    }

    @Provide
    Arbitrary<Case> linux5_10() {
        return cases("linux-5.10 ");
    }

    @Property(seed = "61", edgeCases = EdgeCasesMode.NONE)
    void linux5_10AnswersAsItsC(@ForAll("linux5_10") Case image) {
        assertThat(image.difference()).isEmpty();
    }

    @Provide
    Arbitrary<Case> linux6_1() {
        return cases("linux-6.1 ");
    }

    @Property(seed = "61", edgeCases = EdgeCasesMode.NONE)
    void linux6_1AnswersAsItsC(@ForAll("linux6_1") Case image) {
        assertThat(image.difference()).isEmpty();
    }

    @Provide
    Arbitrary<Case> linux6_12() {
        return cases("linux-6.12 ");
    }

    @Property(seed = "61", edgeCases = EdgeCasesMode.NONE)
    void linux6_12AnswersAsItsC(@ForAll("linux6_12") Case image) {
        assertThat(image.difference()).isEmpty();
    }

    @Provide
    Arbitrary<Case> linux6_12_117() {
        return cases("linux-6.12.117 ");
    }

    @Property(seed = "61", edgeCases = EdgeCasesMode.NONE)
    void linux6_12_117AnswersAsItsC(@ForAll("linux6_12_117") Case image) {
        assertThat(image.difference()).isEmpty();
    }

    @Provide
    Arbitrary<Case> linux7_2() {
        return cases("linux-7.2 ");
    }

    @Property(seed = "61", edgeCases = EdgeCasesMode.NONE)
    void linux7_2AnswersAsItsC(@ForAll("linux7_2") Case image) {
        assertThat(image.difference()).isEmpty();
    }

    @Provide
    Arbitrary<Case> linux7_3() {
        return cases("linux-7.3 ");
    }

    @Property(seed = "61", edgeCases = EdgeCasesMode.NONE)
    void linux7_3AnswersAsItsC(@ForAll("linux7_3") Case image) {
        assertThat(image.difference()).isEmpty();
    }

    @Provide
    Arbitrary<Case> uboot2021_01() {
        return cases("uboot-2021.01 ");
    }

    @Property(seed = "61", edgeCases = EdgeCasesMode.NONE)
    void uboot2021_01AnswersAsItsC(@ForAll("uboot2021_01") Case image) {
        assertThat(image.difference()).isEmpty();
    }

    @Provide
    Arbitrary<Case> uboot2023_01() {
        return cases("uboot-2023.01 ");
    }

    @Property(seed = "61", edgeCases = EdgeCasesMode.NONE)
    void uboot2023_01AnswersAsItsC(@ForAll("uboot2023_01") Case image) {
        assertThat(image.difference()).isEmpty();
    }

    @Provide
    Arbitrary<Case> uboot2025_01() {
        return cases("uboot-2025.01 ");
    }

    @Property(seed = "61", edgeCases = EdgeCasesMode.NONE)
    void uboot2025_01AnswersAsItsC(@ForAll("uboot2025_01") Case image) {
        assertThat(image.difference()).isEmpty();
    }
}
