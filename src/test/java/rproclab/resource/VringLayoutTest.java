// SPDX-License-Identifier: GPL-2.0-only
package rproclab.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.resource.Resource.vring;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VringLayoutTest {

    @ParameterizedTest
    @CsvSource({"256, 0x1000, 0x1000, 0x2000, 0x2806, 0x3000", "8, 0x1000, 0x80, 0x1000, 0x1046, 0x2000",
            "8, 16, 0x80, 0xa0, 0xe6, 0x1000", "2, 4, 0x20, 0x2c, 0x42, 0x1000"})
    void partsLieWhereLinuxPutsThem(long num, String align, String avail, String used, String size, String carveout) {
        assertThat(VringLayout.of(vring(0, Long.decode(align), num, 0))).isEqualTo(new VringLayout(Long.decode(avail),
                Long.decode(used), Long.decode(size), Long.decode(carveout)));
    }

    @Test
    void usedRingBeginsAtTheNextMultipleOfAlign() {
        // 16 * 5 + 2 * (3 + 5) = 96
        assertThat(VringLayout.of(vring(0, 32, 5, 0)).used()).isEqualTo(96);
        assertThat(VringLayout.of(vring(0, 64, 5, 0)).used()).isEqualTo(128);
    }

    @Test
    void carveoutOfTheLargestVringWrapsAndItsPlacesDoNot() {
        VringLayout layout = VringLayout.of(vring(0, 0x1000, 0xFFFF_FFFFL, 0));

        assertThat(layout.avail()).isEqualTo(0xF_FFFF_FFF0L);
        assertThat(layout.used()).isEqualTo(0x12_0000_0000L);
        assertThat(layout.size()).isEqualTo(0x19_FFFF_FFFEL);
        assertThat(layout.carveout()).isZero();
    }
}
