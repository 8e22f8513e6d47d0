// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The README shows real output. {@code -Dgolden.update=true} writes it anew. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final String MARK = "<!-- compare -->\n```\n";

    @Test
    void firstCommandPrintsWhatTheReadmeShows() throws IOException {
        String readme = Files.readString(README);
        String command = readme.lines().filter(line -> line.startsWith("./rproclab compare ")).findFirst()
                .orElseThrow();

        Invocation run = Invocation.rproclab(Arrays.stream(command.split(" ")).skip(1).toArray(String[]::new));

        int start = readme.indexOf(MARK) + MARK.length();
        int end = readme.indexOf("```", start);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(README, readme.substring(0, start) + run.out() + readme.substring(end));
        }
        String shown = Boolean.getBoolean("golden.update") ? run.out() : readme.substring(start, end);
        assertThat(shown).as("-Dgolden.update=true writes it anew").isEqualTo(run.out());
        assertThat(run.code()).isEqualTo(1);
    }
}
