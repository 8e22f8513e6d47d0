// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import java.io.PrintWriter;
import java.io.Writer;

/** What the rules found about a board, for CI systems. */
public final class DtFindings {
    private DtFindings() {}

    /**
     * Prints SARIF 2.1.0.
     *
     * @param out where it goes; it is flushed, not closed
     * @param version of rproclab
     */
    public static void sarif(DtReport report, Writer out, String version) {
        Sarif sarif = new Sarif(out, version);
        report.findings().forEach(finding -> sarif.finding(finding, report.name(), board(report)));
        sarif.end();
    }

    /**
     * Prints annotations of GitHub Actions, and Markdown for the step's summary.
     *
     * @param out where the commands go; it is flushed, not closed
     * @param summary where the Markdown goes; it is flushed, not closed
     */
    public static void github(DtReport report, Writer out, Writer summary) {
        PrintWriter commands = new PrintWriter(out);
        PrintWriter markdown = new PrintWriter(summary);
        report.findings().forEach(finding -> commands.append(Github.command(finding, report.name())));
        markdown.append("## ").append(Github.markdown("Reserved memory of " + report.name())).append("\n\n");
        markdown.append(report.findings().isEmpty() ? "Nothing found.\n" : "");
        GithubFindings.write(markdown, report.findings());
        commands.flush();
        markdown.flush();
    }

    /** The board's model; a tree without one is still some board. */
    static String board(DtReport report) {
        String model = report.plan().board().model();
        return model.isEmpty() ? "board" : model;
    }
}
