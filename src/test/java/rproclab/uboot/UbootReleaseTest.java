// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.uboot.Feature.*;
import static rproclab.uboot.UbootRelease.*;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UbootReleaseTest {

    @Test
    void releasesAreMainlineThenNxp() {
        assertThat(ALL).extracting(UbootRelease::name)
                .containsExactly("2021.01", "2023.01", "2025.01", "2026.07", "imx-2022.04", "imx-2023.04");
    }

    @Test
    void onlyReleasesWithADebianSourcePackageAreProven() {
        assertThat(ALL.stream().filter(UbootRelease::proven)).containsExactly(V2021_01, V2023_01, V2025_01);
    }

    @Test
    void aLoaderIsNamedByReleaseAndCommand() {
        assertThat(V2025_01.loaderName("bootelf-s")).isEqualTo("uboot-2025.01-bootelf-s");
        assertThat(IMX_2022_04.loaderName("bootaux")).isEqualTo("uboot-imx-2022.04-bootaux");
    }

    @Test
    void nxpHasBootauxOnly() {
        assertThat(Stream.of(IMX_2022_04, IMX_2023_04)).noneMatch(
                r -> r.has(STM32_COPRO) || r.has(IMX_RPROC) || r.has(TI_K3_M4) || r.has(BOOTELF));
    }

    @Test
    void theImxAndM4DriversCameAfter202501() {
        assertThat(ALL.stream().filter(r -> r.has(IMX_RPROC))).containsExactly(V2026_07);
        assertThat(ALL.stream().filter(r -> r.has(TI_K3_M4))).containsExactly(V2026_07);
    }

    @Test
    void bootauxOfImx8AndImx9CameLater() {
        assertThat(ALL.stream().filter(r -> r.has(BOOTAUX_IMX8))).containsExactly(V2025_01, V2026_07, IMX_2022_04,
                IMX_2023_04);
        assertThat(ALL.stream().filter(r -> !r.has(BOOTAUX_IMX9))).containsExactly(V2021_01);
    }

    @Test
    void aNarrowUlongLosesHighBits() {
        assertThat(Ulong.BITS32.wrap(0x1_8000_0000L)).isEqualTo(0x8000_0000L);
        assertThat(Ulong.BITS64.wrap(0x1_8000_0000L)).isEqualTo(0x1_8000_0000L);
    }
}
