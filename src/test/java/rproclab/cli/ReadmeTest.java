// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.compare.LoaderKind;
import rproclab.machine.peripheral.Chips;
import rproclab.target.Target;
import rproclab.target.Targets;

/** The README and its neighbours show real output. {@code -Dgolden.update=true} writes it anew. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern COMMAND = Pattern.compile("^\\./rproclab .*$", Pattern.MULTILINE);
    private static final Pattern SHOWN = Pattern.compile(
            "```\\n\\./rproclab ([^\\n]*)\\n```\\n\\n<!-- prints, exit code (\\d+) -->\\n```\\n(.*?)```\\n",
            Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
    private static final Pattern SUPPORTED = Pattern.compile("<!-- supported -->\\n(.*?)<!-- end -->", Pattern.DOTALL);
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/boot.md", "docs/reserved-memory.md"})
    void everyCommandPrintsWhatIsShown(String name) throws IOException {
        String text = Files.readString(Path.of(name));
        Matcher shown = SHOWN.matcher(text);
        StringBuilder updated = new StringBuilder();
        int commands = 0;

        for (; shown.find(); commands++) {
            Invocation run = Invocation.rproclab(words(shown.group(1)));
            assertThat(run.code()).as(shown.group(1)).isEqualTo(Integer.parseInt(shown.group(2)));
            if (UPDATE) {
                String block = shown.group().substring(0, shown.start(3) - shown.start()) + run.out() + "```\n";
                shown.appendReplacement(updated, Matcher.quoteReplacement(block));
            } else {
                assertThat(shown.group(3)).as("-Dgolden.update=true writes it anew").isEqualTo(run.out());
            }
        }

        assertThat(COMMAND.matcher(text).results().count()).isEqualTo(commands).isPositive();
        if (UPDATE) {
            Files.writeString(Path.of(name), shown.appendTail(updated).toString());
        }
    }

    @Test
    void theTableOfWhatIsSupportedIsThatOfTheCatalogue() throws IOException {
        String text = Files.readString(README);
        MatchResult block = SUPPORTED.matcher(text).results().findFirst().orElseThrow();
        if (UPDATE) {
            Files.writeString(README, text.substring(0, block.start(1)) + supported() + text.substring(block.end(1)));
        }

        assertThat(UPDATE ? supported() : block.group(1)).isEqualTo(supported());
    }

    /** As a shell would split it, as far as the pages need. */
    private static String[] words(String command) {
        return WORD.matcher(command).results()
                .map(word -> word.group(1) != null
                        ? word.group(1)
                        : word.group(2) != null ? word.group(2) : word.group(3))
                .toArray(String[]::new);
    }

    private static String supported() {
        StringBuilder table = new StringBuilder("| target | SoC, core | Linux | NXP's Linux | U-Boot | boot |\n"
                + "|---|---|---|---|---|---|\n");
        for (Target target : Targets.all()) {
            List<String> linux = new ArrayList<>(target.linux().keySet());
            table.append("| `%s` | %s, %s | %s | %s | %s | %s |\n".formatted(target.name(), target.soc(), target.core(),
                    releases(linux.stream().filter(name -> !name.contains("imx")).toList()),
                    releases(linux.stream().filter(name -> name.contains("imx")).toList()), uboot(target),
                    Chips.of(target.name()).isPresent() ? "yes" : "no"));
        }
        return table.toString();
    }

    /** The first and the last. */
    private static String releases(List<String> names) {
        List<String> short_ = names.stream().map(name -> name.replaceFirst("linux-(imx-)?", "")).toList();
        return short_.isEmpty()
                ? "-"
                : short_.size() == 1 ? short_.getFirst() : short_.getFirst() + " to " + short_.getLast();
    }

    private static String uboot(Target target) {
        Set<LoaderKind> kinds = new TreeSet<>();
        rproclab.compare.Loaders.of(target).names().forEach(name -> kinds.add(LoaderKind.of(name)));
        List<String> words = new ArrayList<>();
        if (kinds.contains(LoaderKind.RPROC)) {
            words.add("rproc");
        }
        if (kinds.contains(LoaderKind.BOOTAUX)) {
            words.add("bootaux");
        }
        if (kinds.contains(LoaderKind.BOOTELF)) {
            words.add("bootelf");
        }
        return words.isEmpty() ? "-" : String.join(", ", words);
    }
}
