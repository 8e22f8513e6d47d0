// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rproclab.bytes.Bytes;
import rproclab.compare.Comparison;
import rproclab.compare.Loaders;
import rproclab.loader.Firmware;
import rproclab.loader.LogLine;
import rproclab.target.Target;
import rproclab.target.Targets;

class VerificationTest {
    private static final Target TARGET = Targets.all().stream().filter(target -> target.name().equals("imx8mp-m7"))
            .findFirst().orElseThrow();

    private static Verification image(String fixture) throws IOException {
        Bytes bytes = Bytes.map(Path.of("fixtures/firmware", fixture));
        return Verification.of(Comparison.run(new Firmware(fixture, bytes), TARGET,
                Loaders.of(TARGET).named(List.of("linux-6.12", "linux-7.3"))));
    }

    private static Explanation line(String text) {
        Explainer explainer = new Explainer(List.of(TARGET));
        explainer.add(text);
        return explainer.log().explanations().getFirst();
    }

    @Test
    void theImageOfTheLogPrintsItsVeryLine() throws IOException {
        Verification.Answer answer = image("imx8mp-28047.elf").of(line("bad phdr da 0x1de78 mem 0xd5a0"));

        assertThat(answer.exactly()).isEqualTo("linux-*");
        assertThat(answer.instead()).isEmpty();
    }

    @Test
    void anotherBuildPrintsTheLineWithItsOwnNumbers() throws IOException {
        Verification.Answer answer = image("imx8mp-28047.elf").of(line("bad phdr da 0x1de70 mem 0xd5a0"));

        assertThat(answer.exactly()).isEmpty();
        assertThat(answer.instead()).containsExactly(Map.entry("bad phdr da 0x1de78 mem 0xd5a0", "linux-*"));
        assertThat(answer.known()).isTrue();
    }

    @Test
    void theNameOfTheDeviceDiffersByRelease() throws IOException {
        Verification.Answer answer = image("imx8mp-28047.elf")
                .of(line("remoteproc remoteproc0: powering up imx-rproc"));

        assertThat(answer.exactly()).isEqualTo("linux-6.12");
        assertThat(answer.instead()).containsExactly(Map.entry("powering up imx8mp-cm7", "linux-7.3"));
    }

    @Test
    void anImageThatLoadsDoesNotPrintARefusal() throws IOException {
        Verification repaired = image("imx8mp-28047-repaired.elf");
        Explanation refusal = line("Failed to load program segments: -22");

        assertThat(repaired.of(refusal).known()).isFalse();
        assertThat(repaired.tells(refusal)).isTrue();
        assertThat(repaired.tells(line("crash detected in imx-rproc: type fatal error"))).isFalse();
    }

    @Test
    void aBoardsLinesAreThoseOfItsKernels() {
        String line = "Reserved memory: failed to reserve memory for node 'm4@88000000': base 0x0000000088000000, size 128 MiB";
        Verification board = new Verification(List.of(), List.of()).onBoard(List.of(
                new Verification.Printed("linux-6.1", List.of(new LogLine(LogLine.Level.INFO, "OF: fdt: " + line))),
                new Verification.Printed("linux-6.12", List.of()),
                new Verification.Printed("linux-7.2",
                        List.of(new LogLine(LogLine.Level.ERROR, "OF: fdt: " + line.replace("128", "64"))))));

        Verification.Answer answer = board.of(line(line));

        assertThat(board.tells(line(line))).isTrue();
        assertThat(answer.by()).isEqualTo("board");
        assertThat(answer.exactly()).isEqualTo("linux-6.1");
        assertThat(answer.instead()).containsExactly(Map.entry(line(line.replace("128", "64")).said(), "linux-7.2"));
    }

    @Test
    void anImageSaysNothingOfABoardNorABoardOfAnImage() throws IOException {
        Explanation ofBoard = line("failed to reserve memory for node 'm4@88000000': base 0x88000000, size 128 MiB");
        Explanation ofImage = line("bad phdr da 0x1de78 mem 0xd5a0");

        assertThat(image("imx8mp-28047.elf").tells(ofBoard)).isFalse();
        assertThat(new Verification(List.of(), List.of()).onBoard(List.of(new Verification.Printed("linux-6.1",
                List.of()))).tells(ofImage)).isFalse();
    }
}
