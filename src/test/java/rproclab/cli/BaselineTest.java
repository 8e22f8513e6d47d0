// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.cli.Invocation.rproclab;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {
    private static final String BROKEN = "fixtures/firmware/imx8mp-28047.elf";

    @TempDir
    Path dir;

    @Test
    void whatWasWrittenIsAccepted() {
        String file = dir.resolve("baseline").toString();

        Invocation before = compare();
        Invocation writing = compare("--write-baseline", file);
        Invocation after = compare("--baseline", file, "--fail-on", "difference");

        assertThat(before.code()).isEqualTo(1);
        assertThat(writing.code()).isZero();
        assertThat(after.code()).isZero();
        assertThat(after.err()).isEqualTo("rproclab: " + BROKEN + ": the baseline accepts 1 of 1 findings\n");
        assertThat(after.out()).doesNotContain("lma-memsz-overrun").contains("rejected");
    }

    @Test
    void anAcceptedRefusalIsSkippedAndAnotherIsNot() throws IOException {
        Path file = dir.resolve("baseline");
        compare("--write-baseline", file.toString());
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.removeIf(line -> line.contains("linux-7.3"));
        Files.write(file, lines);

        Invocation run = compare("--baseline", file.toString(), "--format", "junit");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"1\"",
                "<skipped message=\"in the baseline: bad phdr da 0x1de78 mem 0xd5a0 (EINVAL -22)\"/>");
    }

    @Test
    void aBaselineOfAnotherFirmwareAcceptsNothing() {
        String file = dir.resolve("baseline").toString();
        rproclab("compare", "fixtures/firmware/imx8mp-exact-fit.elf", "--target", "imx8mp-m7", "--write-baseline",
                file);

        assertThat(compare("--baseline", file).code()).isEqualTo(1);
    }

    @Test
    void aLineThatIsNoFingerprintIsSaidSo() throws IOException {
        Path file = Files.writeString(dir.resolve("baseline"), "# fine\n\n" + "0".repeat(32) + " fine\n"
                + "0".repeat(31) + "\n");

        Invocation run = compare("--baseline", file.toString());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).isEqualTo(
                "rproclab: " + file + ": line 4 does not begin with a fingerprint of 32 hex digits\n");
    }

    @Test
    void aMissingBaselineIsSaidSo() {
        String file = dir.resolve("missing").toString();

        Invocation run = compare("--baseline", file);

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).startsWith("rproclab: " + file + ": cannot be read as a baseline: ").hasLineCount(1);
    }

    @Test
    void theStepSummaryIsAppendedTo() throws IOException {
        Path file = Files.writeString(dir.resolve("summary"), "before\n");

        try (Writer writer = StepSummary.open(file.toString())) {
            writer.write("after\n");
        }

        assertThat(file).hasContent("before\nafter\n");
    }

    private static Invocation compare(String... more) {
        List<String> words = new ArrayList<>(List.of("compare", BROKEN, "--target", "imx8mp-m7", "--loader",
                "linux-6.12,linux-7.3"));
        words.addAll(List.of(more));
        return rproclab(words.toArray(String[]::new));
    }
}
