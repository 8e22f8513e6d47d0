// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import java.util.List;
import rproclab.compare.Comparison;
import rproclab.compare.Result;
import rproclab.diagnose.Baseline;
import rproclab.loader.LoadResult;
import rproclab.loader.LogLine;
import rproclab.loader.Verdict;

/** How reports for machines speak of loaders that do not start the core. */
final class Refusals {
    private static final int MOST_LINES = 200;

    private Refusals() {}

    /** The loaders that decide, do not accept, and are not known to. */
    static List<Result> deciding(Comparison comparison, Baseline baseline) {
        return comparison.decidingResults().stream()
                .filter(result -> !result.accepted() && !baseline.accepts(result, comparison)).toList();
    }

    /** In a sentence: {@code linux-7.3 rejects a.elf on imx8mp-m7: bad phdr da 0x0 mem 0x1 (EINVAL -22)}. */
    static String sentence(Result result, Comparison comparison) {
        return "%s %s %s on %s: %s".formatted(result.name(), verb(result.load().verdict()),
                comparison.firmware().name(), comparison.target().name(), why(result));
    }

    private static String verb(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted _ -> "accepts";
            case Verdict.Rejected _ -> "rejects";
            case Verdict.Undefined _ -> "is undefined for";
        };
    }

    /** The reason, with errno where there is one. */
    static String why(Result result) {
        String errno = errno(result.load().verdict());
        return Reason.of(result.load()) + (errno.isEmpty() ? "" : " (" + errno + ")");
    }

    /** {@code EINVAL -22}; empty without errno. */
    static String errno(Verdict verdict) {
        return verdict instanceof Verdict.Rejected(var errno) && errno.isPresent()
                ? errno.get().name() + " " + errno.get().value()
                : "";
    }

    /** The lines that a build without debug output prints; of a log without end the first. */
    static String log(LoadResult load) {
        List<LogLine> lines = load.console();
        String first = String.join("\n", lines.stream().limit(MOST_LINES).map(LogLine::text).toList());
        return lines.size() > MOST_LINES
                ? first + "\n... %d more lines".formatted(lines.size() - MOST_LINES)
                : first;
    }
}
