// SPDX-License-Identifier: GPL-2.0-only
package rproclab.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** JMH's results as a table in Markdown, each beside its baseline and, where there is one, the real C. */
final class Table {
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    /** Whose C is measured by a class of its own. */
    private static final Map<String, String> REAL = Map.of("LoadCheckBenchmark", "RealCheckBenchmark",
            "LoadBenchmark", "RealLoadBenchmark");

    private final Map<String, RunResult> results;

    private Table(Map<String, RunResult> results) {
        this.results = results;
    }

    static String of(Collection<RunResult> all) {
        Map<String, RunResult> results = all.stream().collect(Collectors.toMap(Table::name, result -> result,
                (first, _) -> first, TreeMap::new));
        Table table = new Table(results);
        return "\n## In one process\n\n| what | time | B/op | of the baseline | of the real C |\n|---|---:|---:|---:|---:|\n"
                + results.entrySet().stream().map(entry -> table.row(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining());
    }

    /** {@code LoadBenchmark TCM port}. */
    private static String name(RunResult result) {
        BenchmarkParams params = result.getParams();
        String[] path = params.getBenchmark().split("\\.");
        String values = params.getParamsKeys().stream().map(params::getParam).collect(Collectors.joining(" "));
        return String.join(" ", path[path.length - 2], values.isEmpty() ? "-" : values, path[path.length - 1]);
    }

    private String row(String name, RunResult result) {
        String[] words = name.split(" ");
        Result<?> time = result.getPrimaryResult();
        Result<?> bytes = result.getSecondaryResults().get(ALLOCATED);
        String real = REAL.getOrDefault(words[0], words[0]);
        return String.format(Locale.ROOT, "| %s | %s ± %s %s | %s | %s | %s |%n",
                name.replace(" - ", " ").replace("Benchmark", ""), number(time.getScore()),
                number(time.getScoreError()), time.getScoreUnit(), bytes == null ? "" : number(bytes.getScore()),
                ratio(result, words[2].equals("baseline") ? "" : words[0] + " " + words[1] + " baseline"),
                ratio(result, words[2].equals("port") ? real + " " + words[1] + " real" : ""));
    }

    private String ratio(RunResult result, String of) {
        RunResult other = results.get(of);
        return other == null
                ? ""
                : String.format(Locale.ROOT, "%.2f",
                        result.getPrimaryResult().getScore() / other.getPrimaryResult().getScore());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 || value == 0 ? "%,.0f" : value >= 1 ? "%.1f" : "%.3f", value);
    }
}
