// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.Seeds;

/** What {@code replay} and {@code merge} read. */
class FindingsFuzz {
    private static final Path FILE = file();

    static Stream<byte[]> findings() {
        return Invocation.rproclab("fuzz", "--target", "imx8mp-m7", "--loader", "linux-6.12,uboot-2025.01-bootaux",
                "--seed", "7", "--cases", "100", "--format", "json").out().lines()
                .map(line -> line.getBytes(StandardCharsets.UTF_8));
    }

    private static Path file() {
        try {
            Path file = Files.createTempFile("witness", ".json");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @MethodSource("findings")
    @FuzzTest(maxDuration = Seeds.DURATION)
    void aFileIsReplayedAndMergedOrInOneLineItIsSaidWhyNot(byte[] bytes) throws IOException {
        Files.write(FILE, bytes);

        Invocation replay = Invocation.rproclab("replay", FILE.toString());
        Invocation merge = Invocation.rproclab("merge", FILE.toString());

        assertThat(replay.code()).as(replay.err()).isNotEqualTo(Exit.INTERNAL);
        assertThat(merge.code()).as(merge.err()).isNotEqualTo(Exit.INTERNAL);
        assertThat(replay.err()).matches("(rproclab: [^\\n]*\\n)?");
        assertThat(merge.err()).matches("(rproclab: [^\\n]*\\n)?");
    }
}
