// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.oracle.OracleSetup.Flag;
import rproclab.oracle.OracleSetup.Kind;
import rproclab.oracle.OracleSetup.Region;
import rproclab.target.Target;
import rproclab.target.Targets;

class OracleTargetsTest {

    @ParameterizedTest
    @CsvSource({"linux-5.10,linux-5.10", "linux-6.12,linux-6.12.107", "linux-6.12.117,linux-6.12",
            "uboot-2025.01-bootelf-s,uboot-2025.01", "uboot-2021.01-rproc,uboot-2021.01"})
    void aLoaderFollowsARelease(String loader, String release) {
        assertThat(OracleTargets.release(loader)).isEqualTo(release);
    }

    @Test
    void aNodeIsNamedAsItsDeviceSays() {
        OracleSetup imx = setup("imx8mp-m7", "linux-6.12");
        OracleSetup stm32 = setup("stm32mp157-m4", "linux-6.12");

        assertThat(imx.compatible()).isEqualTo("fsl,imx8mp-cm7");
        assertThat(imx.node()).isEqualTo("imx8mp-cm7");
        assertThat(imx.regions()).element(3)
                .isEqualTo(new Region("rsc-table@550ff000", Kind.MEMORY_REGION, 0x550F_F000L, 0x1000, 0));
        assertThat(stm32.node()).isEqualTo("m4@10000000");
        assertThat(stm32.regions()).last().isEqualTo(Region.dmaRange(0x3000_0000L, 0x3000_0000L, 0x6_0000));
    }

    @Test
    void theSecondCoreOfAnImx8qmIsTold() {
        assertThat(setup("imx8qm-m4-0", "linux-6.12").flags()).isEmpty();
        assertThat(setup("imx8qm-m4-1", "linux-6.12").flags()).containsExactly(Flag.SECOND_CORE);
        assertThat(setup("imx8qm-m4-1", "linux-6.12").names()).containsEntry(0x34FE_0000L, Set.of("TCML"));
    }

    @Test
    void ofTheK3AllRegionsArePools() {
        assertThat(setup("am62-m4f", "linux-6.12").regions()).containsExactly(
                new Region("memory@9cb00000", Kind.MEMORY_REGION, 0x9CB0_0000L, 0x10_0000, 1),
                new Region("memory@9cc00000", Kind.MEMORY_REGION, 0x9CC0_0000L, 0xE0_0000, 1),
                new Region("iram", Kind.REG, 0x0500_0000L, 0x3_0000, 0),
                new Region("dram", Kind.REG, 0x0504_0000L, 0x1_0000, 0));
    }

    @Test
    void whatIsMappedAtOneAddressHasAllItsNames() {
        assertThat(setup("imx93-m33", "linux-6.12").names()).containsEntry(0x201C_0000L,
                Set.of("TCM CODE NON-SECURE", "TCM CODE SECURE"));
    }

    @Test
    void notEveryLoaderHasAnOracle() {
        Target target = Targets.find("imx8mp-m7").orElseThrow();

        assertThat(OracleTargets.setup(target, "uboot-2025.01-bootaux-bin")).isEmpty();
        assertThat(OracleTargets.setup(target, "linux-5.10")).isEmpty();
        assertThat(OracleTargets.setup(Targets.find("imx93-m33").orElseThrow(), "uboot-2025.01-bootaux")).isEmpty();
        assertThat(OracleTargets.setup(Targets.find("imx7d-m4").orElseThrow(), "uboot-2025.01-bootaux")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"uboot-2021.01-bootaux,bootaux-imx8m", "uboot-2025.01-bootaux,bootaux-imx8m",
            "uboot-2021.01-bootelf,bootelf-p", "uboot-2025.01-bootelf-s,bootelf-s"})
    void aCommandOfUbootIsAnEntryThatIsToldTheImagesAddress(String loader, String entry) {
        assertThat(setup("imx8mp-m7", loader)).isEqualTo(OracleSetup.uboot(entry, Region.loadAddress(0x4800_0000L)));
    }

    private static OracleSetup setup(String target, String loader) {
        return OracleTargets.setup(Targets.find(target).orElseThrow(), loader).orElseThrow();
    }
}
