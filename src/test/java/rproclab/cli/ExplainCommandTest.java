// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.cli.Invocation.rproclab;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    @TempDir
    Path dir;

    @Test
    void standardInputIsReadWhereNoLogIsNamed() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("junk\nBoot failed: -2".getBytes(StandardCharsets.UTF_8)));
        try {
            Invocation run = rproclab("explain");

            assertThat(run.code()).isZero();
            assertThat(run.out()).startsWith("standard input: 1 of 2 lines known\n\n2: Boot failed: -2\n");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aLogThatIsNotThereIsSaidSo() {
        assertLine(rproclab("explain", dir.resolve("none").toString()), 3, dir.resolve("none") + ": no such file");
        assertLine(rproclab("explain", dir.toString()), 3, dir + ": is a directory, not a log");
    }

    @Test
    void aFirmwareNeedsItsTarget() {
        assertLine(rproclab("explain", "LICENSE", "--firmware", "fixtures/firmware/imx8mp-28047.elf"), 2,
                "--firmware needs --target or --dtb: which core is it for? (rproclab list targets shows all)");
        assertLine(rproclab("explain", "LICENSE", "--loader", "linux"), 2,
                "--loader needs --firmware, the image to load");
    }

    @Test
    void aLineWithoutEndAndBytesThatAreNoTextAreRead() throws Exception {
        byte[] noise = new byte[1 << 20];
        new Random(61).nextBytes(noise);
        Path file = Files.write(dir.resolve("noise"), noise);
        byte[] line = "bad phdr da 0x1 mem 0x2 ".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        Path longLine = Files.write(dir.resolve("long"), line);

        assertThat(rproclab("explain", file.toString()).code()).isZero();
        assertThat(rproclab("explain", longLine.toString()).out()).startsWith(longLine + ": 1 of 1 line known\n");
    }

    private static void assertLine(Invocation run, int code, String text) {
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("rproclab: " + text + "\n");
    }
}
