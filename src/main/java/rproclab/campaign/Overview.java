// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rproclab.compare.LoaderNames;

/** Findings as a table: one line each, the most frequent first. */
public final class Overview {
    private Overview() {}

    /**
     * Renders findings.
     *
     * @param loaders all loaders that took part, to write their names short
     */
    public static String text(Findings findings, List<String> loaders) {
        StringBuilder text = new StringBuilder("     cases  signature     first case  verdicts\n");
        findings.list().stream()
                .sorted((a, b) -> a.cases() != b.cases()
                        ? Long.compare(b.cases(), a.cases())
                        : Finding.BY_CASE.compare(a, b))
                .forEach(finding -> text.append("%10d  %s  %10d  %s%n".formatted(finding.cases(),
                        finding.signature(), finding.firstCase(), verdicts(finding, loaders))));
        return text.toString();
    }

    private static String verdicts(Finding finding, List<String> loaders) {
        Map<String, List<String>> byWord = new LinkedHashMap<>();
        for (Signature.Group group : finding.groups()) {
            String objection = group.outcome().objection();
            String word = objection.isEmpty() ? group.outcome().verdict() : "the real C differs in " + objection;
            byWord.computeIfAbsent(word, _ -> new ArrayList<>()).addAll(group.loaders());
        }
        List<String> parts = new ArrayList<>();
        byWord.forEach((word, names) -> parts
                .add(word + ": " + LoaderNames.compact(loaders.stream().filter(names::contains).toList(), loaders)));
        if (finding.fit() != Fit.NONE) {
            parts.add("segment: " + finding.fit());
        }
        return String.join("; ", parts);
    }
}
