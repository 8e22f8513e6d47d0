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
import rproclab.target.Target;
import rproclab.target.Targets;

class VerificationTest {
    private static final Target TARGET = Targets.all().stream().filter(target -> target.name().equals("imx8mp-m7"))
            .findFirst().orElseThrow();

    private static Verification image(String fixture) throws IOException {
        Bytes bytes = Bytes.map(Path.of("fixtures/firmware", fixture));
        return new Verification(Comparison.run(new Firmware(fixture, bytes), TARGET,
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
}
