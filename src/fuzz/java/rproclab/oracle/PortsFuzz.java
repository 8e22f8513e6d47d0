// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.Seeds;
import rproclab.bytes.Bytes;
import rproclab.loader.Firmware;

/** The ports against the real C, where {@code kernel-ref/build} has made it: coverage of the ports leads to images that no generator makes. */
class PortsFuzz {
    private static final Map<Subject, OracleLoader> PAIRS = pairs();

    /** Of each Linux release one target for each driver, of U-Boot everything. */
    private static Map<Subject, OracleLoader> pairs() {
        Map<Subject, OracleLoader> pairs = new LinkedHashMap<>();
        Subject.all().stream()
                .filter(subject -> subject.name().matches("uboot-.*|.* (imx8mp-m7|imx8mm-m4|stm32mp157-m4|am62-m4f)"))
                .filter(subject -> Oracles.MANIFEST.find(subject.release()).isPresent())
                .forEach(subject -> pairs.put(subject, subject.real(Oracles.MANIFEST)));
        return pairs;
    }

    @MethodSource("rproclab.Seeds#images")
    @FuzzTest(maxDuration = Seeds.DURATION)
    void aPortAnswersAsTheRealC(byte[] image) {
        Firmware firmware = new Firmware("fw.elf", Bytes.of(image));

        PAIRS.forEach((subject, real) -> assertThat(subject.difference(real, firmware)).as(subject.name()).isEmpty());
    }
}
