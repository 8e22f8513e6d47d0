// SPDX-License-Identifier: GPL-2.0-only
package rproclab.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.bytes.Bytes;
import rproclab.linux.of.PhysRange;

/** What the header of a kernel says, and where U-Boot puts it for that. */
class KernelImageTest {
    private static final long DRAM = 0x8000_0000L;

    @Test
    void headerIsRead() {
        assertThat(KernelImage.of(image(0, 0x1c0_0000, 0xa)))
                .contains(new KernelImage(0, 0x1c0_0000, true, 64));
    }

    @Test
    void oldHeaderWithoutSizeIsTakenFor16MebibytesBehind512Kibibytes() {
        assertThat(KernelImage.of(image(0x1234, 0, 0))).contains(new KernelImage(0x80000, 16 << 20, false, 64));
    }

    @Test
    void compressedOrCutKernelHasNoHeader() {
        byte[] whole = image(0, 1, 8).toArray();

        assertThat(KernelImage.of(Bytes.of(Arrays.copyOf(whole, 60)))).isPresent();
        assertThat(KernelImage.of(Bytes.of(Arrays.copyOf(whole, 59)))).isEmpty();
        assertThat(KernelImage.of(Bytes.of(new byte[64]))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0x80200000, 0x80200000", "0x80200001, 0x80400000", "0x803fffff, 0x80400000",
            "0x95400000, 0x95400000"})
    void aKernelForAnywhereRunsAtTheNext2Mebibytes(String loaded, String runs) {
        assertThat(new KernelImage(0, 0x1000, true, 64).placed(Long.decode(loaded), DRAM))
                .isEqualTo(new PhysRange(Long.decode(runs), 0x1000));
    }

    @Test
    void anOlderKernelRunsWhereMemoryBegins() {
        assertThat(new KernelImage(0x80000, 0x1000, false, 64).placed(0x9540_0000L, DRAM))
                .isEqualTo(new PhysRange(0x8008_0000L, 0x1000));
    }

    private static Bytes image(long textOffset, long size, long flags) {
        ByteBuffer header = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(8, textOffset).putLong(16, size).putLong(24, flags).putInt(56, 0x644d_5241);
        return Bytes.of(header.array());
    }
}
