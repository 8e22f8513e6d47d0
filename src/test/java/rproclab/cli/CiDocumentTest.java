// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.Test;

/** Every command of {@code docs/ci.md}, on a fixture that loads everywhere. */
class CiDocumentTest {
    private static final String FIRMWARE = "fixtures/firmware/imx8mp-28047-repaired.elf";
    private static final Pattern COMMAND = Pattern
            .compile("(?:rproclab/rproclab|\\$\\{RPROCLAB\\}) ((?:compare|boot) .*)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir
    Path dir;

    @Test
    void everyCommandRunsAndAccepts() throws IOException {
        List<List<String>> commands = commands().toList();

        assertThat(commands).hasSize(9).allSatisfy(command -> {
            Invocation run = Invocation.rproclab(command.toArray(String[]::new));

            assertThat(run.code()).as(String.join(" ", command) + "\n" + run.err()).isZero();
        });
    }

    @Test
    void everyInputOfTheActionReachesItsScript() throws IOException {
        String action = Files.readString(Path.of("action.yml"));
        String script = Files.readString(Path.of(".ci/action"));

        List<String> variables = Pattern.compile("(?m)^        ([A-Z_]+): \\$\\{\\{ inputs\\.([a-z-]+) \\}\\}$")
                .matcher(action).results().map(result -> result.group(1)).toList();

        assertThat(variables).hasSize(7).allMatch(variable -> script.contains("$" + variable)
                || script.contains("${" + variable + ":"));
        assertThat(action.substring(action.indexOf("run: "))).doesNotContain("${{");
    }

    private Stream<List<String>> commands() throws IOException {
        return Files.readAllLines(Path.of("docs/ci.md")).stream().map(COMMAND::matcher).filter(Matcher::find)
                .map(matcher -> words(matcher.group(1)));
    }

    private List<String> words(String command) {
        List<String> words = new ArrayList<>();
        WORD.matcher(command.replaceAll("\\)$|`.*", "")).results().forEach(result -> {
            String word = result.group(1) == null ? result.group(2) : result.group(1);
            boolean written = !words.isEmpty()
                    && List.of("-o", "--baseline", "--write-baseline").contains(words.getLast());
            words.add(written
                    ? dir.resolve(Path.of(word).getFileName()).toString()
                    : words.size() == 1 ? FIRMWARE : word);
        });
        return words;
    }
}
