// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.Seeds;
import rproclab.bytes.Bytes;

class OverlayFuzz {
    private static final byte[] BASE = Seeds.baseTree();

    @MethodSource("rproclab.Seeds#overlays")
    @FuzzTest(maxDuration = Seeds.DURATION)
    void anOverlayFitsOrIsAnError(byte[] bytes) throws FdtError {
        Fdt base = Fdt.read(Bytes.of(BASE));
        Fdt merged;
        try {
            merged = base.withOverlay(Fdt.read(Bytes.of(bytes)));
        } catch (FdtError error) {
            assertThat(error.getMessage()).matches("[ -~]+");
            return;
        }

        byte[] written = merged.toBytes();

        assertThat(Fdt.read(Bytes.of(written)).toBytes()).isEqualTo(written);
        assertThat(base.toBytes()).isEqualTo(Fdt.read(Bytes.of(BASE)).toBytes());
    }
}
