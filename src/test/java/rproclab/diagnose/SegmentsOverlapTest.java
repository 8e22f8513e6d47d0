// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.diagnose.Findings.elf;

import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentsOverlapTest {

    @Test
    void neighboursThatTouchDoNot() {
        assertThat(Findings.of(Rule.SEGMENTS_OVERLAP, "imx8mp-m7", elf().load(0, 0x10, 0x100).load(0x100, 0x10, 0x100)))
                .isEmpty();
    }

    @Test
    void neighboursThatShareOneByteDo() {
        List<Finding> findings = Findings.of(Rule.SEGMENTS_OVERLAP, "imx8mp-m7",
                elf().load(0, 0x10, 0x101).load(0x100, 0x10, 0x100));

        assertThat(findings).extracting(Finding::message).containsExactly(
                "segments 0 [0x0, 0x101) and 1 [0x100, 0x200) share [0x100, 0x101); what segment 1 brings there, zeros "
                        + "too, stays");
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.WARNING);
        assertThat(findings.getFirst().evidence()).containsEntry("segment", "0").containsEntry("laterSegment", "1")
                .containsEntry("start", "0x100").containsEntry("end", "0x101");
    }

    @Test
    void theLaterOneOfTheFileWinsWhereverItLies() {
        assertThat(Findings.of(Rule.SEGMENTS_OVERLAP, "imx8mp-m7", elf().load(0x100, 4, 0x100).load(0, 4, 0x101)))
                .extracting(Finding::message).containsExactly(
                        "segments 0 [0x100, 0x200) and 1 [0x0, 0x101) share [0x100, 0x101); what segment 1 brings there, "
                                + "zeros too, stays");
    }

    @Test
    void oneInsideAnotherSharesAllOfIt() {
        assertThat(Findings.of(Rule.SEGMENTS_OVERLAP, "imx8mp-m7", elf().load(0, 4, 0x100).load(0x40, 4, 0x10)))
                .extracting(finding -> finding.evidence().get("start") + " " + finding.evidence().get("end"))
                .containsExactly("0x40 0x50");
    }

    @Test
    void aLongOneIsHeldAgainstAllThatFollow() {
        assertThat(Findings.of(Rule.SEGMENTS_OVERLAP, "imx8mp-m7",
                elf().load(0, 4, 0x100).load(0x40, 4, 0x10).load(0xFF, 4, 4).load(0x103, 4, 4)))
                .extracting(finding -> finding.evidence().get("laterSegment")).containsExactly("1", "2");
    }

    @Test
    void segmentsWithoutMemoryShareNothing() {
        assertThat(Findings.of(Rule.SEGMENTS_OVERLAP, "imx8mp-m7", elf().load(0, 4, 0x100).load(0x40, 0, 0))).isEmpty();
    }
}
