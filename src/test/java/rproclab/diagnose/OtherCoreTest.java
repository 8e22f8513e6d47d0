// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.diagnose.Findings.elf;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.elf.SegmentRecipe.load;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.elf.Content;
import rproclab.elf.EhdrField;
import rproclab.elf.ElfBuilder;

/** Images for another machine, another profile, a newer core, or the memory of another core. */
class OtherCoreTest {
    private static final String LINUX = "linux-6.12";

    private static ElfBuilder machine(int machine) {
        return elf().load(0, 0x40, 0x40).with(EhdrField.E_MACHINE, machine);
    }

    /** An image with {@code Tag_CPU_arch}, {@code Tag_CPU_arch_profile} and {@code Tag_FP_arch}. */
    private static ElfBuilder built(int arch, int profile, int fp) {
        byte[] attributes = HexFormat.of().parseHex("41150000006165616269000109000000" + "%02x%02x%02x%02x%02x%02x"
                .formatted(6, arch, 7, profile, 10, fp));
        attributes[12] = 11;
        return elf().load(0, 0x40, 0x40)
                .section(section(".ARM.attributes").bytes(Content.of(attributes)));
    }

    @Test
    void riscVIsAcceptedByLinuxAndSaidToBeForAnotherMachine() {
        List<Finding> findings = Findings.of(Rule.OTHER_MACHINE, "imx8mp-m7", machine(243), LINUX);

        assertThat(findings).extracting(Finding::message).containsExactly(
                "e_machine is 243 (RISC-V), and imx8mp-m7 has a Cortex-M7, which runs Arm code (40) only; accepted by linux-6.12");
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.ERROR);
        assertThat(findings.getFirst().fix()).isEqualTo(
                "Build it with arm-none-eabi-gcc -mcpu=cortex-m7, or give it to the processor that it is for.");
    }

    @ParameterizedTest
    @CsvSource({"183, AArch64", "94, Xtensa", "144, TI PRU", "140, TI C6000", "39, another machine"})
    void otherMachinesAreNamed(int machine, String name) {
        assertThat(Findings.of(Rule.OTHER_MACHINE, "am62-m4f", machine(machine), LINUX)).singleElement()
                .satisfies(finding -> assertThat(finding.message()).startsWith(
                        "e_machine is %d (%s), and am62-m4f has a Cortex-M4F".formatted(machine, name)));
    }

    @Test
    void anImageForThePruIsSentThere() {
        assertThat(Findings.of(Rule.OTHER_MACHINE, "am62-m4f", machine(144), LINUX).getFirst().fix())
                .startsWith("Give it to the PRU: ");
    }

    @Test
    void armIsThisMachine() {
        assertThat(Findings.of(Rule.OTHER_MACHINE, "imx8mp-m7", machine(40), LINUX)).isEmpty();
    }

    @Test
    void theAttributesOfAnR5AreThoseOfAnotherProfile() {
        List<Finding> findings = Findings.of(Rule.OTHER_PROFILE, "imx8mp-m7", built(10, 'R', 4), LINUX);

        assertThat(findings).extracting(Finding::message).containsExactly(
                "built for an A or R core: Tag_CPU_arch_profile is R (real-time); the Cortex-M7 of imx8mp-m7 executes neither "
                        + "that code nor such vectors; accepted by linux-6.12");
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void theArchitectureAloneTellsV8R() {
        assertThat(Findings.of(Rule.OTHER_PROFILE, "imx8mp-m7", built(15, 0, 0), LINUX)).singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .startsWith("built for an A or R core: Tag_CPU_arch is 15; "));
    }

    @ParameterizedTest
    @CsvSource({"13, 77", "10, 77", "11, 77", "17, 77", "10, 0", "4, 0"})
    void mProfileAndUnknownProfilesAreNoOther(int arch, int profile) {
        assertThat(Findings.of(Rule.OTHER_PROFILE, "imx8mp-m7", built(arch, profile, 0), LINUX)).isEmpty();
    }

    @Test
    void vectorsOfBranchesAreThoseOfAnotherProfile() {
        ElfBuilder image = elf().segment(load(0).bytes(Content.words(0xEA00_0006L, 0xE59F_F018L, 0xE59F_F018L,
                0xEAFF_FFFEL)));

        assertThat(Findings.of(Rule.OTHER_PROFILE, "imx8mp-m7", image, LINUX)).singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .startsWith("built for an A or R core: segment 0 at 0x0 "
                                + "begins with exception vectors that are branches (0xea000006); "));
    }

    @Test
    void threeBranchesAreNoVectors() {
        assertThat(Findings.of(Rule.OTHER_PROFILE, "imx8mp-m7",
                elf().segment(load(0).bytes(Content.words(0xEA00_0006L, 0xE59F_F018L, 0xE59F_F018L))), LINUX))
                .isEmpty();
        assertThat(Findings.of(Rule.OTHER_PROFILE, "imx8mp-m7", elf().segment(
                load(0).bytes(Content.words(0xEA00_0006L, 0xE59F_F018L, 0xE59F_F018L, 0xE58F_F018L))), LINUX))
                .isEmpty();
    }

    @Test
    void v8mIsNewerThanAnM7() {
        List<Finding> findings = Findings.of(Rule.NEWER_CORE, "imx8mp-m7", built(17, 'M', 6), LINUX);

        assertThat(findings).extracting(Finding::message).containsExactly(
                "built for instructions of v8-M.mainline: the Cortex-M7 of imx8mp-m7 takes a fault at the first of them; "
                        + "accepted by linux-6.12");
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.WARNING);
        assertThat(findings.getFirst().fix()).isEqualTo("Build it with -mcpu=cortex-m7.");
    }

    @ParameterizedTest
    @CsvSource({"imx8mm-m4, 13, 7, 1", "imx8mm-m4, 13, 8, 1", "imx8mm-m4, 13, 6, 0", "imx8mp-m7, 13, 8, 0",
            "imx93-m33, 17, 8, 0", "imx93-m33, 16, 0, 0", "imx93-m33, 21, 0, 1", "imx8mm-m4, 16, 0, 1",
            "imx8mm-m4, 17, 8, 1"})
    void eachCoreHasItsInstructions(String target, int arch, int fp, int findings) {
        assertThat(Findings.of(Rule.NEWER_CORE, target, built(arch, 'M', fp), LINUX)).hasSize(findings);
    }

    @Test
    void anM7sFloatingPointOnAnM4IsNamed() {
        assertThat(Findings.of(Rule.NEWER_CORE, "imx8mm-m4", built(17, 'M', 8), LINUX)).singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .startsWith("built for instructions of v8-M.mainline and "
                                + "floating point of FPv5, where a Cortex-M4 has FPv4: "));
    }

    @Test
    void anImageOfTheSm4IsSaidToFitThere() {
        List<Finding> findings = Findings.of(Rule.FITS_OTHER_CORE, "imx8mp-m7", elf().load(0x1FFE_0000L, 4, 0x100),
                LINUX);

        assertThat(findings).extracting(Finding::message).containsExactly(
                "a segment begins in no memory of imx8mp-m7, but all of them have a place on imx8mm-m4 (i.MX 8M Mini, Cortex-M4), "
                        + "imx8mq-m4 (i.MX 8M Quad, Cortex-M4), imx7d-m4 (i.MX 7Dual, Cortex-M4), imx6sx-m4 (i.MX 6SoloX, "
                        + "Cortex-M4), imx7ulp-m4 (i.MX 7ULP, Cortex-M4), imx8qm-m4-0 (i.MX 8QuadMax, Cortex-M4 0), ...");
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.NOTE);
    }

    /** Then it is too large for this core, not for another. */
    @Test
    void aSegmentThatLeavesItsRegionBeginsInOne() {
        assertThat(Findings.of(Rule.FITS_OTHER_CORE, "imx8mp-m7", elf().load(0x1_FFFF, 4, 0x2_0001), LINUX)).isEmpty();
        assertThat(Findings.of(Rule.FITS_OTHER_CORE, "imx8mp-m7", elf().load(0x2_0000, 4, 0x4), LINUX)).hasSize(1);
    }

    @Test
    void theOtherCoresRegionHasToHoldAllOfIt() {
        assertThat(Findings.of(Rule.FITS_OTHER_CORE, "imx8mp-m7", elf().load(0x1FFE_0000L, 4, 0x2_0000), LINUX)
                .getFirst().evidence().get("cores")).startsWith("imx8mm-m4,");
        assertThat(Findings.of(Rule.FITS_OTHER_CORE, "imx8mp-m7", elf().load(0x1FFE_0000L, 4, 0x2_0001), LINUX))
                .allSatisfy(finding -> assertThat(finding.evidence().get("cores")).doesNotContain("imx8mm-m4"));
    }

    @Test
    void whatFitsNowhereFitsNoOtherCore() {
        assertThat(Findings.of(Rule.FITS_OTHER_CORE, "imx8mp-m7", elf().load(0x5000_0000L, 4, 0x3000_0001L), LINUX))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4})
    void whatIsNoExecutableIsSaidToBeNone(int type) {
        assertThat(Findings.of(Rule.WRONG_ELF_TYPE, "imx8mp-m7", machine(40).with(EhdrField.E_TYPE, type), LINUX))
                .singleElement().satisfies(finding -> {
                    assertThat(finding.message()).startsWith("e_type is %d (ET_".formatted(type))
                            .endsWith("accepted by linux-6.12");
                    assertThat(finding.severity()).isEqualTo(type == 3 ? Severity.WARNING : Severity.ERROR);
                });
    }

    @Test
    void uBootRefusesWhatIsNoExecutable() {
        assertThat(Findings.of(Rule.WRONG_ELF_TYPE, "imx8mp-m7", machine(40).with(EhdrField.E_TYPE, 1),
                "uboot-2026.07-rproc")).extracting(Finding::message).containsExactly(
                        "e_type is 1 (ET_REL, an object file), not ET_EXEC (2): it is no linked program; no loader accepts it");
    }

    @Test
    void anExecutableIsOne() {
        assertThat(Findings.of(Rule.WRONG_ELF_TYPE, "imx8mp-m7", machine(40), LINUX)).isEmpty();
    }
}
