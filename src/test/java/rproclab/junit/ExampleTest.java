// SPDX-License-Identifier: GPL-2.0-only
package rproclab.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The project in {@code docs/example}, compiled and run here; {@code .ci/run} builds it with Maven, as its user does. */
class ExampleTest {
    private static final Path EXAMPLE = Path.of("docs/example");

    @TempDir
    Path dir;

    @Test
    void everyTestOfTheExamplePasses() throws Exception {
        List<Path> sources = sources();
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-Xlint:all,-classfile,-path", "-Werror", "-d",
                dir.toString(), "-cp", System.getProperty("java.class.path")));
        sources.forEach(source -> arguments.add(source.toString()));

        int compiled = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));

        assertThat(compiled).isZero();
        try (URLClassLoader loader = new URLClassLoader(new URL[]{dir.toUri().toURL()})) {
            List<Class<?>> classes = new ArrayList<>();
            for (Path source : sources) {
                classes.add(loader.loadClass(source.getFileName().toString().replace(".java", "")));
            }
            TestExecutionSummary summary = Tests.run(classes.toArray(Class<?>[]::new));
            assertThat(summary.getFailures()).isEmpty();
            assertThat(summary.getTestsSucceededCount()).isEqualTo(4);
        }
    }

    @Test
    void itsVersionsAreOurs() throws IOException {
        String ours = Files.readString(Path.of("pom.xml"));
        String example = Files.readString(EXAMPLE.resolve("pom.xml"));

        assertThat(after(example, "<artifactId>rproclab</artifactId>"))
                .isEqualTo(after(ours, "<artifactId>rproclab</artifactId>"));
        assertThat(after(example, "<artifactId>junit-jupiter</artifactId>"))
                .isEqualTo(ours.replaceAll("(?s).*<junit.version>(.*?)</junit.version>.*", "$1"));
        assertThat(after(example, "<artifactId>maven-surefire-plugin</artifactId>"))
                .isEqualTo(after(ours, "<artifactId>maven-surefire-plugin</artifactId>"));
    }

    private static String after(String pom, String artifact) {
        return Pattern.compile(Pattern.quote(artifact) + "\\s*<version>(.*?)</version>").matcher(pom).results()
                .map(result -> result.group(1)).findFirst().orElseThrow();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            return files.filter(file -> file.toString().endsWith("Test.java")).sorted().toList();
        }
    }
}
