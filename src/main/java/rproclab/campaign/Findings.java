// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The contents of a {@code findings.jsonl}.
 *
 * @param list by case
 */
public record Findings(List<Finding> list) {

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read, or when a line is not a finding
     */
    public static Findings read(Path file) throws IOException {
        List<Finding> list = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            try {
                list.add(FindingJson.read(line));
            } catch (IllegalArgumentException wrong) {
                throw new IOException("line %d %s".formatted(list.size() + 1, wrong.getMessage()), wrong);
            }
        }
        return new Findings(list);
    }

    /** All findings of several campaigns or shards; of a signature the earliest witness, and the sum of its cases. */
    public static Findings merge(List<Findings> parts) {
        Map<String, Finding> merged = new LinkedHashMap<>();
        parts.forEach(part -> part.list()
                .forEach(finding -> merged.merge(finding.target() + finding.signature(), finding, Finding::join)));
        return new Findings(merged.values().stream().sorted(Finding.BY_CASE).toList());
    }

    /** Whether a judge objected to a port's answer. */
    public boolean hasObjections() {
        return list.stream().flatMap(finding -> finding.groups().stream())
                .anyMatch(group -> !group.outcome().objection().isEmpty());
    }

    /** The file: one finding a line. */
    public String text() {
        StringBuilder text = new StringBuilder();
        list.forEach(finding -> text.append(FindingJson.line(finding)).append('\n'));
        return text.toString();
    }
}
