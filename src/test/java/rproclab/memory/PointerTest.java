// SPDX-License-Identifier: GPL-2.0-only
package rproclab.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PointerTest {
    private static final Mapping ITCM = new Mapping("ITCM", 0x7E_0000, 0x2_0000);

    private final Pointer pointer = new Pointer();

    @Test
    void isNullAtFirst() {
        assertThat(pointer.isNull()).isTrue();
        assertThat(pointer.mapping().name()).isEqualTo("NULL");
        assertThat(pointer.sa()).isZero();
    }

    @Test
    void pointsBehindTheStartOfItsMapping() {
        pointer.set(ITCM, 0x10, true);

        assertThat(pointer.isNull()).isFalse();
        assertThat(pointer.mapping()).isEqualTo(ITCM);
        assertThat(pointer.offset()).isEqualTo(0x10);
        assertThat(pointer.iomem()).isTrue();
        assertThat(pointer.sa()).isEqualTo(0x7E_0010);
    }

    @Test
    void isMemoryUnlessSaidOtherwise() {
        pointer.set(ITCM, 0, false);

        assertThat(pointer.iomem()).isFalse();
    }

    @Test
    void becomesNullAgain() {
        pointer.set(ITCM, 0x10, true);

        pointer.clear();

        assertThat(pointer.isNull()).isTrue();
        assertThat(pointer.offset()).isZero();
        assertThat(pointer.iomem()).isFalse();
    }
}
