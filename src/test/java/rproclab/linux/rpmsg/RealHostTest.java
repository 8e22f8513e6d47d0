// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rings, virtio status, RPMsg bus and name service do as the real C does, whatever the remote core does. */
@Tag("oracle")
class RealHostTest {
    private static final long SEED = 61;
    private static final long CASES = Long.getLong("rproclab.oracle.scripts", 300);
    private static final int SHOWN = 12;

    @ParameterizedTest
    @CsvSource({"linux-5.10, linux-5.10", "linux-6.1, linux-6.1", "linux-6.12, linux-6.12.107",
            "linux-6.12.117, linux-6.12", "linux-7.2, linux-7.2", "linux-7.3, linux-7.3"})
    void aPortDoesAsTheRealC(String port, String release) throws IOException {
        Path program = RealHost.program(release);
        if (Boolean.getBoolean("rproclab.oracle.required")) {
            assertThat(program).as("build it: kernel-ref/virtio/build").exists();
        }
        assumeTrue(Files.exists(program), "no " + program + "; build it: kernel-ref/virtio/build");

        try (RealHost real = new RealHost(program)) {
            for (long i = 0; i < CASES; i++) {
                List<String> script = HostScripts.script(SEED, i);

                List<String> expected = real.run(script);

                List<String> ported = new PortedHost(port).run(script);
                long index = i;
                assertThat(ported).withFailMessage(() -> difference(port, index, script, ported, expected))
                        .isEqualTo(expected.subList(0, Math.min(expected.size(), ported.size())));
            }
        }
    }

    private static String difference(String port, long index, List<String> script, List<String> ported,
            List<String> expected) {
        int at = 0;
        int done = 0;
        while (at < ported.size() && at < expected.size() && ported.get(at).equals(expected.get(at))) {
            done += ported.get(at).startsWith("# ") ? 1 : 0;
            at++;
        }
        return "%s, script %d, operation %d: %s%nport: %s%nreal: %s%nbefore: %s%nscript: %s".formatted(port, index,
                done,
                done < script.size() ? script.get(done) : "end", part(ported, at), part(expected, at),
                ported.subList(Math.max(0, at - SHOWN), at),
                String.join("\n", script.subList(0, Math.min(script.size(), done + 1))));
    }

    private static List<String> part(List<String> lines, int at) {
        return lines.subList(Math.min(at, lines.size()), Math.min(lines.size(), at + SHOWN));
    }
}
