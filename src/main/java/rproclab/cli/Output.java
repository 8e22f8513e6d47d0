// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import jakarta.json.JsonException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.sourceforge.argparse4j.inf.Namespace;
import rproclab.files.FileError;
import rproclab.report.Style;

/** Where a command prints: standard output or {@code -o FILE}, and lines about trouble on standard error. */
record Output(PrintStream out, PrintStream err, boolean terminal) {

    /** What prints a report. */
    interface Body {
        void printTo(Writer writer) throws IOException;
    }

    /** Prints a report, as it is made, to standard output, to the file that {@code -o} names, or with {@code -q} nowhere. */
    void report(Namespace options, Body body) {
        String file = options.getString("output");
        try (Writer writer = writer(options, file)) {
            body.printTo(writer);
        } catch (IOException | UncheckedIOException | JsonException failed) {
            throw new FileError(file == null ? "standard output" : file,
                    "cannot be written: " + failed.getMessage());
        }
    }

    private Writer writer(Namespace options, String file) throws IOException {
        if (options.getBoolean("quiet")) {
            return Writer.nullWriter();
        }
        if (file != null) {
            return Files.newBufferedWriter(Path.of(file));
        }
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            /** Standard output stays open. */
            @Override
            public void close() throws IOException {
                flush();
            }
        };
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
