// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.diagnose.Findings.elf;
import static rproclab.elf.EhdrField.E_TYPE;

import java.util.List;
import org.junit.jupiter.api.Test;

class ElfStartedRawTest {

    @Test
    void releasesWithoutElfSupportOnI8mp() {
        List<Finding> findings = Findings.of(Rule.ELF_STARTED_RAW, "imx8mp-m7", elf().load(0, 4, 4));

        assertThat(findings).extracting(Finding::message).containsExactly(
                "uboot-{2021.01,imx-2022.04}-bootaux take the ELF file for a raw image and start the core in its header");
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.WARNING);
        assertThat(findings.getFirst().evidence()).containsEntry("pc.uboot-2021.01-bootaux", "0x10101");
    }

    @Test
    void anErrorWhereSuchAReleaseDecides() {
        assertThat(Findings.of(Rule.ELF_STARTED_RAW, "imx8mp-m7", elf().load(0, 4, 4), "uboot-2021.01-bootaux"))
                .extracting(Finding::severity).containsExactly(Severity.ERROR);
    }

    @Test
    void releasesWithElfSupportDoNot() {
        assertThat(Findings.of(Rule.ELF_STARTED_RAW, "imx8mp-m7", elf().load(0, 4, 4), "uboot-2026.07-bootaux"))
                .isEmpty();
    }

    @Test
    void releasesWithElfSupportDoWhatTheyDoNotTakeForOne() {
        assertThat(Findings.of(Rule.ELF_STARTED_RAW, "imx8mp-m7", elf().load(0, 4, 4).with(E_TYPE, 3),
                "uboot-2026.07-bootaux")).hasSize(1);
    }

    @Test
    void theCopyToTcmOfI8qmIsOfTheFileToo() {
        assertThat(Findings.of(Rule.ELF_STARTED_RAW, "imx8qm-m4-0", elf().load(0x1FFE_0000L, 4, 4)))
                .extracting(finding -> finding.evidence().get("pc.uboot-2026.07-bootaux"))
                .containsExactly("0x34fe0000");
    }

    @Test
    void theBinaryIsMeantToBeRaw() {
        assertThat(Findings.of(Rule.ELF_STARTED_RAW, "imx8mp-m7", elf().load(0, 4, 4), "uboot-2021.01-bootaux-bin",
                "uboot-2026.07-bootelf")).isEmpty();
    }
}
