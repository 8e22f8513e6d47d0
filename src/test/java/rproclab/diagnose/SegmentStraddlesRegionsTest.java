// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.diagnose.Findings.elf;

import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentStraddlesRegionsTest {

    @Test
    void oneFileByteInTheNextRegion() {
        List<Finding> findings = Findings.of(Rule.SEGMENT_STRADDLES_REGIONS, "imx7d-m4",
                elf().load(0x1FFF_F000L, 0x1001, 0x1001)
                        .resourceTable(new byte[]{1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));

        assertThat(findings).extracting(Finding::message).containsExactly(
                "segment 0: its file data [0x1ffff000, 0x20000001) begin in TCML [0x1fff8000, 0x20000000) and reach 1 byte "
                        + "into TCMU");
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.ERROR);
        assertThat(findings.getFirst().evidence()).containsEntry("overBytes", "1").containsEntry("into", "TCMU")
                .containsEntry("refusedBy", "linux-*");
    }

    @Test
    void oneFileByteInNoRegion() {
        assertThat(Findings.of(Rule.SEGMENT_STRADDLES_REGIONS, "imx8mp-m7", elf().load(0x1_F000, 0x1001, 0x1001)))
                .extracting(finding -> finding.evidence().get("into")).containsExactly("no region");
    }

    @Test
    void fileBytesUpToTheEndDoNot() {
        assertThat(Findings.of(Rule.SEGMENT_STRADDLES_REGIONS, "imx7d-m4", elf().load(0x1FFF_F000L, 0x1000, 0x1000)))
                .isEmpty();
    }

    @Test
    void zerosPastTheEndAreAnotherRules() {
        assertThat(Findings.of(Rule.SEGMENT_STRADDLES_REGIONS, "imx7d-m4", elf().load(0x1FFF_F000L, 0x1000, 0x1001)))
                .isEmpty();
    }

    /** 6.12 has both TCMs in one row; the core's map has two, so it is said all the same, but as no error. */
    @Test
    void whereTheDecidingLinuxHasOneRowForBothItIsAWarning() {
        assertThat(Findings.of(Rule.SEGMENT_STRADDLES_REGIONS, "imx8mm-m4", elf().load(0x1FFF_F000L, 0x2000, 0x2000)))
                .extracting(Finding::severity).containsExactly(Severity.WARNING);
    }
}
