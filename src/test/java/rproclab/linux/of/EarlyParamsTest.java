// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlyParamsTest {

    @ParameterizedTest
    @CsvSource({"512M,0x20000000", "0x20000000,0x20000000", "1g,0x40000000", "010K,0x2000", "4096,0x1000",
            "64M@0x50000000,0x4000000", "0,0x0", "'',0x0"})
    void memparseReadsNumbersAsCDoes(String text, String value) {
        assertThat(EarlyParams.memparse(text)).isEqualTo(Long.decode(value));
    }

    @Test
    void lastMemWinsAndWholePagesCount() {
        assertThat(EarlyParams.memoryLimit("mem=1G quiet mem=0x1000fff")).hasValue(0x100_0000);
        assertThat(EarlyParams.memoryLimit("memory=1G")).isEmpty();
    }

    @Test
    void whatFollowsTwoDashesIsForInit() {
        assertThat(EarlyParams.has("quiet -- mem=1G", "mem")).isFalse();
    }

    @Test
    void aParameterIsThereWithWhateverValue() {
        assertThat(EarlyParams.has("quiet cma=0", "cma")).isTrue();
        assertThat(EarlyParams.has("quiet cma", "cma")).isFalse();
        assertThat(EarlyParams.has("hugetlb_cma=1G", "cma")).isFalse();
    }

    @Test
    void lastMemmapReplacesTheOthers() {
        assertThat(EarlyParams.unknown("memmap=1M$0x1000 memmap=2M$0x2000")).contains("memmap=2M$0x2000");
        assertThat(EarlyParams.unknown("quiet")).isEmpty();
    }
}
