// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/man}: manual page and completions are those of the commands; {@code -Dgolden.update=true} writes them anew. */
class ManualPageTest {
    private static final Path FOLDER = Path.of("docs/man");
    private static final Definitions ALL = Definitions.ofCommandLine();

    record Generated(String file, String contents) {
        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Generated> generated() throws IOException {
        String version = Pattern.compile("<artifactId>rproclab</artifactId>\\s*<version>(.*?)</version>")
                .matcher(Files.readString(Path.of("pom.xml"))).results().findFirst().orElseThrow().group(1);
        return Stream.of(new Generated("rproclab.1", ManualPage.of(ALL, version)),
                new Generated("rproclab.bash", Completions.bash(ALL)),
                new Generated("_rproclab", Completions.zsh(ALL)),
                new Generated("rproclab.fish", Completions.fish(ALL)));
    }

    @ParameterizedTest
    @MethodSource("generated")
    void fileIsThatOfTheCommands(Generated generated) throws IOException {
        Path file = FOLDER.resolve(generated.file());
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, generated.contents());
        }

        assertThat(generated.contents()).as("-Dgolden.update=true writes it anew")
                .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
    }

    @Test
    void everyCommandAndFlagOfTheHelpIsDefined() {
        Set<String> defined = new TreeSet<>();
        Set<String> helped = new TreeSet<>();
        for (Definitions command : ALL.commands()) {
            command.flags().stream().filter(flag -> !flag.positional()).flatMap(flag -> flag.names().stream())
                    .forEach(name -> defined.add(command.name() + " " + name));
            Pattern.compile("(?m)^  (?:(-\\w), )?(--?[a-z-]+)\\b")
                    .matcher(Invocation.rproclab(command.name(), "--help").out()).results().forEach(match -> {
                        if (match.group(1) != null) {
                            helped.add(command.name() + " " + match.group(1));
                        }
                        helped.add(command.name() + " " + match.group(2));
                    });
        }

        assertThat(defined).isEqualTo(helped).contains("compare --baseline", "boot --ping", "dt --env", "list -o");
    }

    @Test
    void everyExitCodeIsExplained() throws IllegalAccessException {
        Set<Integer> codes = new TreeSet<>();
        for (Field code : Exit.class.getDeclaredFields()) {
            codes.add(code.getInt(null));
        }

        assertThat(ManualPage.EXIT.keySet()).isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "com | compare", "compare --tar | --target", "compare a.elf --target imx8mp- | imx8mp-m7",
            "compare --loader linux-6.12,uboot-2026.07-bootelf- | linux-6.12,uboot-2026.07-bootelf-s",
            "boot --host v | virtio", "dt --board apalis-imx8- | apalis-imx8-2022", "list ru | rules",
            "fuzz --seed 1 | ''",
            "compare --format sar | sarif"})
    void bashCompletes(String line, String expected) throws Exception {
        String script = """
                . docs/man/rproclab.bash
                COMP_WORDS=(rproclab %s) COMP_CWORD=%d
                _rproclab rproclab "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]}"
                echo "${COMPREPLY[*]}"
                """.formatted(line, line.split(" ").length);
        Process bash = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();

        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo(expected);
    }

    @Test
    void textIsNoMacro() {
        assertThat(ManualPage.escaped(".so it's -q \\n \"a\"")).isEqualTo("\\&.so it\\(aqs \\-q \\en \\(dqa\\(dq");
    }
}
