// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.cli.Invocation.rproclab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders and lists of firmware. */
class BatchTest {
    private static final Path FIXTURES = Path.of("fixtures/firmware");
    private static final int E_TYPE = 16;

    @TempDir
    Path dir;

    @BeforeEach
    void folderWithThreeImages() throws IOException {
        Files.createDirectories(dir.resolve("tree/b"));
        Files.copy(FIXTURES.resolve("imx8mp-28047.elf"), dir.resolve("tree/z.elf"));
        Files.copy(FIXTURES.resolve("imx8mp-28047-repaired.elf"), dir.resolve("tree/b/a.elf"));
        Files.copy(FIXTURES.resolve("imx8mp-exact-fit.elf"), dir.resolve("tree/a.bin"));
    }

    @Test
    void folderGivesItsImagesByPath() {
        assertThat(firmwares(compare(dir.resolve("tree")))).containsExactly("a.bin", "b/a.elf", "z.elf");
    }

    @Test
    void folderPassesOverObjectsAndOtherFiles() throws IOException {
        byte[] object = Files.readAllBytes(FIXTURES.resolve("imx8mp-28047.elf"));
        object[E_TYPE] = 1;
        Files.write(dir.resolve("tree/main.o"), object);
        Files.writeString(dir.resolve("tree/README"), "no firmware\n");

        Invocation run = compare(dir.resolve("tree"));

        assertThat(firmwares(run)).containsExactly("a.bin", "b/a.elf", "z.elf");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void imageThatIsCutAfterItsMagicIsNotPassedOver() throws IOException {
        Files.write(dir.resolve("tree/c.elf"), new byte[]{0x7f, 'E', 'L', 'F'});

        assertThat(firmwares(compare(dir.resolve("tree")))).contains("c.elf");
    }

    @Test
    void listGivesItsImagesInItsOrder() throws IOException {
        String second = FIXTURES.resolve("imx8mp-28047.elf").toString();
        String first = FIXTURES.resolve("imx8mp-exact-fit.elf").toString();

        Invocation run = compare("@" + list(first, "", second));

        assertThat(firmwares(run)).containsExactly(first, second);
    }

    @Test
    void missingFileOfAListDoesNotKeepTheOthersFromIt() throws IOException {
        String there = FIXTURES.resolve("imx8mp-28047-repaired.elf").toString();

        Invocation run = compare("@" + list("missing.elf", there));

        assertThat(run.code()).isEqualTo(Exit.INPUT);
        assertThat(run.err()).isEqualTo("rproclab: missing.elf: no such file\n");
        assertThat(firmwares(run)).containsExactly(there);
    }

    @Test
    void listWithoutANameIsSaidSo() throws IOException {
        String list = list("", " ");

        Invocation run = compare("@" + list);

        assertThat(run.code()).isEqualTo(Exit.INPUT);
        assertThat(run.err()).isEqualTo("rproclab: " + list + ": names no file: one path in each line is wanted\n");
    }

    @Test
    void listThatIsNoTextIsSaidSo() throws IOException {
        Path list = Files.write(dir.resolve("list"), new byte[]{(byte) 0xff, (byte) 0xfe, '\n'});

        Invocation run = compare("@" + list);

        assertThat(run.code()).isEqualTo(Exit.INPUT);
        assertThat(run.err()).isEqualTo("rproclab: " + list + ": is not text: one path in each line is wanted\n");
    }

    @Test
    void worstExitCodeCounts() {
        assertThat(compare(FIXTURES.resolve("imx8mp-28047-repaired.elf"), FIXTURES.resolve("imx8mp-28047.elf")).code())
                .isEqualTo(Exit.FINDINGS);
        assertThat(compare(FIXTURES.resolve("imx8mp-28047-repaired.elf"),
                FIXTURES.resolve("imx8mp-28047-repaired.elf")).code()).isEqualTo(Exit.OK);
    }

    @Test
    void reportDoesNotDependOnTheThreads() {
        String[] all = {FIXTURES.toString(), "--target", "imx8mp-m7", "--format", "json"};

        Invocation one = rproclab(with(all, "compare", "--jobs", "1"));
        Invocation four = rproclab(with(all, "compare", "--jobs", "4"));

        assertThat(firmwares(one)).hasSizeGreaterThan(20);
        assertThat(four).isEqualTo(one);
    }

    @Test
    void bootsAFolder() throws IOException {
        Files.delete(dir.resolve("tree/a.bin"));
        Files.copy(FIXTURES.resolve("imx8mp-rpmsg.elf"), dir.resolve("tree/b/rpmsg.elf"));

        Invocation run = rproclab("boot", dir.resolve("tree").toString(), "--target", "imx8mp-m7", "--format", "json");

        assertThat(firmwares(run)).containsExactly("b/a.elf", "b/rpmsg.elf", "z.elf");
        assertThat(strings(run, "outcome")).containsExactly("passed", "passed", "not-loaded");
        assertThat(run.code()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void traceFollowsOneFirmware() {
        Invocation run = rproclab("boot", dir.resolve("tree").toString(), "--target", "imx8mp-m7", "--trace",
                dir.resolve("trace").toString());

        assertThat(run.code()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).isEqualTo("rproclab: --trace %s: it follows one firmware, not 3\n"
                .formatted(dir.resolve("trace")));
        assertThat(dir.resolve("trace")).doesNotExist();
    }

    private Invocation compare(Object... files) {
        String[] names = Stream.of(files).map(Object::toString).toArray(String[]::new);
        return rproclab(with(names, "compare", "--target", "imx8mp-m7", "--loader", "linux-6.12", "--format", "json"));
    }

    /** The command, the arguments, and what follows the command's name. */
    private static String[] with(String[] arguments, String command, String... more) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(arguments));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    private String list(String... lines) throws IOException {
        return Files.write(dir.resolve("list.txt"), List.of(lines), StandardCharsets.UTF_8).toString();
    }

    private static List<String> firmwares(Invocation run) {
        return strings(run, "firmware");
    }

    /** The values of this key, in the order of the report. */
    private static List<String> strings(Invocation run, String key) {
        String start = "\"" + key + "\": \"";
        return run.out().lines().map(String::strip).filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length(), line.indexOf('"', start.length()))).toList();
    }
}
