// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ports still answer what the real C answered, on machines that have no real C, too. */
class VectorsTest {
    private static final Map<String, Subject> SUBJECTS = Subject.all().stream()
            .collect(Collectors.toMap(Subject::name, Function.identity()));

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Vectors.DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".txt.gz")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void thePortsAnswerAsTheRealCDid(Path file) throws IOException {
        Vectors vectors = Vectors.read(file);

        assertThat(vectors.images()).isNotEmpty();
        for (int i = 0; i < vectors.images().size(); i++) {
            Vectors.Vector vector = vectors.images().get(i);
            for (Map.Entry<String, String> answer : vector.answers().entrySet()) {
                Subject subject = SUBJECTS.get(answer.getKey());
                assertThat(Answer.of(subject.port().apply(vector.firmware()))).as("image %d, %s %s", i, subject,
                        vectors.packages().get(subject.release())).isEqualTo(answer.getValue());
            }
        }
    }

    @Test
    void everyPortHasVectors() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path file : files()) {
            Vectors.read(file).images().forEach(vector -> named.addAll(vector.answers().keySet()));
        }

        assertThat(named).isEqualTo(new TreeSet<>(SUBJECTS.keySet()));
    }
}
