// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The README shows real output. {@code -Dgolden.update=true} writes it anew. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");

    @ParameterizedTest
    @CsvSource({"compare, 1", "boot, 0", "dt, 0"})
    void firstCommandPrintsWhatTheReadmeShows(String word, int code) throws IOException {
        String mark = "<!-- " + word + " -->\n```\n";
        String readme = Files.readString(README);
        String command = readme.lines().filter(line -> line.startsWith("./rproclab " + word + " ")).findFirst()
                .orElseThrow();

        Invocation run = Invocation
                .rproclab(Arrays.stream(command.replace("'", "").split(" ")).skip(1).toArray(String[]::new));

        int start = readme.indexOf(mark) + mark.length();
        int end = readme.indexOf("```", start);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(README, readme.substring(0, start) + run.out() + readme.substring(end));
        }
        String shown = Boolean.getBoolean("golden.update") ? run.out() : readme.substring(start, end);
        assertThat(shown).as("-Dgolden.update=true writes it anew").isEqualTo(run.out());
        assertThat(run.code()).isEqualTo(code);
    }
}
