// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The port against what real kernels printed; {@code kernel-ref/boot-logs} made the answers. */
class BootVectorsTest {

    @ParameterizedTest
    @ValueSource(strings = {"linux-5.10", "linux-6.1", "linux-6.12", "linux-7.2", "linux-7.3"})
    void portPrintsWhatTheRealKernelPrinted(String release) {
        BootAnswers answers = BootAnswers.read(Path.of("fixtures/vectors/reserved-memory-" + release + ".txt"));

        assertThat(answers.release()).isEqualTo(release);
        assertThat(answers.layouts()).hasSizeGreaterThanOrEqualTo(50);
        assertThat(answers.differences()).isEmpty();
    }
}
