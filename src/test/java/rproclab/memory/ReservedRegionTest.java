// SPDX-License-Identifier: GPL-2.0-only
package rproclab.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReservedRegionTest {

    @Test
    void aNodeIsCalledByItsAddress() {
        ReservedRegion region = new ReservedRegion("vdev0buffer", 0x5540_0000, 0x10_0000);

        assertThat(region).isEqualTo(
                new ReservedRegion("vdev0buffer", "vdev0buffer@55400000", 0x5540_0000, 0x10_0000, false));
        assertThat(region.end()).isEqualTo(0x5550_0000);
    }

    @Test
    void aPoolKeepsItsUnitAddress() {
        ReservedRegion region = new ReservedRegion("vdev0buffer", "vdev0buffer@0", 0x5540_0000, 0x10_0000, false);

        assertThat(region.asSharedDmaPool())
                .isEqualTo(new ReservedRegion("vdev0buffer", "vdev0buffer@0", 0x5540_0000, 0x10_0000, true));
    }
}
