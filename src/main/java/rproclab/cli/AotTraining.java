// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/** The run that the build records for the ahead-of-time cache: the usual commands, once each, printing nowhere. */
final class AotTraining {
    private AotTraining() {}

    /** @param args a firmware file, a target and a device tree */
    public static void main(String[] args) {
        String firmware = args[0];
        String target = args[1];
        String board = args[2];
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        for (List<String> command : List.of(
                List.of("compare", firmware, "--target", target),
                List.of("compare", firmware, "--target", target, "--format", "json"),
                List.of("decode", firmware),
                List.of("decode", firmware, "--format", "json"),
                List.of("boot", firmware, "--target", target),
                List.of("explain", firmware),
                List.of("dt", board),
                List.of("fuzz", "--target", target, "--cases", "3000"),
                List.of("fuzz", "--target", target, "--loader", "linux-6.12,uboot-2025.01-bootelf", "--cases", "20000"),
                List.of("list", "loaders"),
                List.of("--help"),
                List.of("--version"))) {
            ByteArrayOutputStream errors = new ByteArrayOutputStream();
            int code = Main.run(command.toArray(String[]::new), nowhere, new PrintStream(errors), false);
            if (code == Exit.INTERNAL || code == Exit.USAGE) {
                throw new IllegalStateException(command + " exits with " + code + ": " + errors);
            }
        }
    }
}
