// SPDX-License-Identifier: GPL-2.0-only
package rproclab.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation of what the module exports: complete, and without a complaint of the tool. */
class JavadocTest {
    @TempDir
    Path dir;

    @Test
    void everyPublicThingIsDocumented() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-quiet", "-Xdoclint:all", "-Werror", "-public", "-d",
                dir.toString(), "--class-path", System.getProperty("java.class.path")));
        for (String name : List.of("api", "junit")) {
            try (Stream<Path> sources = Files.list(Path.of("src/main/java/rproclab", name))) {
                sources.map(Path::toString).sorted().forEach(arguments::add);
            }
        }
        StringWriter said = new StringWriter();

        int code = ToolProvider.findFirst("javadoc").orElseThrow().run(new PrintWriter(said), new PrintWriter(said),
                arguments.toArray(String[]::new));

        assertThat(said.toString()).isEmpty();
        assertThat(code).isZero();
    }
}
