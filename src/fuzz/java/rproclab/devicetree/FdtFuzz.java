// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.Seeds;
import rproclab.bytes.Bytes;

class FdtFuzz {

    @MethodSource("rproclab.Seeds#trees")
    @FuzzTest(maxDuration = Seeds.DURATION)
    void aTreeIsReadAndWrittenTheSameOrAnError(byte[] bytes) throws FdtError {
        Fdt tree;
        try {
            tree = Fdt.read(Bytes.of(bytes));
        } catch (FdtError error) {
            assertThat(error.getMessage()).matches("offset 0x[0-9a-f]+: [ -~]+");
            return;
        }

        byte[] written = tree.toBytes();

        assertThat(Fdt.read(Bytes.of(written)).toBytes()).isEqualTo(written);
    }
}
