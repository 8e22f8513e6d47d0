// SPDX-License-Identifier: GPL-2.0-only
package rproclab.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionTest {
    private static final Region DTCM = Region.region("DTCM", 0x2000_0000, 0x80_0000, 0x2_0000);

    @Test
    void flagsAreAddedOneByOne() {
        assertThat(DTCM).isEqualTo(new Region("DTCM", 0x2000_0000, 0x80_0000, 0x2_0000, false, false));
        assertThat(DTCM.asOwn()).isEqualTo(new Region("DTCM", 0x2000_0000, 0x80_0000, 0x2_0000, true, false));
        assertThat(DTCM.asIomem()).isEqualTo(new Region("DTCM", 0x2000_0000, 0x80_0000, 0x2_0000, false, true));
        assertThat(DTCM.asOwn().asIomem()).isEqualTo(DTCM.asIomem().asOwn());
    }

    @Test
    void endsBehindItsLastByte() {
        assertThat(DTCM.daEnd()).isEqualTo(0x2002_0000);
    }

    @ParameterizedTest
    @CsvSource({"0x1fffffff, false", "0x20000000, true", "0x2001ffff, true", "0x20020000, false", "0, false",
            "-1, false"})
    void holdsItsFirstAndItsLastByte(long da, boolean holds) {
        assertThat(DTCM.holdsDa(da)).isEqualTo(holds);
    }

    @Test
    void anEmptyRowHoldsNothing() {
        assertThat(Region.region("none", 0x1000, 0, 0).holdsDa(0x1000)).isFalse();
    }
}
