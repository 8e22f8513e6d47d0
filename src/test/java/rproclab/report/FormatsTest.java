// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/formats.md} names every key that the golden files have. */
class FormatsTest {
    private static final Pattern KEY = Pattern.compile("\"([A-Za-z]+)\":");

    @ParameterizedTest
    @ValueSource(strings = {"decode-imx8mp-28047.json", "decode-dumped-table.json"})
    void everyKeyIsDocumented(String golden) throws IOException {
        String document = Files.readString(Path.of("docs/formats.md"));

        Set<String> missing = new TreeSet<>();
        KEY.matcher(Files.readString(Path.of("src/test/resources/golden", golden))).results()
                .map(result -> result.group(1)).filter(key -> !document.contains("`" + key + "`"))
                .forEach(missing::add);

        assertThat(missing).isEmpty();
    }
}
