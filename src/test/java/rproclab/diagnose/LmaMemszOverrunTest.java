// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.diagnose.Findings.elf;
import static rproclab.elf.SectionRecipe.nobits;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.elf.SegmentRecipe.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import rproclab.elf.Elf;
import rproclab.elf.ElfBuilder;

class LmaMemszOverrunTest {

    @Test
    void theReportedFirmwareIs46104BytesOver() throws IOException {
        byte[] image = Files.readAllBytes(Path.of("fixtures/firmware/imx8mp-28047.elf"));

        List<Finding> findings = Findings.of(Rule.LMA_MEMSZ_OVERRUN, "imx8mp-m7", image);

        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.ERROR);
        assertThat(findings.getFirst().message()).isEqualTo(
                "segment 2 [0x1de78, 0x2b418) at its load address leaves ITCM [0x0, 0x20000) by 46104 bytes; its 112 bytes "
                        + "of file data fit; memsz counts .bss 0xbd30, .heap 0x1000, .stack 0x800; it runs at 0x20000000 in DTCM");
        assertThat(findings.getFirst().evidence()).containsEntry("overBytes", "46104").containsEntry("over", "0xb418")
                .containsEntry("sections", ".bss 0xbd30, .heap 0x1000, .stack 0x800").containsEntry("runsIn", "DTCM")
                .containsEntry("refusedBy", "linux-*, uboot-2026.07-rproc");
        assertThat(findings.getFirst().fix()).contains(".data : { ... } > DTCM AT> ITCM :data");
    }

    @Test
    void theRepairedFirmwareIsNot() throws IOException {
        byte[] image = Files.readAllBytes(Path.of("fixtures/firmware/imx8mp-28047-repaired.elf"));

        assertThat(Findings.of(Rule.LMA_MEMSZ_OVERRUN, "imx8mp-m7", image)).isEmpty();
    }

    @Test
    void oneByteOver() {
        List<Finding> findings = Findings.of(Rule.LMA_MEMSZ_OVERRUN, "imx8mp-m7", data(0x800, 0x1001));

        assertThat(findings).extracting(Finding::message).containsExactly(
                "segment 0 [0x1f000, 0x20001) at its load address leaves ITCM [0x0, 0x20000) by 1 byte; its 2048 bytes of "
                        + "file data fit; it runs at 0x20000000 in DTCM");
    }

    @Test
    void endingExactlyAtTheEndIsNotOver() {
        assertThat(Findings.of(Rule.LMA_MEMSZ_OVERRUN, "imx8mp-m7", data(0x800, 0x1000))).isEmpty();
    }

    @Test
    void fileBytesUpToTheEndFit() {
        assertThat(Findings.of(Rule.LMA_MEMSZ_OVERRUN, "imx8mp-m7", data(0x1000, 0x1001)))
                .extracting(finding -> finding.evidence().get("overBytes")).containsExactly("1");
    }

    @Test
    void fileBytesPastTheEndAreAnotherRules() {
        assertThat(Findings.of(Rule.LMA_MEMSZ_OVERRUN, "imx8mp-m7", data(0x1001, 0x1001))).isEmpty();
    }

    @Test
    void sectionsWithFileBytesAndThoseThatRunElsewhereAreNotNamed() {
        ElfBuilder image = data(0x800, 0x9000)
                .section(section(".data").flags(Elf.SHF_ALLOC).inside(0, 0).size(0x800))
                .section(nobits(".bss", 0x2000_0800L, 0x8800))
                .section(nobits(".other", 0x2000_9000L, 0x100));

        assertThat(Findings.of(Rule.LMA_MEMSZ_OVERRUN, "imx8mp-m7", image))
                .extracting(finding -> finding.evidence().get("sections")).containsExactly(".bss 0x8800");
    }

    @Test
    void whatRunsWhereItIsLoadedHasToShrink() {
        List<Finding> findings = Findings.of(Rule.LMA_MEMSZ_OVERRUN, "imx8mp-m7", elf().load(0x1_F000, 0x800, 0x1001));

        assertThat(findings).extracting(Finding::fix).containsExactly(
                "The sections do not fit into ITCM: make them smaller, or move .bss, heap or stack to another region.");
        assertThat(findings.getFirst().message()).endsWith("its 2048 bytes of file data fit");
    }

    @Test
    void whereOnlyALoaderThatDoesNotDecideRefusesItIsAWarning() {
        assertThat(Findings.of(Rule.LMA_MEMSZ_OVERRUN, "imx8mp-m7", data(0x800, 0x1001), "uboot-2026.07-bootaux"))
                .extracting(Finding::severity).containsExactly(Severity.WARNING);
    }

    private static ElfBuilder data(int filesz, long memsz) {
        return elf().segment(load(0x1_F000).vaddr(0x2000_0000L).bytes(filesz).memsz(memsz));
    }
}
