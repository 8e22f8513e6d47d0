// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import rproclab.compare.Comparison;
import rproclab.compare.Disagreement;
import rproclab.compare.Result;

/**
 * Problems that are known and accepted.
 *
 * @param fingerprints theirs, see {@link Fingerprint}
 */
public record Baseline(Set<String> fingerprints) {
    /** Accepts nothing. */
    public static final Baseline NONE = new Baseline(Set.of());

    /** Keeps a copy. */
    public Baseline {
        fingerprints = Set.copyOf(fingerprints);
    }

    /** Whether a finding is accepted. */
    public boolean accepts(Finding finding, Comparison comparison) {
        return fingerprints.contains(
                Fingerprint.of(finding, comparison.firmware().name(), comparison.target().name()));
    }

    /** Whether a loader's refusal, or what it does undefined, is accepted. */
    public boolean accepts(Result result, Comparison comparison) {
        return fingerprints.contains(Fingerprint.of(result, comparison));
    }

    /** Whether a disagreement is accepted. */
    public boolean accepts(Disagreement disagreement, Comparison comparison) {
        return fingerprints.contains(Fingerprint.of(disagreement, comparison));
    }

    /** What a baseline has to hold so that nothing of this comparison counts: a line each, the fingerprint first. */
    public static List<String> lines(Comparison comparison, List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        String where = comparison.firmware().name() + " on " + comparison.target().name() + ": ";
        comparison.results().stream().filter(result -> !result.accepted())
                .forEach(result -> lines.add(line(Fingerprint.of(result, comparison),
                        where + result.name() + " " + result.load().verdict().word())));
        comparison.disagreements().forEach(disagreement -> lines.add(line(Fingerprint.of(disagreement, comparison),
                where + "loaders disagree about " + disagreement.what().word())));
        findings.stream().filter(finding -> finding.severity() != Severity.NOTE)
                .forEach(finding -> lines.add(line(
                        Fingerprint.of(finding, comparison.firmware().name(), comparison.target().name()),
                        where + finding.rule().id() + ": " + finding.message())));
        return lines.stream().distinct().toList();
    }

    /** Names come from the image: none of them may begin a line of its own. */
    private static String line(String fingerprint, String text) {
        return fingerprint + " " + text.replaceAll("\\p{Cntrl}|[\\u2028\\u2029]", "?");
    }
}
