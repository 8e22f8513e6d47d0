// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.diagnose.Findings.elf;
import static rproclab.elf.SegmentRecipe.load;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rproclab.elf.Content;
import rproclab.elf.ElfBuilder;

class EntryPointTest {
    private static final String LINUX = "linux-6.12";
    private static final String BOOTAUX = "uboot-2026.07-bootaux";

    /** Vectors at 0 whose reset handler is 0x401, code from 0x400 to 0x408. */
    private static ElfBuilder image(long entry) {
        return elf().segment(load(0).bytes(Content.words(0x2002_0000L, 0x401)))
                .segment(load(0x400).bytes(Content.words(0xE7FE_BF00L, 0))).entry(entry);
    }

    private static List<String> rules(ElfBuilder image) {
        return Stream.of(Rule.ENTRY_OUTSIDE, Rule.ENTRY_NOT_THUMB, Rule.ENTRY_NOT_RESET)
                .flatMap(rule -> Findings.of(rule, "imx8mp-m7", image, LINUX, BOOTAUX).stream())
                .map(finding -> finding.rule().id()).toList();
    }

    @Test
    void theResetHandlerIsTheRightEntry() {
        assertThat(rules(image(0x401))).isEmpty();
    }

    @Test
    void bootauxStartsAtAnEntryInNoSegment() {
        List<Finding> findings = Findings.of(Rule.ENTRY_OUTSIDE, "imx8mp-m7", image(0x409), LINUX, BOOTAUX);

        assertThat(findings).extracting(Finding::message).containsExactly("e_entry 0x409 lies in no segment: "
                + "uboot-2026.07-bootaux start the core there; the others do not look at it");
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.WARNING);
        assertThat(findings.getFirst().fix())
                .isEqualTo("ENTRY() in the linker script has to name the reset handler, at 0x401.");
    }

    @Test
    void theLastHalfwordOfASegmentIsInIt() {
        assertThat(rules(image(0x407))).containsExactly("entry-not-reset");
        assertThat(rules(image(0x409))).containsExactly("entry-outside");
        assertThat(rules(image(0x3FF))).containsExactly("entry-outside");
    }

    @Test
    void linuxDoesNotLookAtAnEntryInNoSegment() {
        assertThat(Findings.of(Rule.ENTRY_OUTSIDE, "imx8mp-m7", image(0x409), LINUX)).singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
                    assertThat(finding.message())
                            .isEqualTo("e_entry 0x409 lies in no segment: no loader here looks at it");
                });
    }

    @Test
    void anEvenEntryFaultsWhereBootauxStartsIt() {
        List<Finding> findings = Findings.of(Rule.ENTRY_NOT_THUMB, "imx8mp-m7", image(0x400), LINUX, BOOTAUX);

        assertThat(findings).extracting(Finding::message)
                .containsExactly("e_entry 0x400 is even, without the Thumb bit: uboot-2026.07-bootaux start the core "
                        + "there, which faults at once; the others do not look at it");
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.WARNING);
        assertThat(findings.getFirst().fix()).endsWith(": it becomes 0x401.");
        assertThat(rules(image(0x400))).containsExactly("entry-not-thumb");
    }

    @Test
    void anEntryThatIsNotTheResetHandlerIsNoted() {
        List<Finding> findings = Findings.of(Rule.ENTRY_NOT_RESET, "imx8mp-m7", image(0x403), LINUX, BOOTAUX);

        assertThat(findings).extracting(Finding::message)
                .containsExactly("e_entry is 0x403, the reset vector in segment 0 is 0x401: uboot-2026.07-bootaux "
                        + "start the core there; the others do not look at it");
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.NOTE);
    }

    @Test
    void withoutVectorsThereIsNothingToCompareTheEntryWith() {
        assertThat(rules(elf().load(0x400, 8, 8).entry(0x403))).isEmpty();
    }

    @Test
    void anImageWithoutSegmentsHasNoEntry() {
        assertThat(rules(elf().entry(0x403))).isEmpty();
    }
}
