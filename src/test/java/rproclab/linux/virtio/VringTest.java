// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.virtio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VringTest {

    @ParameterizedTest
    @CsvSource({"256, 4096, 10246", "256, 16, 6678", "16, 4096, 4230", "8, 4096, 4166"})
    void sizesAreThoseOfTheUapiHeader(long num, long align, long size) {
        assertThat(Vring.size(num, align)).isEqualTo(size);
    }

    @Test
    void partsFollowOneAnother() {
        Vring vring = new Vring(0x1000, 16, 16);

        assertThat(vring.desc(1)).isEqualTo(0x1010);
        assertThat(vring.availFlags()).isEqualTo(0x1100);
        assertThat(vring.availIdx()).isEqualTo(0x1102);
        assertThat(vring.avail(1)).isEqualTo(0x1106);
        assertThat(vring.usedEvent()).isEqualTo(0x1124);
        assertThat(vring.usedFlags()).isEqualTo(0x1130);
        assertThat(vring.usedIdx()).isEqualTo(0x1132);
        assertThat(vring.used(1)).isEqualTo(0x113c);
        assertThat(vring.availEvent()).isEqualTo(0x11b4);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0, true", "1, 1, 0, false", "65535, 0, 65535, true", "5, 8, 5, true", "4, 8, 5, false"})
    void kickIsWantedWhenTheIndexPassesTheEvent(int event, int newIdx, int old, boolean wanted) {
        assertThat(Virtqueue.needEvent(event, newIdx, old)).isEqualTo(wanted);
    }
}
