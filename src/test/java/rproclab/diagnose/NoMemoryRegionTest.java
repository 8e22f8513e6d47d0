// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.diagnose.Findings.elf;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The board of i.MX8MP reserves {@code [0x80000000, 0x81000000)} for the core. */
class NoMemoryRegionTest {

    @Test
    void ddrThatIsReservedForNobodyIsNotMapped() {
        List<Finding> findings = Findings.of(Rule.NO_MEMORY_REGION, "imx8mp-m7", elf().load(0x7E00_0000L, 4, 0x240));

        assertThat(findings).extracting(Finding::message).containsExactly("segment 0 [0x7e000000, 0x7e000240) lies in "
                + "DDR, but no memory-region of the core covers it: linux-* have it not mapped");
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.ERROR);
        assertThat(findings.getFirst().evidence()).containsEntry("refusedBy", "linux-*").containsEntry("region", "DDR");
        assertThat(findings.getFirst().fix()).startsWith("Reserve the memory in the device tree and name it in the "
                + "core's memory-region property, or link\nthe firmware into what is reserved: ")
                .contains("[0x80000000, 0x81000000)");
    }

    @Test
    void theWholeReservedRegionIsMapped() {
        assertThat(Findings.of(Rule.NO_MEMORY_REGION, "imx8mp-m7", elf().load(0x8000_0000L, 4, 0x100_0000L))).isEmpty();
    }

    @Test
    void oneByteMoreIsNotCovered() {
        assertThat(Findings.of(Rule.NO_MEMORY_REGION, "imx8mp-m7", elf().load(0x8000_0000L, 4, 0x100_0001L)))
                .hasSize(1);
    }

    @Test
    void oneByteBelowIsNotCovered() {
        assertThat(Findings.of(Rule.NO_MEMORY_REGION, "imx8mp-m7", elf().load(0x7FFF_FFFFL, 1, 1))).hasSize(1);
    }

    @Test
    void whatTheDriverCannotTranslateIsAnothersRule() {
        assertThat(Findings.of(Rule.NO_MEMORY_REGION, "imx8mp-m7", elf().load(0x0050_0000L, 4, 4))).isEmpty();
        assertThat(Findings.of(Rule.NO_MEMORY_REGION, "imx8mp-m7", elf().load(0x1_F000, 4, 0x9000))).isEmpty();
    }

    @Test
    void whatLeavesItsRegionIsAnothersRule() {
        assertThat(Findings.of(Rule.NO_MEMORY_REGION, "stm32mp157-m4", elf().load(0xFFF0, 4, 0x100))).isEmpty();
    }
}
