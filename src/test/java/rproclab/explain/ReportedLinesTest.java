// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that people posted are known, whatever stands before them. */
class ReportedLinesTest {

    /** A line and the message that it is. */
    record Reported(String id, String line) {}

    static Stream<Reported> reported() throws IOException {
        try (InputStream file = ReportedLinesTest.class.getResourceAsStream("/explain/reported-lines.txt")) {
            List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            return lines.stream().filter(line -> !line.startsWith("#")).map(line -> line.split("\t", 2))
                    .map(parts -> new Reported(parts[0], parts[1]));
        }
    }

    @ParameterizedTest
    @MethodSource("reported")
    void aPostedLineIsKnown(Reported reported) {
        assertThat(Messages.in(reported.line()).map(found -> found.message().id())).hasValue(reported.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "remoteproc remoteproc0: bad phdr da 0x1de78 mem 0xd5a0",
            "[    7.253579] remoteproc remoteproc0: bad phdr da 0x1de78 mem 0xd5a0",
            "[Fri Nov 20 16:29:13 2026] remoteproc remoteproc0: bad phdr da 0x1de78 mem 0xd5a0",
            "[    7.253579][  T412] remoteproc remoteproc0: bad phdr da 0x1de78 mem 0xd5a0",
            "Nov 20 16:29:13 verdin-imx8mp kernel: remoteproc remoteproc0: bad phdr da 0x1de78 mem 0xd5a0",
            "2026-11-20T16:29:13,253579+00:00 remoteproc remoteproc0: bad phdr da 0x1de78 mem 0xd5a0",
            "<3>[    7.253579] remoteproc remoteproc0: bad phdr da 0x1de78 mem 0xd5a0",
            "> remoteproc remoteproc0: bad phdr da 0x1de78 mem 0xd5a0\r",
            "bad phdr da 0x1de78 mem 0xd5a0, and then nothing"})
    void timeStampsAndPrefixesOfAnyKindMayStandBeforeIt(String line) {
        Messages.Found found = Messages.in(line).orElseThrow();

        assertThat(found.message().id()).isEqualTo("bad-phdr");
        assertThat(found.match().message()).isEqualTo("bad phdr da 0x1de78 mem 0xd5a0");
        assertThat(found.match().values()).containsExactly(java.util.Map.entry("da", "1de78"),
                java.util.Map.entry("mem", "d5a0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "usb 1-1: new high-speed USB device number 2", "a bad phdr da 0xzz mem 0x1",
            "xbad phdr da 0x1 mem 0x1", "bad phdr da 0x1 mem 0x1g"})
    void otherLinesAreNot(String line) {
        assertThat(Messages.in(line)).isEmpty();
    }
}
