// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.diagnose.Findings.elf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.compare.Comparison;
import rproclab.compare.Result;
import rproclab.elf.ElfBuilder;

class HeadroomTest {

    @Test
    void oneByteOfEachRowOfImxIsLost() {
        List<Finding> findings = found("imx8mp-m7", 0x400, 0x1_0000);

        assertThat(findings).extracting(Finding::message).containsExactly(
                "ITCM [0x0, 0x20000), segment 0 ends at 0x10400: 64511 bytes left for linux-*, uboot-2026.07-rproc; no size "
                        + "check in uboot-*-bootelf, uboot-*-bootelf-s, "
                        + "uboot-{2023.01,2025.01,2026.07,imx-2023.04}-bootaux");
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.NOTE);
        assertThat(findings.getFirst().evidence()).containsEntry("left.linux-6.12", "0xfbff")
                .containsEntry("left.uboot-2026.07-bootaux", "unchecked");
    }

    /** The figure is held against the loaders: the image is built anew, that much larger. */
    @ParameterizedTest(name = "{0}: segment at {1}")
    @CsvSource({"imx8mp-m7, 0x400, 0x10000", "imx8mp-m7, 0x20000000, 0x10", "imx8mp-m7, 0x80000000, 0x1000",
            "imx8mm-m4, 0x1ffe0000, 0x100", "imx7d-m4, 0x20000000, 0x100", "imx93-m33, 0x0ffe0000, 0x400",
            "stm32mp157-m4, 0x0, 0x100", "stm32mp157-m4, 0x10000000, 0x100"})
    void growingByTheFigureIsAcceptedAndByOneMoreRefused(String target, String da, String size) {
        long paddr = Long.decode(da);
        long memsz = Long.decode(size);
        Map<String, Long> left = left(found(target, paddr, memsz).getFirst());

        assertThat(left).isNotEmpty();
        left.forEach((loader, bytes) -> {
            assertThat(accepts(target, paddr, memsz + bytes, loader)).as(loader).isTrue();
            assertThat(accepts(target, paddr, memsz + bytes + 1, loader)).as(loader).isFalse();
        });
    }

    @Test
    void theSegmentThatEndsLastCounts() {
        ElfBuilder image = elf().load(0x1000, 4, 0x1000).load(0, 4, 0x1800);

        assertThat(Findings.of(Rule.HEADROOM, "imx8mp-m7", image)).extracting(f -> f.evidence().get("segment"))
                .containsExactly("0");
    }

    @Test
    void eachRegionHasItsFigure() {
        ElfBuilder image = elf().load(0, 4, 4).load(0x2000_0000L, 4, 4);

        assertThat(Findings.of(Rule.HEADROOM, "imx8mp-m7", image)).extracting(f -> f.evidence().get("region"))
                .containsExactly("ITCM", "DTCM");
    }

    @Test
    void nothingIsLeftOfARegionFilledToItsLastUsableByte() {
        assertThat(left(found("imx8mp-m7", 0, 0x1_FFFF).getFirst())).containsEntry("linux-6.12", 0L);
    }

    @Test
    void whoRefusesTheImageHasNoFigure() {
        assertThat(left(found("imx8mp-m7", 0, 0x2_0000).getFirst())).isEmpty();
    }

    @Test
    void lessThanTheThresholdIsAWarning() {
        Comparison comparison = Findings.comparison("imx8mp-m7", image(0, 0x2_0000 - 13107).build());
        Comparison larger = Findings.comparison("imx8mp-m7", image(0, 0x2_0000 - 13106).build());

        // a tenth of 0x20000 bytes is 13107.2, and one byte of a row is lost
        assertThat(headroom(comparison, 10)).extracting(Finding::severity).containsExactly(Severity.WARNING);
        assertThat(headroom(comparison, 10).getFirst().message()).endsWith("; less than 10 % of the region");
        assertThat(headroom(comparison, 10).getFirst().fix())
                .isEqualTo("Make the segment 2 bytes smaller, or link a part of it to another region.");
        assertThat(headroom(larger, 10).getFirst().fix()).startsWith("Make the segment 3 bytes smaller");
    }

    @Test
    void exactlyTheThresholdIsEnough() {
        assertThat(headroom(Findings.comparison("imx8mp-m7", image(0, 0x2_0000 - 13108 - 1).build()), 10))
                .extracting(Finding::severity).containsExactly(Severity.NOTE);
        assertThat(headroom(Findings.comparison("imx8mp-m7", image(0, 0x2_0000 - 13108).build()), 10))
                .extracting(Finding::severity).containsExactly(Severity.WARNING);
    }

    /** 16 MiB of 2 GiB are the core's. */
    @Test
    void ofReservedMemoryThePartCounts() {
        Comparison comparison = Findings.comparison("imx8mp-m7", image(0x8000_0000L, 0x10_0000).build());

        assertThat(headroom(comparison, 90)).extracting(Finding::severity).containsExactly(Severity.NOTE);
        assertThat(headroom(comparison, 95)).extracting(Finding::severity).containsExactly(Severity.WARNING);
    }

    private static List<Finding> headroom(Comparison comparison, int percent) {
        return Diagnosis.of(comparison, Optional.empty(), percent).stream()
                .filter(finding -> finding.rule() == Rule.HEADROOM).toList();
    }

    private static List<Finding> found(String target, long da, long memsz) {
        return Findings.of(Rule.HEADROOM, target, image(da, memsz));
    }

    private static ElfBuilder image(long da, long memsz) {
        return elf().load(da, 4, memsz);
    }

    /** Bytes by loader, of those that check a size. */
    private static Map<String, Long> left(Finding finding) {
        return finding.evidence().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("left.") && !entry.getValue().equals("unchecked"))
                .collect(Collectors.toMap(entry -> entry.getKey().substring("left.".length()),
                        entry -> Long.decode(entry.getValue())));
    }

    private static boolean accepts(String target, long da, long memsz, String loader) {
        return Findings.comparison(target, image(da, memsz).build()).results().stream()
                .filter(result -> result.name().equals(loader)).findFirst().map(Result::accepted).orElseThrow();
    }
}
