// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.sourceforge.argparse4j.inf.Namespace;
import rproclab.files.FileError;

/** The file that GitHub Actions shows below a step: what {@code GITHUB_STEP_SUMMARY} names. */
final class StepSummary {
    private StepSummary() {}

    /** Appends to the file with {@code --format github}; writes nowhere else, or where none is named. */
    static Writer open(Namespace options) {
        return CommonOptions.format(options) == Format.GITHUB && !options.getBoolean("quiet")
                ? open(System.getenv("GITHUB_STEP_SUMMARY"))
                : Writer.nullWriter();
    }

    /** The same for a name, {@code null} for none. */
    static Writer open(String name) {
        if (name == null || name.isEmpty()) {
            return Writer.nullWriter();
        }
        try {
            return Files.newBufferedWriter(Path.of(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new FileError(name, "cannot be written: " + failed.getMessage());
        }
    }
}
