// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/ci.md} and {@code action.yml} do around the command, of which a script takes the place that keeps its arguments. */
class RecipesTest {
    private static final String COMMAND = """
            #!/bin/sh
            echo "$*" >> %s
            case $* in
                *"--format github"*) exit 7 ;;
                *--loader*) exit ${REFUSES:-0} ;;
            esac
            exit 1
            """;

    @TempDir
    Path dir;
    private Path calls;

    @BeforeEach
    void installCommand() throws IOException {
        calls = dir.resolve("calls");
        Path command = dir.resolve("tools/rproclab/rproclab");
        Files.createDirectories(command.getParent());
        Files.writeString(command, COMMAND.formatted(calls));
        assertThat(command.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void actionWritesEachReportAndEndsAsTheAnnotationsDo() throws Exception {
        Path script = dir.resolve("tools/rproclab/.ci/action");
        Files.createDirectories(script.getParent());
        Files.copy(Path.of(".ci/action"), script);

        int code = run(Map.of("FIRMWARE", "a.elf\nb c.elf\n", "TARGET", "imx8mp-m7", "REPORTS", "reports"), "bash",
                script.toString());

        assertThat(code).isEqualTo(7);
        String named = "compare a.elf b c.elf --target imx8mp-m7 --fail-on ";
        assertThat(calls).hasContent(named + "never --format sarif -o reports/rproclab.sarif\n"
                + named + "never --format junit -o reports/junit.xml\n"
                + named + "never --format html -o reports/report.html\n" + named + "error --format github\n");
        assertThat(dir.resolve("reports")).isDirectory();
    }

    @Test
    void cmakeChecksOnceAndKeepsWhatIsRefused() throws Exception {
        assumeTrue(run(Map.of(), "sh", "-c", "cmake --version && make --version && cc --version") == 0,
                "needs cmake, make and a compiler");
        Files.writeString(dir.resolve("main.c"), "int main(void) { return 0; }\n");
        Files.writeString(dir.resolve("CMakeLists.txt"), """
                cmake_minimum_required(VERSION 3.13)
                project(firmware C)
                add_executable(m7.elf main.c)
                """ + recipe());

        int refused = run(Map.of("REFUSES", "1"), "sh", "-c",
                "cmake -G 'Unix Makefiles' -S . -B build && cmake --build build");
        assertThat(refused).isNotZero();
        assertThat(dir.resolve("build/m7.elf")).exists();
        assertThat(dir.resolve("build/m7.checked")).doesNotExist();

        assertThat(run(Map.of(), "cmake", "--build", "build")).isZero();
        assertThat(run(Map.of(), "cmake", "--build", "build")).isZero();
        String call = "compare %s --target imx8mp-m7 --loader linux-6.12\n"
                .formatted(dir.toRealPath().resolve("build/m7.elf"));
        assertThat(calls).hasContent(call + call);
    }

    /** The first CMake block of the document. */
    private static String recipe() throws IOException {
        return Pattern.compile("```cmake\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("docs/ci.md")))
                .results().map(block -> block.group(1)).findFirst().orElseThrow();
    }

    private int run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(dir.toFile()).redirectErrorStream(true)
                .redirectOutput(dir.resolve("output").toFile());
        builder.environment().putAll(environment);
        return builder.start().waitFor();
    }
}
