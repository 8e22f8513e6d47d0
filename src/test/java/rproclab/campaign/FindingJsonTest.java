// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Findings come from other machines: whatever a line says, it is a finding or one refusal. */
class FindingJsonTest {
    private static final String LINE = """
            {"signature":"0123456789ab","target":"imx8mp-m7","seed":7,"firstCase":3,"cases":9,"fit":"FILLS",\
            "groups":[{"loaders":["linux-6.12"],"verdict":"rejected","errno":"EINVAL","message":"bad phdr"},\
            {"loaders":["linux-7.3"],"verdict":"accepted","memory":0},\
            {"loaders":["uboot-2025.01-rproc"],"verdict":"undefined","access":"write","site":"f","object":"NULL",\
            "differsFromC":"log"}],\
            "recipe":["elf32()"],"elf":"7f45"}""";

    @Test
    void aLineIsReadAndWrittenTheSame() {
        assertThat(FindingJson.line(FindingJson.read(LINE))).isEqualTo(LINE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"FILLS\"        | \"FULL\"",
            "\"seed\":7       | \"seed\":7.5",
            "\"seed\":7       | \"seed\":9223372036854775808",
            "\"seed\":7       | \"seed\":1e999999999",
            "\"seed\":7       | \"seed\":\"7\"",
            "\"7f45\"         | \"7f4\"",
            "\"7f45\"         | \"7g45\"",
            "[\"elf32()\"]    | [32]",
            "\"memory\":0     | \"memory\":null",
            "\"groups\":      | \"group\":"})
    void aValueOfAnotherKindIsRefused(String is, String becomes) {
        assertRefused(LINE.replace(is, becomes));
    }

    /** It is the name of the folder that the witness is written to. */
    @ParameterizedTest
    @ValueSource(strings = {"", "../../../x", "/x", "0123456789a", "0123456789abc", "0123456789aB", "0123456789a/",
            "0123456789\\\\n"})
    void aSignatureIsTwelveHexDigits(String signature) {
        assertRefused(LINE.replace("0123456789ab", signature));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "7", "{} {}", "\u0000"})
    void whatIsNoObjectIsRefused(String text) {
        assertRefused(text);
    }

    @Test
    void twoOnOneLineAreRefused() {
        assertRefused(LINE + LINE);
    }

    @Test
    void deepNestingIsRefused() {
        assertRefused(LINE.replace("[\"elf32()\"]", "[".repeat(100_000)));
    }

    private static void assertRefused(String text) {
        assertThat(text).isNotEqualTo(LINE);
        assertThatThrownBy(() -> FindingJson.read(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("is not a finding of rproclab fuzz");
    }
}
