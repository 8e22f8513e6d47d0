// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.bytes.Bytes;
import rproclab.loader.Firmware;

/** Every port answers as the real C does: verdict, log, writes, boot address, memory. */
@Tag("oracle")
class PortsTest {
    private static final long SEED = 1;

    static List<Subject> ports() {
        return Subject.all();
    }

    @ParameterizedTest
    @MethodSource("ports")
    void aPortAnswersAsTheRealC(Subject subject) {
        OracleLoader real = Oracles.real(subject);

        for (long i = 0; i < Oracles.CASES; i++) {
            long index = i;
            Firmware firmware = subject.image(SEED, index);
            Optional<Difference> difference = subject.difference(real, firmware);

            // the recipe is only drawn for the image that needs it
            assertThat(difference).withFailMessage(() -> "%s, seed %d, image %d: %s%n%s".formatted(real.name(), SEED,
                    index, difference.orElseThrow(), subject.images().recipe(SEED, index))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("ports")
    void aPortAnswersAsTheRealCToTheCommittedImages(Subject subject) throws IOException {
        OracleLoader real = Oracles.real(subject);

        for (Path file : committed()) {
            Firmware firmware = new Firmware("fw.elf", Bytes.map(file));

            assertThat(subject.difference(real, firmware)).as("%s, %s", real.name(), file).isEmpty();
        }
    }

    private static List<Path> committed() throws IOException {
        try (Stream<Path> firmware = Files.list(Path.of("fixtures", "firmware"));
                Stream<Path> witnesses = Files.list(Path.of("fixtures", "witnesses"))) {
            return Stream.concat(firmware, witnesses).filter(file -> file.toString().endsWith(".elf")).sorted()
                    .toList();
        }
    }

    @Test
    void twoThreadsHaveASessionEach() throws InterruptedException {
        Subject subject = ports().getFirst();
        Firmware firmware = subject.image(SEED, 0);
        OracleLoader here = Oracles.real(subject);
        String before = here.load(firmware).logText();
        String[] there = {""};

        Thread thread = new Thread(() -> there[0] = subject.real(Oracles.MANIFEST).load(subject.image(SEED, 1))
                .logText());
        thread.start();
        thread.join();

        assertThat(there[0]).isEqualTo(here.load(subject.image(SEED, 1)).logText()).isNotEqualTo(before);
        assertThat(here.load(firmware).logText()).isEqualTo(before);
    }
}
