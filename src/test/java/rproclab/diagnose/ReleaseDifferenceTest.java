// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.diagnose.Findings.elf;
import static rproclab.resource.Resource.rpmsg;
import static rproclab.resource.Resource.vring;

import java.util.List;
import org.junit.jupiter.api.Test;
import rproclab.elf.EhdrField;
import rproclab.elf.ElfBuilder;

class ReleaseDifferenceTest {
    private static List<String> found(String target, ElfBuilder image, String... loaders) {
        return Findings.of(Rule.RELEASE_DIFFERENCE, target, image, loaders).stream().map(Finding::message).toList();
    }

    private static ElfBuilder table(ElfBuilder image) {
        return image.resourceTable(OnBoard.table());
    }

    @Test
    void anEmptySegmentIsSkippedFrom61On() {
        ElfBuilder image = table(elf().load(0, 4, 4).load(0x3000_0000L, 0, 0));

        assertThat(found("imx8mp-m7", image, "linux-5.15.148", "linux-6.1")).containsExactly(
                "linux-5.15.148 refuses with -22 (\"bad phdr da 0x30000000 mem 0x0\", rproc_elf_load_segments()), linux-6.1 "
                        + "accepts; what changed: rproc_elf_load_segments() skips a PT_LOAD with memsz 0 instead of translating it");
    }

    @Test
    void aMissingTableIsForgivenFrom515On() {
        assertThat(found("imx7d-m4", elf().load(0x2000_0000L, 4, 4), "linux-5.10", "linux-5.15.148")).containsExactly(
                "linux-5.10 refuses with -22 without a word, linux-5.15.148 accepts; what changed: imx_rproc_parse_fw() "
                        + "forgives a missing or bad resource table");
    }

    @Test
    void sectionHeadersOutsideTheFileAreRefusedFrom73On() {
        ElfBuilder image = elf().load(0, 4, 4).with(EhdrField.E_SHNUM, 0x100);

        assertThat(found("imx8mp-m7", image, "linux-7.2", "linux-7.3")).singleElement().asString()
                .startsWith("linux-7.2 does something undefined in find_table, linux-7.3 refuses with -22")
                .endsWith(
                        "what changed: rproc_elf_sanity_check() wants all section headers, and the one at e_shstrndx, "
                                + "inside the file");
    }

    @Test
    void aRowOfTheAddressMapThatMovedIsSaid() {
        assertThat(found("imx8mm-m4", elf().load(0x1000_0000L, 4, 4), "linux-6.6.53", "linux-6.6.54"))
                .containsExactly(
                        "linux-6.6.53 accepts, linux-6.6.54 refuses with -22 (\"bad phdr da 0x10000000 mem 0x4\", "
                                + "rproc_elf_load_segments()); what changed: the driver's tables for this SoC differ");
    }

    /** 6.1 forgives the vring of the wrong address, and refuses for the segment behind it. */
    @Test
    void anErrorThatIsForgivenIsNoReason() {
        ElfBuilder image = elf().load(0x3000_0000L, 4, 4).resourceTable(
                OnBoard.table(rpmsg(vring(0x1000, 0x1000, 16, 0), vring(0x2000, 0x1000, 16, 1))));

        assertThat(found("imx8mp-m7", image, "linux-5.15.168", "linux-6.1")).singleElement().asString()
                .startsWith("linux-5.15.168 refuses with -12 (\"Registered carveout doesn't fit da request\", "
                        + "rproc_check_carveout_da()), linux-6.1 refuses with -22 (\"bad phdr da 0x30000000 mem 0x4\", "
                        + "rproc_elf_load_segments()); ");
    }

    @Test
    void whatBothAcceptMayLieElsewhere() {
        assertThat(found("imx8mp-m7", table(elf().load(0, 4, 4)), "linux-5.15.148", "linux-6.1")).containsExactly(
                "linux-5.15.148 and linux-6.1 do not leave the same behind: [0x7e0000, 0x7e0010), start 0x401 against "
                        + "[0x7e0000, 0x7e0004) [0x550ff000, 0x550ff010), start 0x401; what changed: imx_rproc writes the "
                        + "resource table to the region rsc-table instead of sh_addr");
    }

    @Test
    void severalChangesTogetherAreAllNamed() {
        assertThat(found("imx8mp-m7", elf().load(0, 4, 4), "uboot-2021.01-bootaux", "uboot-2026.07-bootaux"))
                .singleElement().asString()
                .endsWith(
                        "what changed: arch_auxiliary_core_up() loads ELF through the host map instead of untranslated; "
                                + "arch_auxiliary_core_up() takes ELF on i.MX8M, too; the driver's tables for this SoC differ");
    }

    @Test
    void releasesThatDoTheSameDifferInNothing() {
        assertThat(found("imx8mp-m7", table(elf().load(0, 4, 4)), "linux-6.12", "linux-7.2")).isEmpty();
    }

    /** A name in the log is no difference. */
    @Test
    void anotherNameOfTheProcessorIsNoDifference() {
        assertThat(found("imx8mp-m7", elf().load(0x3000_0000L, 4, 4), "linux-6.12", "linux-7.3")).isEmpty();
    }

    @Test
    void unaskedOnlyVerdictsCount() {
        ElfBuilder image = table(elf().load(0x8000_0000L, 4, 4));

        assertThat(Findings.of(Rule.RELEASE_DIFFERENCE, "imx8mp-m7", image)).isEmpty();
        assertThat(found("imx8mp-m7", image, "linux-5.15.148", "linux-6.1")).hasSize(1);
    }

    @Test
    void aVendorsBranchesAreComparedWithEachOther() {
        ElfBuilder image = elf().load(0, 4, 4).load(0x3000_0000L, 0, 0);

        assertThat(Findings.of(Rule.RELEASE_DIFFERENCE, "imx8mp-m7", image))
                .extracting(finding -> finding.evidence().get("older") + " " + finding.evidence().get("newer"))
                .contains("linux-5.15.168 linux-6.1", "linux-imx-5.15 linux-imx-6.1")
                .doesNotContain("linux-5.15.168 linux-imx-5.15");
        assertThat(found("imx8mp-m7", image, "linux-imx-5.15", "linux-6.1")).hasSize(1);
    }
}
