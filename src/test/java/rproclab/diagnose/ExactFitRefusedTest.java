// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.diagnose.Findings.elf;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExactFitRefusedTest {

    @Test
    void endingAtTheEndOfItcmIsRefused() {
        List<Finding> findings = Findings.of(Rule.EXACT_FIT_REFUSED, "imx8mp-m7", elf().load(0, 4, 0x2_0000));

        assertThat(findings).extracting(Finding::message).containsExactly(
                "segment 0 [0x0, 0x20000) ends exactly at the end of ITCM [0x0, 0x20000); refused by linux-*, "
                        + "uboot-2026.07-rproc, which want da + size < end");
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.ERROR);
        assertThat(findings.getFirst().evidence()).containsEntry("end", "0x20000");
        assertThat(findings.getFirst().fix()).isEqualTo(
                "Leave at least one byte free at the end of ITCM: in the linker script, LENGTH(ITCM) - 4.");
    }

    @Test
    void oneByteLessIsNot() {
        assertThat(Findings.of(Rule.EXACT_FIT_REFUSED, "imx8mp-m7", elf().load(0, 4, 0x1_FFFF))).isEmpty();
    }

    @Test
    void oneByteMoreIsNoExactFit() {
        assertThat(Findings.of(Rule.EXACT_FIT_REFUSED, "imx8mp-m7", elf().load(0, 4, 0x2_0001))).isEmpty();
    }

    @Test
    void loadersThatTakeItHaveNothingToFind() {
        assertThat(Findings.of(Rule.EXACT_FIT_REFUSED, "imx8mp-m7", elf().load(0, 4, 0x2_0000),
                "uboot-2026.07-bootaux", "uboot-2026.07-bootelf")).isEmpty();
    }

    /** {@code rproc_da_to_va()} asks for {@code <=} where there is no driver table before it. */
    @Test
    void retramOfStm32IsFilledToItsEnd() {
        assertThat(Findings.of(Rule.EXACT_FIT_REFUSED, "stm32mp157-m4", elf().load(0, 4, 0x1_0000))).isEmpty();
    }
}
