// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import rproclab.compare.Comparison;
import rproclab.compare.Groups;
import rproclab.compare.Result;
import rproclab.diagnose.Baseline;
import rproclab.diagnose.Finding;
import rproclab.diagnose.Severity;

/** Comparisons as annotations of GitHub Actions, and as Markdown for the step's summary. */
public final class CompareGithub implements CompareReport {
    private final PrintWriter out;
    private final PrintWriter summary;
    private final Baseline baseline;

    /**
     * @param out where the commands go; it is flushed, not closed
     * @param summary where the Markdown goes; it is flushed, not closed
     * @param baseline refusals that make no annotation
     */
    public CompareGithub(Writer out, Writer summary, Baseline baseline) {
        this.out = new PrintWriter(out);
        this.summary = new PrintWriter(summary);
        this.baseline = baseline;
    }

    @Override
    public void add(Comparison comparison, List<Finding> findings) {
        String subject = comparison.firmware().name() + " on " + comparison.target().name();
        Refusals.deciding(comparison, baseline).forEach(result -> out.append(Github.command(Severity.ERROR,
                "loader-refuses", Refusals.sentence(result, comparison))));
        findings.forEach(finding -> out.append(Github.command(finding, subject)));
        out.flush();
        summary.append("## ").append(Github.markdown(subject)).append("\n\n");
        verdicts(comparison);
        GithubFindings.write(summary, findings);
        summary.flush();
    }

    @Override
    public void close() {
        out.flush();
        summary.flush();
    }

    private void verdicts(Comparison comparison) {
        List<List<Result>> groups = Groups.by(comparison.results(), CompareGithub::same);
        summary.append("| loaders | verdict | why |\n|---|---|---|\n");
        groups.forEach(group -> summary.append("| %s | %s | %s |\n".formatted(
                Github.markdown(comparison.names(group)), group.getFirst().load().verdict().word(),
                Github.markdown(Refusals.why(group.getFirst())))));
        summary.append('\n');
        groups.stream().filter(group -> !Refusals.log(group.getFirst().load()).isEmpty()).forEach(group -> summary
                .append("<details><summary>Log of %s</summary>\n\n".formatted(Markup.line(comparison.names(group))))
                .append(Github.pre(Refusals.log(group.getFirst().load()))).append("\n</details>\n\n"));
    }

    private static boolean same(Result a, Result b) {
        return a.load().verdict().equals(b.load().verdict()) && Refusals.log(a.load()).equals(Refusals.log(b.load()));
    }
}
