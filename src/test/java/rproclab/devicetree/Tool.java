// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The tools of the Debian package device-tree-compiler, where they are installed: judges that are not ours. */
final class Tool {
    private Tool() {}

    /** Runs it and returns what it prints; skips the test where it is not installed. */
    static byte[] output(String name, String... arguments) throws IOException, InterruptedException {
        assumeTrue(installed(name), name + " is not installed");
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        byte[] output = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IOException(command + " exits with " + process.exitValue());
        }
        return output;
    }

    private static boolean installed(String name) throws IOException, InterruptedException {
        return new ProcessBuilder("which", name).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                .waitFor() == 0;
    }
}
