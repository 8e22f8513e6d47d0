// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.pairs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rproclab.compare.LoaderKind;
import rproclab.compare.Refusal;
import rproclab.compare.ReleaseChanges;
import rproclab.compare.Result;
import rproclab.explain.Explainer;
import rproclab.explain.Explanation;
import rproclab.loader.LogLine;
import rproclab.loader.Verdict;
import rproclab.memory.TargetMemory;

/**
 * Rule {@code release-difference}: where the same loader of two releases does something else with the image, what changed
 * between them.
 */
final class ReleaseDifference implements Check {
    private static final int MOST_RANGES = 4;

    @Override
    public Stream<Finding> find(Subject subject) {
        return lines(subject.comparison().results()).stream().flatMap(line -> IntStream.range(1, line.size())
                .filter(i -> differ(subject, line.get(i - 1), line.get(i)))
                .mapToObj(i -> finding(subject, line.get(i - 1), line.get(i))));
    }

    /** In verdict; where both were asked for, in anything. */
    private static boolean differ(Subject subject, Result older, Result newer) {
        boolean asked = subject.comparison().deciding().containsAll(List.of(older.name(), newer.name()));
        return asked
                ? !ReleaseChanges.same(older.load(), newer.load())
                : !older.load().verdict().equals(newer.load().verdict());
    }

    /** Each kind of loader of mainline, and of a vendor's branches; where there are but two of a kind, these. */
    private static List<List<Result>> lines(List<Result> results) {
        Map<LoaderKind, Long> same = results.stream().collect(Collectors.groupingBy(Result::kind,
                Collectors.counting()));
        Map<String, List<Result>> lines = new LinkedHashMap<>();
        for (Result result : results) {
            String branch = same.get(result.kind()) > 2 && result.name().contains("-imx-") ? " imx" : "";
            lines.computeIfAbsent(result.kind() + branch, _ -> new ArrayList<>()).add(result);
        }
        return List.copyOf(lines.values());
    }

    private static Finding finding(Subject subject, Result older, Result newer) {
        List<String> changes = ReleaseChanges.between(subject.comparison(), older, newer);
        String answers = older.load().verdict().equals(newer.load().verdict())
                ? "%s and %s do not leave the same behind: %s against %s".formatted(older.name(), newer.name(),
                        left(older),
                        left(newer))
                : "%s, %s".formatted(answer(older), answer(newer));
        return new Finding(Rule.RELEASE_DIFFERENCE, Severity.NOTE,
                "%s; %s".formatted(answers, changes.isEmpty()
                        ? "no few of the known differences explain that"
                        : "what changed: " + String.join("; ", changes)),
                pairs("older", older.name(), "newer", newer.name(), "changes", String.join("; ", changes)), "");
    }

    /** What it wrote, and where the core starts. */
    private static String left(Result result) {
        List<TargetMemory.Range> ranges = result.load().memory().ranges();
        String written = ranges.stream().limit(MOST_RANGES).map(range -> Text.range(range.sa(), range.size()))
                .collect(Collectors.joining(" "));
        String start = result.load().bootAddress().isPresent()
                ? ", start " + Text.hex(result.load().bootAddress().getAsLong())
                : "";
        return (written.isEmpty() ? "nothing written" : written + (ranges.size() > MOST_RANGES ? " ..." : "")) + start;
    }

    private static String answer(Result result) {
        return switch (result.load().verdict()) {
            case Verdict.Accepted _ -> result.name() + " accepts";
            case Verdict.Rejected rejected -> "%s refuses%s%s".formatted(result.name(),
                    rejected.errno().map(errno -> " with " + errno.value()).orElse(""), reason(result.load().log()));
            case Verdict.Undefined undefined -> "%s does something undefined in %s".formatted(result.name(),
                    undefined.site());
        };
    }

    /** The error that counts, and who prints it; that the boot failed is none. */
    private static String reason(List<LogLine> log) {
        Explainer explainer = new Explainer(List.of());
        Refusal.firstError(log).filter(line -> !line.text().contains("Boot failed"))
                .ifPresent(line -> explainer.add(line.text()));
        return explainer.log().explanations().stream().findFirst()
                .map((Explanation line) -> " (\"%s\", %s)".formatted(line.said(), line.message().printedBy()))
                .orElse(" without a word");
    }
}
