// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static rproclab.cli.Invocation.rproclab;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and words that are no use: one clear line, the right exit code, nothing else. */
class BadInputTest {
    private static final String REPAIRED = "fixtures/firmware/imx8mp-28047-repaired.elf";

    @TempDir
    Path dir;

    @Test
    void missingFileIsSaidSo() {
        Path file = dir.resolve("missing.elf");

        Invocation run = compare(file);

        assertLine(run, file + ": no such file");
    }

    @Test
    void emptyFolderIsSaidSo() {
        assertLine(compare(dir), dir + ": holds no ELF file that could be loaded");
    }

    @Test
    void emptyFileIsSaidSo() throws IOException {
        Path file = Files.createFile(dir.resolve("empty.elf"));

        assertLine(compare(file), file + ": is empty");
    }

    @Test
    void deviceIsNotRead() {
        assumeTrue(Files.exists(Path.of("/dev/zero")));

        assertLine(compare(Path.of("/dev/zero")),
                "/dev/zero: is not a regular file; copy what it gives into one");
    }

    @Test
    void fifoIsNotWaitedFor() throws Exception {
        Path fifo = dir.resolve("fifo");
        assumeTrue(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor() == 0);

        assertLine(compare(fifo), fifo + ": is not a regular file; copy what it gives into one");
    }

    @Test
    void textIsRecognised() throws IOException {
        Path file = write("text.elf", "{\"a\": 1}\n".getBytes(StandardCharsets.UTF_8));

        assertLine(compare(file), file + ": is not an ELF file: it starts with 7b 22 61 22, not 7f 45 4c 46 (text)");
    }

    @Test
    void archiveIsRecognised() throws IOException {
        Path file = write("lib.a", "!<arch>\nfoo.o/".getBytes(StandardCharsets.UTF_8));

        assertLine(compare(file), file + ": is not an ELF file: it starts with 21 3c 61 72, not 7f 45 4c 46"
                + " (an ar archive: link it first)");
    }

    @Test
    void rawImageIsExplained() throws IOException {
        Path file = write("m7.bin", new byte[]{0, 0, 2, 0x20, 1, 4, 0, 0});

        assertLine(compare(file), file + ": is not an ELF file: it starts with 00 00 02 20, not 7f 45 4c 46"
                + " (a raw image? give the ELF file that it was made from; the loaders *-bootaux-bin show its fate)");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void fileShorterThanTheMagicIsNoElf(int size) throws IOException {
        Path file = write("short.elf", java.util.Arrays.copyOf(new byte[]{0x7f, 'E', 'L', 'F'}, size));

        Invocation run = compare(file);

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("rproclab: " + file + ": is not an ELF file: it starts with 7f")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 16, 51, 52, 63})
    void elfCutInItsHeaderGetsTheLoadersOwnVerdict(int size) throws IOException {
        byte[] whole = Files.readAllBytes(Path.of(REPAIRED));
        Path file = write("cut.elf", java.util.Arrays.copyOf(whole, size));

        Invocation run = rproclab("compare", file.toString(), "--target", "imx8mp-m7", "--loader", "linux-6.12");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("rejected").contains("EINVAL -22")
                .contains("remoteproc remoteproc0: Image is too small");
    }

    @Test
    void otherFilesAreStillCompared() {
        Path missing = dir.resolve("missing.elf");

        Invocation run = rproclab("compare", missing.toString(), REPAIRED, "--target", "imx8mp-m7");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).isEqualTo("rproclab: " + missing + ": no such file\n");
        assertThat(run.out()).startsWith("imx8mp-28047-repaired.elf on imx8mp-m7");
    }

    @Test
    void sparseFileOfThreeGibibytesIsDecoded() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of(REPAIRED));
        Path file = dir.resolve("sparse.elf");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.write(whole);
            sparse.setLength(3L << 30);
        }

        Invocation run = rproclab("decode", file.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("sparse.elf: ELF32 little-endian, ET_EXEC, Arm, entry 0x45b, 3221225472 bytes");
    }

    @Test
    void unknownTargetNamesTheNearest() {
        Invocation run = rproclab("compare", REPAIRED, "--target", "imx8mp-m4");

        assertUsage(run, "no target 'imx8mp-m4'; did you mean imx8mp-m7, imx8mm-m4 or imx8mq-m4?"
                + " (rproclab list targets shows all)");
    }

    @Test
    void unknownLoaderNamesTheNearest() {
        Invocation run = rproclab("compare", REPAIRED, "--target", "imx8mp-m7", "--loader", "linux-6.13");

        assertUsage(run, "no loader 'linux-6.13'; did you mean linux-6.1, linux-6.12 or linux-5.10?"
                + " (rproclab list loaders shows all)");
    }

    @Test
    void loaderThatDoesNotApplyIsAnError() {
        Invocation run = rproclab("compare", "fixtures/firmware/stm32mp157.elf", "--target", "stm32mp157-m4",
                "--loader", "uboot-2025.01-bootaux");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("rproclab: loader uboot-2025.01-bootaux does not apply to stm32mp157-m4;"
                + " these do: linux-5.10, ").hasLineCount(1);
    }

    @Test
    void missingTargetIsAUsageError() {
        assertUsage(rproclab("compare", REPAIRED), "--target or --dtb is needed: which core is the firmware for?"
                + " (rproclab list targets shows all)");
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(dir.resolve(name), bytes);
    }

    private static Invocation compare(Path file) {
        return rproclab("compare", file.toString(), "--target", "imx8mp-m7");
    }

    private static void assertLine(Invocation run, String line) {
        assertThat(run).isEqualTo(new Invocation(3, "", "rproclab: " + line + "\n"));
    }

    private static void assertUsage(Invocation run, String line) {
        assertThat(run).isEqualTo(new Invocation(2, "", "rproclab: " + line + "\n"));
    }
}
