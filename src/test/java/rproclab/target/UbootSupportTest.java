// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.memory.Region;

class UbootSupportTest {

    @Test
    void bootauxOf8mLearnedElfAfter2021() {
        assertThat(bootaux("imx8mp-m7", "uboot-2021.01")).isEqualTo(new Bootaux.RawOnly(0x7E_0000));
        assertThat(bootaux("imx8mp-m7", "uboot-imx-2022.04")).isEqualTo(new Bootaux.RawOnly(0x7E_0000));
        assertThat(bootaux("imx8mp-m7", "uboot-2023.01"))
                .isEqualTo(new Bootaux.HostMap(ImxHostmaps.IMX8M, 0x7E_0000));
    }

    @Test
    void bootauxOf7dLoadsThroughItsHostMapAfter2021() {
        assertThat(bootaux("imx7d-m4", "uboot-2021.01")).isEqualTo(new Bootaux.LibElf(0x18_0000));
        assertThat(bootaux("imx7d-m4", "uboot-2023.01")).isEqualTo(new Bootaux.HostMap(ImxHostmaps.MX7, 0x18_0000));
    }

    /** The same address is another memory for Linux: the alias is one of DDR's start, which is at 0x40000000. */
    @Test
    void theDdrCodeAliasOf8mLiesElsewhereThanForLinux() {
        assertThat(ImxHostmaps.IMX8M)
                .contains(Region.region("DDR (Code) - alias", 0x1000_0000L, 0x8000_0000L, 0x0FFE_0000L));
        assertThat(Imx8mAtt.IMX8MN)
                .contains(Region.region("DDR (Code) - alias", 0x1000_0000L, 0x4000_0000L, 0x0FFE_0000L));
    }

    @Test
    void theHostMapsHaveTheirRows() {
        assertThat(ImxHostmaps.MX7).hasSize(13);
        assertThat(ImxHostmaps.IMX8M).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({"uboot-2021.01,0", "uboot-2023.01,0", "uboot-2025.01,0x20000", "uboot-2026.07,0x20000",
            "uboot-imx-2022.04,0x40000", "uboot-imx-2023.04,0x40000"})
    void nxpCopiesTheWholeTcmAndMainlineHalf(String release, String size) {
        for (String target : List.of("imx8qm-m4-0", "imx8qm-m4-1", "imx8qxp-m4")) {
            long copied = bootaux(target, release) instanceof Bootaux.ScuCopy copy ? copy.size() : 0;

            assertThat(copied).as(target).isEqualTo(Long.decode(size));
        }
    }

    @Test
    void theCopyGoesToTheTcmOfItsCore() {
        assertThat(bootaux("imx8qm-m4-1", "uboot-2025.01"))
                .isEqualTo(new Bootaux.ScuCopy(Bootaux.ScuCopy.Variant.IMX8QM, 1, 0x38FE_0000L, 0x2_0000));
        assertThat(bootaux("imx8qxp-m4", "uboot-2025.01"))
                .isEqualTo(new Bootaux.ScuCopy(Bootaux.ScuCopy.Variant.IMX8QXP, 0, 0x34FE_0000L, 0x2_0000));
    }

    /** Linux loads to 0x1ffc0000 as well; lf_v2023.04 refuses to start there. */
    @Test
    void nxpStarts93InTheUpperHalfOfTheCodeTcmOnly() {
        Bootaux.Imx9 nxp = (Bootaux.Imx9) bootaux("imx93-m33", "uboot-imx-2023.04");

        assertThat(nxp.startable()).anyMatch(row -> row.holdsDa(0x1FFE_0000L));
        assertThat(nxp.startable()).noneMatch(row -> row.holdsDa(0x1FFD_FFFFL));
        assertThat(bootaux("imx93-m33", "uboot-2025.01")).isEqualTo(new Bootaux.Imx9(List.of()));
    }

    @Test
    void rprocKnowsImxSince2026() {
        assertThat(uboot("imx8mm-m4", "uboot-2025.01").rproc()).isEqualTo(new UbootRproc.None());
        assertThat(uboot("imx8mm-m4", "uboot-2026.07").rproc())
                .isEqualTo(new UbootRproc.Imx(Imx8mAtt.IMX8MQ_6_12, List.of()));
        assertThat(uboot("imx94-m7-0", "uboot-2026.07").rproc()).isEqualTo(new UbootRproc.None());
    }

    @Test
    void theTcmOf95IsZeroedBeforeALoad() {
        UbootRproc.Imx imx = (UbootRproc.Imx) uboot("imx95-m7", "uboot-2026.07").rproc();

        assertThat(imx.ecc()).extracting(Region::sa).containsExactly(0x203C_0000L, 0x2040_0000L);
    }

    @ParameterizedTest
    @CsvSource({"imx93-m33,uboot-2021.01", "imx95-m7,uboot-2025.01", "am62-m4f,uboot-2021.01",
            "stm32mp157-m4,uboot-imx-2023.04", "imx8ulp-m33,uboot-2021.01"})
    void aReleaseThatDoesNotRunOnTheSocHasNoEntry(String target, String release) {
        assertThat(Targets.find(target).orElseThrow().uboot()).doesNotContainKey(release);
    }

    private static Bootaux bootaux(String target, String release) {
        return uboot(target, release).bootaux();
    }

    private static UbootSupport uboot(String target, String release) {
        return Targets.find(target).orElseThrow().uboot().get(release);
    }
}
