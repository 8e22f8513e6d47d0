// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rproclab.oracle.Manifest;

/** The real virtio and rpmsg code of one release, in the program that {@code kernel-ref/virtio/build} makes. */
final class RealHost implements AutoCloseable {
    private final Process process;
    private final BufferedWriter to;
    private final BufferedReader from;

    RealHost(Path program) throws IOException {
        process = new ProcessBuilder(program.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        to = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII));
        from = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Where the program of a release is, whether or not it was built. */
    static Path program(String release) {
        return Manifest.ofUser().file().resolveSibling("virtio").resolve(release).resolve("host");
    }

    /** Runs a script to its end. */
    List<String> run(List<String> script) throws IOException {
        for (String line : script) {
            to.write(line);
            to.write('\n');
        }
        to.write("end\n");
        to.flush();
        List<String> transcript = new ArrayList<>();
        while (transcript.isEmpty() || !transcript.getLast().startsWith("end ")) {
            String line = from.readLine();
            if (line == null) {
                throw new UncheckedIOException(new IOException("it ended after " + transcript));
            }
            transcript.add(line);
        }
        return transcript;
    }

    @Override
    public void close() throws IOException {
        to.close();
        process.destroy();
    }
}
