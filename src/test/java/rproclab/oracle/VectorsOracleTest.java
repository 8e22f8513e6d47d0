// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.bytes.Bytes;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;

/**
 * The vectors are what the real C of this machine answers; {@code -Dvectors.update=true} writes them anew.
 *
 * <p>
 * A vector is a corner, or a drawn image that made some release say something that no image before it did: another kind
 * of verdict, of lines, or of writes.
 */
@Tag("oracle")
class VectorsOracleTest {
    private static final boolean UPDATE = Boolean.getBoolean("vectors.update");
    private static final long SEED = 9;
    private static final int TRIED = 20_000;

    /** Subjects that can share images: all releases of a target, all entries of U-Boot. */
    static List<List<Subject>> groups() {
        Map<String, List<Subject>> groups = Subject.all().stream()
                .collect(Collectors.groupingBy(VectorsOracleTest::group, TreeMap::new, Collectors.toList()));
        return List.copyOf(groups.values());
    }

    private static String group(Subject subject) {
        String[] words = subject.name().split(" ");
        return words[0].startsWith("linux-") ? words[1] : "uboot-" + words[1];
    }

    @ParameterizedTest
    @MethodSource("groups")
    void theVectorsAreWhatTheRealCAnswers(List<Subject> group) throws IOException {
        Path file = Vectors.DIRECTORY.resolve(group(group.getFirst()) + ".txt.gz");
        Map<String, OracleLoader> reals = new HashMap<>();
        group.forEach(subject -> reals.put(subject.name(), Oracles.real(subject)));

        if (UPDATE) {
            chosen(group, reals).write(file);
        }

        for (Vectors.Vector vector : Vectors.read(file).images()) {
            vector.answers().forEach((subject, answer) -> assertThat(
                    Answer.of(reals.get(subject).load(vector.firmware()))).as(subject).isEqualTo(answer));
        }
    }

    private static Vectors chosen(List<Subject> group, Map<String, OracleLoader> reals) {
        Map<String, String> packages = new TreeMap<>();
        group.forEach(subject -> packages.put(subject.release(),
                Oracles.MANIFEST.entry(subject.release()).version()));
        Set<String> said = new HashSet<>();
        List<Vectors.Vector> images = new ArrayList<>();
        long corners = Corners.images().count();
        List<Firmware> tried = Stream.concat(Corners.images().map(image -> new Firmware("fw.elf", Bytes.of(image))),
                IntStream.range(0, TRIED).mapToObj(i -> group.getFirst().image(SEED, i))).toList();
        for (int i = 0; i < tried.size(); i++) {
            Firmware firmware = tried.get(i);
            Map<String, String> answers = new TreeMap<>();
            boolean isNew = i < corners;
            for (Subject subject : group) {
                LoadResult port = subject.port().apply(firmware);
                OracleResult real = reals.get(subject.name()).load(firmware);
                assertThat(Difference.between(port, real)).as("%s, image %d", subject, i)
                        .isEmpty();
                String answer = Answer.of(real);
                // a write to what only one of the two takes for memory ends the comparison: there is no one answer
                if (answer.equals(Answer.of(port))) {
                    isNew |= said.add(subject.name() + kind(real));
                    answers.put(subject.name(), answer);
                }
            }
            if (isNew) {
                images.add(new Vectors.Vector(firmware.bytes().toArray(), answers));
            }
        }
        // neighbours that resemble each other make a small file
        images.sort(Comparator.comparingInt(vector -> vector.image().length));
        return new Vectors(packages, images);
    }

    /** The answer without its numbers. */
    private static String kind(OracleResult result) {
        String log = result.logText().replaceAll("0x[0-9a-fA-F]+|[0-9]+", "N");
        String verdict = result.verdict().toString().replaceAll("offset=-?[0-9]+|object=[^,]*", "");
        return verdict + log + Math.min(2, result.writes().size()) + (result.tableSize() > 0)
                + (result.tableSa() != 0);
    }
}
