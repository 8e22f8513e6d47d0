// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rproclab.memory.Mapping;

class DmaPoolTest {

    @Test
    void blocksAreWholePagesFromTheStart() {
        DmaPool pool = pool(0x4000);

        assertThat(pool.alloc(1)).hasValue(0x1_0000);
        assertThat(pool.alloc(0x1000)).hasValue(0x1_1000);
        assertThat(pool.alloc(0x1001)).hasValue(0x1_2000);
        assertThat(pool.alloc(1)).isEmpty();
    }

    @Test
    void blocksAreAlignedToTheirSizeRoundedUpToAPowerOfTwo() {
        DmaPool pool = pool(0x10000);

        assertThat(pool.alloc(0x1000)).hasValue(0x1_0000);
        assertThat(pool.alloc(0x3000)).hasValue(0x1_4000);
        assertThat(pool.alloc(0x1000)).hasValue(0x1_1000);
        assertThat(pool.alloc(0x2000)).hasValue(0x1_2000);
        assertThat(pool.alloc(0x8000)).hasValue(0x1_8000);
        assertThat(pool.alloc(1)).isEmpty();
    }

    @Test
    void sizeThatThePoolIsNotAPowerOfTwoOfIsUsedToTheLastPage() {
        DmaPool pool = pool(0x3FFF);

        assertThat(pool.alloc(0x2001)).isEmpty();
        assertThat(pool.alloc(0x2000)).hasValue(0x1_0000);
        assertThat(pool.alloc(0x1000)).hasValue(0x1_2000);
        assertThat(pool.alloc(1)).isEmpty();
    }

    @Test
    void nothingAndTooMuchFail() {
        assertThat(pool(0x4000).alloc(0)).isEmpty();
        assertThat(pool(0x4000).alloc(0x4000)).hasValue(0x1_0000);
        assertThat(pool(0x4000).alloc(0x4001)).isEmpty();
        assertThat(pool(0x4000).alloc(-1)).isEmpty();
        assertThat(pool(0xFFF).alloc(1)).isEmpty();
    }

    private static DmaPool pool(long size) {
        return new DmaPool(new Mapping("pool", 0x1_0000, size));
    }
}
