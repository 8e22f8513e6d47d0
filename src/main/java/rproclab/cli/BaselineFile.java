// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import rproclab.diagnose.Baseline;
import rproclab.files.FileError;
import rproclab.files.InputFile;

/** The file of {@code --baseline}: a fingerprint on each line, words for people behind it; {@code #} begins a remark. */
final class BaselineFile {
    private static final String HEAD = """
            # What rproclab compare accepts here (--baseline); written by --write-baseline.
            # The fingerprint counts, the words behind it are for people. Take a line out when it is mended.
            """;
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{32}");

    private BaselineFile() {}

    /** Reads one; the name is {@code null} where the flag was not given. */
    static Baseline read(String name) {
        if (name == null) {
            return Baseline.NONE;
        }
        Set<String> fingerprints = new HashSet<>();
        try {
            List<String> lines = Files.readAllLines(InputFile.path(name), StandardCharsets.UTF_8);
            for (int i = 0; i < lines.size(); i++) {
                String word = lines.get(i).strip().split("\\s", 2)[0];
                if (FINGERPRINT.matcher(word).matches()) {
                    fingerprints.add(word);
                } else if (!word.isEmpty() && !word.startsWith("#")) {
                    throw new FileError(name, "line %d does not begin with a fingerprint of 32 hex digits"
                            .formatted(i + 1));
                }
            }
        } catch (IOException failed) {
            throw new FileError(name, "cannot be read as a baseline: " + failed.getMessage());
        }
        return new Baseline(fingerprints);
    }

    /** Writes one. */
    static void write(String name, List<String> lines) {
        Path path = InputFile.path(name);
        try {
            Files.writeString(path, HEAD + String.join("", lines.stream().map(line -> line + "\n").toList()));
        } catch (IOException failed) {
            throw new FileError(name, "cannot be written: " + failed.getMessage());
        }
    }
}
