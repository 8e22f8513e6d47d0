// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** Every golden SARIF log, JUnit file and HTML page is valid: OASIS's schema, Jenkins' schema, the Nu HTML checker. */
class SchemasTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path JUNIT = Path.of("src/test/resources/schema/junit-10.xsd");
    /** The checker's style sheets end in 2020. */
    private static final Set<String> NEWER = Set.of("color-scheme", "print-color-adjust", "vector-effect");

    static Stream<Path> sarif() throws IOException {
        return goldens(".sarif");
    }

    static Stream<Path> junit() throws IOException {
        return goldens(".junit");
    }

    static Stream<Path> html() throws IOException {
        return goldens(".html");
    }

    @ParameterizedTest
    @MethodSource
    void sarif(Path golden) throws IOException {
        assertThat(sarifErrors(printed(golden))).isEmpty();
    }

    @Test
    void sarifSchemaRefuses() throws IOException {
        String log = printed(GOLDEN.resolve("hostile.sarif"));

        assertThat(sarifErrors(log.replace("\"error\"", "\"fatal\""))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void junit(Path golden) throws IOException, SAXException {
        validateJunit(printed(golden));
    }

    @Test
    void junitSchemaRefuses() throws IOException {
        String file = printed(GOLDEN.resolve("hostile.junit"));

        assertThatExceptionOfType(SAXException.class)
                .isThrownBy(() -> validateJunit(file.replace("<testcase", "<case").replace("</testcase", "</case")));
    }

    @ParameterizedTest
    @MethodSource
    void html(Path golden) throws Exception {
        assertThat(htmlErrors(printed(golden))).isEmpty();
    }

    @Test
    void htmlCheckerRefuses() throws Exception {
        String page = printed(GOLDEN.resolve("hostile.html"));

        assertThat(htmlErrors(page.replace("<h1>", "<h1 colour=\"red\">"))).hasSize(1);
    }

    private static List<String> sarifErrors(String log) throws IOException {
        try (InputStream schema = SchemasTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            JsonSchema sarif = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
            return sarif.validate(log, InputFormat.JSON).stream().map(Object::toString).toList();
        }
    }

    private static void validateJunit(String file) throws IOException, SAXException {
        Schema schema = SchemaFactory.newDefaultInstance().newSchema(JUNIT.toFile());
        schema.newValidator().validate(new StreamSource(new StringReader(file)));
    }

    private static List<String> htmlErrors(String page) throws Exception {
        EmbeddedValidator checker = new EmbeddedValidator();
        checker.setOutputFormat(EmbeddedValidator.OutputFormat.GNU);
        return checker.validate(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8))).lines()
                .filter(line -> !line.isBlank() && NEWER.stream()
                        .noneMatch(name -> line.endsWith("Property \u201c" + name + "\u201d doesn't exist.")))
                .toList();
    }

    private static Stream<Path> goldens(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList().stream();
        }
    }

    /** A golden file without the line that tells the exit code. */
    private static String printed(Path golden) throws IOException {
        return Files.readString(golden).replaceFirst("^exit code \\d+\n", "");
    }
}
