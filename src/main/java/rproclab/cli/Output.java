// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import net.sourceforge.argparse4j.inf.Namespace;
import rproclab.report.Style;

/** Where a command prints: standard output or {@code -o FILE}, and lines about trouble on standard error. */
record Output(PrintStream out, PrintStream err, boolean terminal) {

    /** Prints a finished report to standard output, or to the file that {@code -o} names. */
    void report(Namespace options, String text) {
        String file = options.getString("output");
        if (file == null) {
            out.print(text);
            return;
        }
        try {
            Files.writeString(Path.of(file), text);
        } catch (IOException failed) {
            throw CommandError.input(file, "cannot be written: " + failed.getMessage());
        }
    }

    /** Colours by {@code --color}; {@code auto} means a terminal, no {@code -o}, and no NO_COLOR in the environment. */
    Style style(Namespace options) {
        return switch (options.getString("color")) {
            case "always" -> Style.COLOR;
            case "never" -> Style.PLAIN;
            default ->
                terminal && options.getString("output") == null && noColor().isEmpty() ? Style.COLOR : Style.PLAIN;
        };
    }

    private static String noColor() {
        String value = System.getenv("NO_COLOR");
        return value == null ? "" : value;
    }
}
