// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.memory.Mapping;
import rproclab.memory.ReservedRegion;
import rproclab.target.DefaultRegions;
import rproclab.target.Target;
import rproclab.target.Targets;

class ImxRpmsgNodeTest {
    @ParameterizedTest
    @CsvSource({"imx8mp-m7, 0x55000000, 1, vdevbuffer@55400000", "imx8qm-m4-0, 0x90000000, 2, vdevbuffer@90400000",
            "imx8qm-m4-1, 0x90100000, 2, vdevbuffer@90400000", "imx7d-m4, 0xbfff0000, 1, ''"})
    void vendorsBoardSaysWhereTheRingsAre(String target, String window, int vdevs, String pool) {
        ImxRpmsgNode node = ImxRpmsgNode.of(regions(target), OptionalLong.empty());

        assertThat(node.window()).isEqualTo(new Mapping("reg", Long.decode(window), vdevs * 0x1_0000L));
        assertThat(node.vdevs()).isEqualTo(vdevs);
        assertThat(node.pool().name()).isEqualTo(pool);
    }

    @Test
    void anotherAddressLeavesTheRestAsItIs() {
        ImxRpmsgNode node = ImxRpmsgNode.of(regions("imx8qm-m4-1"), OptionalLong.of(0x8000_0000L));

        assertThat(node.window()).isEqualTo(new Mapping("reg", 0x8000_0000L, 0x2_0000));
        assertThat(node.vdevs()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"0x3ffff, ''", "0x40000, vdev0buffer@90000000"})
    void poolHoldsTheBuffersOfEveryDevice(String size, String name) {
        DefaultRegions regions = DefaultRegions.of("test", List.of(
                new ReservedRegion("vdev0vring0", 0x8000_0000L, 0x8000),
                new ReservedRegion("vdev0buffer", 0x9000_0000L, Long.decode(size))));

        assertThat(ImxRpmsgNode.of(regions, OptionalLong.empty()).pool().name()).isEqualTo(name);
    }

    private static DefaultRegions regions(String target) {
        return Targets.all().stream().filter(each -> each.name().equals(target)).map(Target::regions).findFirst()
                .orElseThrow();
    }
}
