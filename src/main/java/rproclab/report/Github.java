// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import java.util.stream.Collectors;
import rproclab.diagnose.Finding;
import rproclab.diagnose.Severity;

/** Workflow commands of GitHub Actions, and text for Markdown step summaries. */
final class Github {
    private Github() {}

    /** A line that makes an annotation: {@code ::error title=rule::message}. */
    static String command(Severity severity, String title, String message) {
        String level = switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "notice";
        };
        return "::" + level + " title=" + data(title).replace(":", "%3A").replace(",", "%2C") + "::" + data(message)
                + "\n";
    }

    /** The annotation of a finding about {@code subject}. */
    static String command(Finding finding, String subject) {
        return command(finding.severity(), finding.rule().id(),
                subject + ": " + finding.message() + (finding.fix().isEmpty() ? "" : "\n" + finding.fix()));
    }

    /** As the runner decodes it: percent first, then what would end the line. */
    private static String data(String text) {
        return Markup.visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"));
    }

    /** Text in Markdown that is nothing but text: every character that Markdown or HTML could take for more, as entity. */
    static String markdown(String text) {
        return Markup.visible(text).codePoints()
                .mapToObj(c -> c < 0x80 && !Character.isLetterOrDigit(c) && " ,;/=-".indexOf(c) < 0
                        ? "&#" + c + ";"
                        : Character.toString(c))
                .collect(Collectors.joining());
    }

    /** Lines in Markdown, as they are. */
    static String pre(String text) {
        return "<pre>" + Markup.text(text).replace("\n", "&#10;") + "</pre>\n";
    }
}
