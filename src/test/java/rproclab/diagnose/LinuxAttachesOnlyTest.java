// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.diagnose.Findings.elf;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinuxAttachesOnlyTest {

    @Test
    void onI8ulp() {
        List<Finding> findings = Findings.of(Rule.LINUX_ATTACHES_ONLY, "imx8ulp-m33", elf().load(0x1FFC_0000L, 4, 4));

        assertThat(findings).extracting(Finding::message).containsExactly(
                "linux-* attach to imx8ulp-m33 and load nothing: the firmware has to be started before Linux");
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.NOTE);
    }

    @Test
    void notOnI8mp() {
        assertThat(Findings.of(Rule.LINUX_ATTACHES_ONLY, "imx8mp-m7", elf().load(0, 4, 4))).isEmpty();
    }

    @Test
    void notWhereOnlyUbootIsAsked() {
        assertThat(Findings.of(Rule.LINUX_ATTACHES_ONLY, "imx8ulp-m33", elf().load(0x1FFC_0000L, 4, 4), "uboot"))
                .isEmpty();
    }
}
