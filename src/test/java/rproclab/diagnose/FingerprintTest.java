// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import rproclab.compare.Comparison;
import rproclab.elf.ElfBuilder;

class FingerprintTest {

    @Test
    void itStaysWhenNumbersAndLoadersChange() {
        Finding before = finding("2", ".bss 0xbd30, .heap 0x1000", "46104", "linux-*");
        Finding after = finding("2", ".bss 0xbd40, .heap 0x1000", "46120", "linux-7.3");

        assertThat(of(after)).isEqualTo(of(before)).matches("[0-9a-f]{32}");
    }

    @Test
    void itChangesWithTheNames() {
        Finding finding = finding("2", ".bss 0xbd30", "1", "");

        assertThat(of(finding)).isNotEqualTo(of(finding("1", ".bss 0xbd30", "1", "")))
                .isNotEqualTo(of(finding("2", ".noinit 0xbd30", "1", "")))
                .isNotEqualTo(Fingerprint.of(finding, "b.elf", "imx8mp-m7"))
                .isNotEqualTo(Fingerprint.of(finding, "a.elf", "imx8mm-m4"));
    }

    @Test
    void partsDoNotRunTogether() {
        Finding finding = finding("2", "", "1", "");

        assertThat(Fingerprint.of(finding, "a", "bc")).isNotEqualTo(Fingerprint.of(finding, "ab", "c"));
    }

    @Test
    void eachStepFromReleaseToReleaseIsAProblemOfItsOwn() {
        Comparison comparison = Findings.comparison("imx8mp-m7",
                ElfBuilder.elf32().load(0, 4, 4).load(0x3000_0000L, 0, 0).build());

        assertThat(Diagnosis.of(comparison).stream().filter(finding -> finding.rule() == Rule.RELEASE_DIFFERENCE)
                .map(FingerprintTest::of)).hasSizeGreaterThan(1).doesNotHaveDuplicates();
    }

    private static String of(Finding finding) {
        return Fingerprint.of(finding, "a.elf", "imx8mp-m7");
    }

    private static Finding finding(String segment, String sections, String over, String refusedBy) {
        SequencedMap<String, String> evidence = new LinkedHashMap<>();
        evidence.put("segment", segment);
        evidence.put("sections", sections);
        evidence.put("overBytes", over);
        evidence.put("refusedBy", refusedBy);
        return new Finding(Rule.LMA_MEMSZ_OVERRUN, Severity.ERROR, over, evidence, "");
    }
}
