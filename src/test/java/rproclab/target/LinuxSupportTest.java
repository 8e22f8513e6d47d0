// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.memory.Region;

class LinuxSupportTest {

    @ParameterizedTest
    @CsvSource({"imx6sx-m4,linux-5.10,8", "imx7d-m4,linux-5.10,12", "imx7ulp-m4,linux-6.1,5", "imx8ulp-m33,linux-6.1,3",
            "imx8mp-m7,linux-6.12,13", "imx8mq-m4,linux-6.1,12", "imx8mq-m4,linux-6.12,11",
            "imx8mq-m4,linux-imx-5.15,12", "imx93-m33,linux-6.1,12", "imx93-m33,linux-6.12,8",
            "imx8qm-m4-0,linux-6.12,4", "imx8qxp-m4,linux-6.12,5", "imx8qxp-m4,linux-imx-5.15,6",
            "imx95-m7,linux-7.2,3", "imx94-m33s,linux-7.2,4", "imx94-m33s,linux-imx-6.12,6"})
    void aTableHasTheDriversRows(String target, String release, int rows) {
        assertThat(imx(target, release).att()).hasSize(rows);
    }

    @ParameterizedTest
    @CsvSource({"linux-5.15.148,0x80000000", "linux-5.15.168,0x40000000", "linux-6.6.53,0x80000000",
            "linux-6.6.54,0x40000000", "linux-6.1,0x40000000", "linux-imx-5.15,0x40000000"})
    void theDdrCodeAliasOf8mqMovedInTheStableReleases(String release, String sa) {
        assertThat(row("imx8mq-m4", release, 0x1000_0000L).sa()).isEqualTo(Long.decode(sa));
        assertThat(row("imx8mm-m4", release, 0x1000_0000L).sa()).isEqualTo(Long.decode(sa));
        assertThat(row("imx8mp-m7", release, 0x1000_0000L).sa()).isEqualTo(0x4000_0000L);
    }

    @ParameterizedTest
    @CsvSource({"linux-6.6.54,0x20000", "linux-6.12,0x40000", "linux-imx-6.1,0x40000"})
    void theTcmOf8mqIsOneRowFrom612On(String release, String size) {
        assertThat(row("imx8mq-m4", release, 0x1FFE_0000L).size()).isEqualTo(Long.decode(size));
    }

    @Test
    void theIomemFlagCameAfter510() {
        assertThat(imx("imx7d-m4", "linux-5.10.262").att()).noneMatch(Region::iomem);
        assertThat(imx("imx7d-m4", "linux-5.15.148").att()).filteredOn(Region::iomem).hasSize(2);
        assertThat(imx("imx7d-m4", "linux-5.10").att()).filteredOn(Region::own).hasSize(3);
    }

    @Test
    void theTcmOf8qmIsNotIomemInLf515() {
        assertThat(imx("imx8qm-m4-1", "linux-imx-5.15").att()).noneMatch(Region::iomem).filteredOn(Region::own)
                .hasSize(2);
        assertThat(imx("imx8qm-m4-1", "linux-imx-6.1").att()).filteredOn(Region::iomem).hasSize(2);
    }

    @Test
    void eachCoreOf8qmHasItsOwnTcm() {
        assertThat(row("imx8qm-m4-0", "linux-7.3", 0x1FFE_0000L).sa()).isEqualTo(0x34FE_0000L);
        assertThat(row("imx8qm-m4-1", "linux-7.3", 0x1FFE_0000L).sa()).isEqualTo(0x38FE_0000L);
        assertThat(imx("imx8qm-m4-1", "linux-7.3").matches().getFirst().start())
                .isEqualTo(new ImxStart.Scu(0x38FE_0000L, 1));
    }

    @ParameterizedTest
    @CsvSource({"linux-imx-5.15,0xa0000000", "linux-6.1,0xc0000000", "linux-7.3,0xc0000000"})
    void theUpperDdrWindowOf93IsElsewhereInLf515(String release, String sa) {
        assertThat(row("imx93-m33", release, 0xC000_0000L).sa()).isEqualTo(Long.decode(sa));
        assertThat(row("imx93-m33", release, 0xD000_0000L).sa()).isEqualTo(Long.decode(sa));
    }

    @Test
    void theMmioVariantFollowsTheSmcOne() {
        assertThat(imx("imx8mp-m7", "linux-6.12").matches())
                .containsExactly(
                        new ImxSupport.Match("fsl,imx8mp-cm7", new ImxStart.Smc()),
                        new ImxSupport.Match("fsl,imx8mp-cm7-mmio", new ImxStart.Mmio()));
        assertThat(imx("imx8mp-m7", "linux-6.6.54").compatibles()).containsExactly("fsl,imx8mp-cm7");
    }

    @ParameterizedTest
    @CsvSource({"imx94-m7-0,1,2", "imx94-m7-1,7,3", "imx94-m33s,8,1", "imx95-m7,1,1"})
    void theSystemManagerKnowsTheCoresByNumber(String target, int cpuid, int lmid) {
        assertThat(imx(target, "linux-7.3").matches().getFirst().start())
                .isEqualTo(new ImxStart.SystemManager(cpuid, lmid, 0xFFFF_0000L));
        assertThat(imx(target, "linux-imx-6.12").matches().getFirst().start())
                .isEqualTo(new ImxStart.SystemManager(cpuid, lmid, 0xFFFF_FFFFL));
    }

    @ParameterizedTest
    @CsvSource({"imx93-m33,linux-imx-5.15,false", "imx93-m33,linux-imx-6.1,true", "imx93-m33,linux-6.12,false",
            "imx95-m7,linux-imx-6.6,true", "imx95-m7,linux-7.3,false", "imx94-m33s,linux-imx-6.12,true",
            "imx94-m33s,linux-7.2,false", "imx8mp-m7,linux-imx-6.12,false", "imx8ulp-m33,linux-imx-6.12,false"})
    void nxpStartsImx9AtTheSectionInterrupts(String target, String release, boolean atInterrupts) {
        assertThat(imx(target, release).startsAtInterrupts()).isEqualTo(atInterrupts);
    }

    @Test
    void stm32LooksThroughTheRangesOfItsBus() {
        LinuxSupport stm32 = Targets.find("stm32mp157-m4").orElseThrow().linux().get("linux-6.12");

        assertThat(stm32)
                .isEqualTo(
                        new Stm32Support(
                                List.of(
                                        Region.region("RETRAM", 0, 0x3800_0000L, 0x1_0000),
                                        Region.region("MCURAM2", 0x1000_0000L, 0x1000_0000L, 0x6_0000),
                                        Region.region("MCURAM", 0x3000_0000L, 0x3000_0000L, 0x6_0000))));
    }

    @Test
    void k3HasTwoMemories() {
        LinuxSupport k3 = Targets.find("am62-m4f").orElseThrow().linux().get("linux-6.12");

        assertThat(k3)
                .isEqualTo(
                        new K3M4Support(
                                List.of(
                                        Region.region("IRAM", 0, 0x500_0000L, 0x3_0000),
                                        Region.region("DRAM", 0x3_0000, 0x504_0000L, 0x1_0000))));
    }

    private static Region row(String target, String release, long da) {
        return imx(target, release).att().stream().filter(row -> row.da() == da).findFirst().orElseThrow();
    }

    private static ImxSupport imx(String target, String release) {
        return (ImxSupport) Targets.find(target).orElseThrow().linux().get(release);
    }
}
