// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.memory.ReservedRegion;

class DefaultRegionsTest {

    static Collection<Target> targets() {
        return Targets.all();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aTargetsRegionsDoNotOverlapAndLieInside32Bits(Target target) {
        List<ReservedRegion> regions = new ArrayList<>(target.regions().memoryRegion());
        regions.addAll(target.regions().besides());
        regions.sort(Comparator.comparingLong(ReservedRegion::sa));

        long end = 0;
        for (ReservedRegion region : regions) {
            assertThat(region.sa()).as(region.fullName()).isGreaterThanOrEqualTo(end);
            assertThat(region.size()).as(region.fullName()).isPositive();
            end = region.end();
        }
        assertThat(end).isLessThanOrEqualTo(0x1_0000_0000L);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void everySourceIsNamed(Target target) {
        assertThat(target.regions().source()).isNotBlank();
        assertThat(target.regions().memoryRegion().isEmpty()).isEqualTo(target.name().equals("imx6sx-m4"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "imx8mp-m7; vdevbuffer@55400000 vdev0vring0@55000000 vdev0vring1@55008000 rsc-table@550ff000 m4@80000000",
            "imx8mn-m7; vdevbuffer@b8400000 vdev0vring0@b8000000 vdev0vring1@b8008000 rsc-table@b80ff000 m_core@80000000",
            "imx8mm-m4; vdevbuffer@b8400000 vdev0vring0@b8000000 vdev0vring1@b8008000 rsc-table@b80ff000 m4@80000000",
            "imx95-m7; vdev0buffer@88020000 vdev0vring0@88000000 vdev0vring1@88008000 vdev1vring0@88010000"
                    + " vdev1vring1@88018000 rsc-table@88220000 memory@80000000",
            "stm32mp157-m4; retram@38000000 mcuram@30000000 mcuram2@10000000"
                    + " vdev0vring0@10040000 vdev0vring1@10041000 vdev0buffer@10042000",
            "am62-m4f; memory@9cb00000 memory@9cc00000"})
    void theRegionsStandInTheOrderOfTheProperty(String target, String regions) {
        assertThat(memoryRegion(target)).extracting(ReservedRegion::fullName).containsExactly(regions.split(" "));
    }

    /** Linux looks for vdev0vring0 on core 1 too; only the unit address tells the nodes apart. */
    @Test
    void bothCoresOf8qmShareTheBufferAndNameTheirVringsAlike() {
        List<ReservedRegion> core0 = memoryRegion("imx8qm-m4-0");
        List<ReservedRegion> core1 = memoryRegion("imx8qm-m4-1");

        assertThat(core1.getFirst()).isEqualTo(core0.getFirst());
        assertThat(core1).extracting(ReservedRegion::name).isEqualTo(core0.stream().map(ReservedRegion::name).toList());
        assertThat(core0.get(1)).isEqualTo(new ReservedRegion("vdev0vring0", 0x9000_0000L, 0x8000));
        assertThat(core1.get(1)).isEqualTo(new ReservedRegion("vdev0vring0", 0x9010_0000L, 0x8000));
    }

    @ParameterizedTest
    @CsvSource({"imx8qm-m4-0", "imx8qm-m4-1", "imx8qxp-m4"})
    void linuxDoesNotMapTheFirmwaresDdrOfTheScuParts(String target) {
        DefaultRegions regions = Targets.find(target).orElseThrow().regions();

        assertThat(regions.besides()).containsExactly(new ReservedRegion("m4", 0x8800_0000L, 0x800_0000));
        assertThat(regions.memoryRegion()).doesNotContainAnyElementsOf(regions.besides());
    }

    private static List<ReservedRegion> memoryRegion(String target) {
        return Targets.find(target).orElseThrow().regions().memoryRegion();
    }
}
