// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.linux.remoteproc.SizeT.BITS32;
import static rproclab.linux.remoteproc.SizeT.BITS64;

import org.junit.jupiter.api.Test;

class SizeTTest {

    @Test
    void castKeepsTheBitsOfTheHost() {
        assertThat(BITS32.cast(0x1_8000_0010L)).isEqualTo(0x8000_0010L);
        assertThat(BITS32.cast(-1)).isEqualTo(0xFFFF_FFFFL);
        assertThat(BITS64.cast(-1)).isEqualTo(-1);
    }

    @Test
    void thirtyTwoBitsHoldFourGibMinusOne() {
        assertThat(BITS32.fits(0xFFFF_FFFFL)).isTrue();
        assertThat(BITS32.fits(0x1_0000_0000L)).isFalse();
        assertThat(BITS32.fits(-1)).isFalse();
        assertThat(BITS64.fits(-1)).isTrue();
    }

    @Test
    void sumThatDoesNotFitIsTheLargestNumber() {
        assertThat(BITS32.add(0xFFFF_FFFEL, 1)).isEqualTo(0xFFFF_FFFFL);
        assertThat(BITS32.add(0xFFFF_FFFFL, 1)).isEqualTo(0xFFFF_FFFFL);
        assertThat(BITS64.add(-2, 1)).isEqualTo(-1);
        assertThat(BITS64.add(-2, 3)).isEqualTo(-1);
    }

    @Test
    void physicalAddressIsAsWideAsThePointer() {
        assertThat(BITS32.physical(0x3000_0000L)).isEqualTo("0x30000000");
        assertThat(BITS64.physical(0x3000_0000L)).isEqualTo("0x0000000030000000");
    }
}
