// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.diagnose.Findings.elf;
import static rproclab.elf.SegmentRecipe.load;

import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentOutsideRegionsTest {

    @Test
    void theFirstByteBehindRetramIsOutside() {
        List<Finding> findings = Findings.of(Rule.SEGMENT_OUTSIDE_REGIONS, "stm32mp157-m4", elf().load(0x1_0000, 4, 4));

        assertThat(findings).extracting(Finding::message)
                .containsExactly("segment 0 [0x10000, 0x10004) lies in no region of stm32mp157-m4");
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.ERROR);
        assertThat(findings.getFirst().evidence()).containsEntry("refusedBy", "linux-*, uboot-*-rproc");
        assertThat(findings.getFirst().fix()).isEqualTo("Give it a load address in one of: RETRAM [0x0, 0x10000), "
                + "MCURAM2 [0x10000000, 0x10060000), MCURAM [0x30000000, 0x30060000).");
    }

    @Test
    void theLastByteOfRetramIsInside() {
        assertThat(Findings.of(Rule.SEGMENT_OUTSIDE_REGIONS, "stm32mp157-m4", elf().load(0xFFFF, 1, 1))).isEmpty();
    }

    @Test
    void theFirstByteOfARegionIsInside() {
        assertThat(Findings.of(Rule.SEGMENT_OUTSIDE_REGIONS, "stm32mp157-m4", elf().load(0x1000_0000L, 4, 4)))
                .isEmpty();
    }

    @Test
    void theByteBelowARegionIsOutside() {
        assertThat(Findings.of(Rule.SEGMENT_OUTSIDE_REGIONS, "stm32mp157-m4", elf().load(0x0FFF_FFFFL, 1, 1)))
                .hasSize(1);
    }

    @Test
    void segmentsWithoutMemoryAndOtherTypesAreNotAsked() {
        assertThat(Findings.of(Rule.SEGMENT_OUTSIDE_REGIONS, "stm32mp157-m4",
                elf().load(0, 4, 4).load(0x1_0000, 0, 0).segment(load(0x1_0000).type(6).bytes(4)))).isEmpty();
    }
}
