// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import java.io.PrintWriter;
import java.util.List;
import rproclab.diagnose.Finding;

/** Findings in a step's summary. */
final class GithubFindings {
    private GithubFindings() {}

    static void write(PrintWriter summary, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        summary.append("### Findings\n\n");
        for (Finding finding : findings) {
            summary.append("**%s** `%s` %s\n\n".formatted(finding.severity().word(), finding.rule().id(),
                    Github.markdown(finding.message())));
            if (!finding.fix().isEmpty()) {
                summary.append(Github.pre(finding.fix())).append('\n');
            }
        }
    }
}
