// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.bytes.Bytes;
import rproclab.loader.Firmware;
import rproclab.loader.Verdict;
import rproclab.target.Targets;

/**
 * What the real loaders do wrong: each fault has a witness in {@code fixtures/witnesses} and a row in
 * {@code docs/findings.md}; {@code -Dgolden.update=true} writes both anew.
 */
class FaultsTest {
    private static final Path WITNESSES = Path.of("fixtures/witnesses");
    private static final Path DOCUMENT = Path.of("docs/findings.md");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    static Stream<Fault> faults() {
        return Stream.of(LinuxFaults.all(), UbootFaults.all()).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void witnessShowsTheFaultInEachLoaderThatHasIt(Fault fault) {
        for (String loader : fault.loaders()) {
            Verdict verdict = verdict(fault, loader);

            assertThat(verdict).as(loader).isInstanceOf(Verdict.Undefined.class);
            assertThat(((Verdict.Undefined) verdict).site()).as(loader).isEqualTo(fault.site());
            assertThat(((Verdict.Undefined) verdict).access()).as(loader).isEqualTo(fault.access());
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void loadersThatMendedItAreDefined(Fault fault) {
        for (String loader : fault.sound()) {
            assertThat(verdict(fault, loader)).as(loader).isNotInstanceOf(Verdict.Undefined.class);
        }
        assertThat(fault.loaders()).isNotEmpty().noneMatch(fault.sound()::contains);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void witnessFileIsWhatTheTableBuilds(Fault fault) throws IOException {
        Path file = WITNESSES.resolve(fault.name() + ".elf");
        if (UPDATE) {
            Files.createDirectories(WITNESSES);
            Files.write(file, fault.image());
        }

        assertThat(file).as("-Dgolden.update=true writes it anew").hasBinaryContent(fault.image());
        assertThat(fault.image().length).isLessThan(4096);
    }

    @Test
    void documentHoldsEveryFault() throws IOException {
        String document = document();
        if (UPDATE) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, document);
        }

        assertThat(Files.readString(DOCUMENT)).as("-Dgolden.update=true writes it anew").isEqualTo(document);
    }

    private static Verdict verdict(Fault fault, String loader) {
        Loaders loaders = Loaders.of(Targets.find(fault.target()).orElseThrow());
        return loaders.named(List.of(loader)).loaders().getFirst()
                .load(new Firmware(fault.name() + ".elf", Bytes.of(fault.image()))).verdict();
    }

    private static String document() {
        StringBuilder text = new StringBuilder(
                """
                        <!-- SPDX-License-Identifier: GPL-2.0-only -->
                        # What the real loaders do wrong

                        Written by `FaultsTest`, which also checks every row. Each witness is a small ELF file of our own in `fixtures/witnesses/`; a firmware file alone reaches
                        every one of these places. On a board the outcome is undefined: an oops, an abort, or nothing that one sees. Where the real C is built (`kernel-ref/`), the
                        campaigns compare these answers with it, to the byte.

                        | witness | field | access | C function | releases | without it |
                        |---|---|---|---|---|---|
                        """);
        faults().forEach(fault -> text.append("| `%s` | %s | %s | `%s` | %s | %s |\n".formatted(fault.name(),
                fault.field(), fault.access().name().toLowerCase(Locale.ROOT), fault.site(),
                String.join(", ", fault.loaders()),
                fault.sound().isEmpty() ? "-" : String.join(", ", fault.sound()))));
        text.append("\n## One by one\n");
        faults().forEach(fault -> text.append("\n### %s\n\n%s\n\n```\n%s\n```\n".formatted(fault.name(), fault.what(),
                fault.replay())));
        return text.toString();
    }
}
