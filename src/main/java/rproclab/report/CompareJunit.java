// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rproclab.compare.Comparison;
import rproclab.compare.Result;
import rproclab.diagnose.Baseline;
import rproclab.diagnose.Finding;
import rproclab.diagnose.Severity;
import rproclab.loader.Verdict;
import rproclab.report.JunitXml.Case;
import rproclab.report.JunitXml.Ending;

/** Comparisons as JUnit XML: a suite for each, a test for each loader, and for each rule with findings that are errors. */
public final class CompareJunit implements CompareReport {
    private final JunitXml xml;
    private final Baseline baseline;

    /**
     * Begins the document.
     *
     * @param out where it goes; it is flushed, not closed
     * @param baseline refusals that count as skipped
     */
    public CompareJunit(Writer out, Baseline baseline) {
        xml = new JunitXml(out, "rproclab compare");
        this.baseline = baseline;
    }

    @Override
    public void add(Comparison comparison, List<Finding> findings) {
        List<Case> cases = new ArrayList<>();
        comparison.results().forEach(result -> cases.add(loader(result, comparison)));
        Map<String, List<Finding>> errors = new LinkedHashMap<>();
        findings.stream().filter(finding -> finding.severity() == Severity.ERROR)
                .forEach(finding -> errors.computeIfAbsent(finding.rule().id(), _ -> new ArrayList<>()).add(finding));
        errors.forEach((rule, found) -> cases.add(new Case(rule, Ending.FAILURE, rule, found.getFirst().message(),
                Findings.text(Style.PLAIN, found))));
        String file = comparison.firmware().name();
        xml.suite(file + " on " + comparison.target().name(),
                comparison.target().name() + "." + file.replace('.', '_'), cases);
    }

    @Override
    public void close() {
        xml.end();
    }

    private Case loader(Result result, Comparison comparison) {
        if (result.accepted()) {
            return Case.passed(result.name());
        }
        String why = Refusals.why(result);
        if (baseline.accepts(result, comparison)) {
            return new Case(result.name(), Ending.SKIPPED, "", "in the baseline: " + why, "");
        }
        Verdict verdict = result.load().verdict();
        return new Case(result.name(), verdict instanceof Verdict.Undefined ? Ending.ERROR : Ending.FAILURE,
                verdict.word(), why, Refusals.log(result.load()));
    }
}
