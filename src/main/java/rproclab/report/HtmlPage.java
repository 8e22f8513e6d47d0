// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import rproclab.diagnose.Finding;

/** One HTML file that needs nothing else: no network, no script. Every method escapes what it is given. */
final class HtmlPage {
    private static final int LONGEST_TITLE = 70;

    private final StringBuilder body = new StringBuilder();
    /** Of the table that was begun last. */
    private List<String> headings = List.of();

    /** Adds markup that is written already. */
    HtmlPage raw(String markup) {
        body.append(markup);
        return this;
    }

    /** Adds a heading, {@code level} 1 to 6. */
    HtmlPage heading(int level, String text) {
        return raw("<h%1$d>%2$s</h%1$d>\n".formatted(level, Markup.line(text)));
    }

    /** Adds a paragraph. */
    HtmlPage paragraph(String text) {
        return raw("<p>" + Markup.line(text) + "</p>\n");
    }

    /** Adds lines as they are, under a heading; nothing where there are none. */
    HtmlPage lines(int level, String title, String text, int most) {
        if (text.isEmpty()) {
            return this;
        }
        List<String> lines = text.lines().toList();
        String shown = String.join("\n", lines.subList(0, Math.min(lines.size(), most)))
                + (lines.size() > most ? "\n... %d more lines".formatted(lines.size() - most) : "");
        return heading(level, title).raw("<pre>" + Markup.text(shown) + "</pre>\n");
    }

    /** Begins a table; on a narrow screen each row is a block. */
    HtmlPage table(String... columns) {
        headings = List.of(columns);
        raw("<table class=\"stack\">\n<thead><tr>");
        for (String heading : headings) {
            raw("<th scope=\"col\">" + Markup.line(heading) + "</th>");
        }
        return raw("</tr></thead>\n<tbody>\n");
    }

    /**
     * Adds a row, whose first cell heads it.
     *
     * @param style class of the second cell; empty for none
     */
    HtmlPage row(String style, Object... cells) {
        raw("<tr><th scope=\"row\">" + Markup.line(cells[0].toString()) + "</th>");
        for (int i = 1; i < cells.length; i++) {
            raw("<td data-h=\"" + Markup.line(headings.get(i)) + "\"")
                    .raw(i == 1 && !style.isEmpty() ? " class=\"word " + style + "\">" : ">")
                    .raw(Markup.line(cells[i].toString())).raw("</td>");
        }
        return raw("</tr>\n");
    }

    /** Ends the table. */
    HtmlPage endTable() {
        return raw("</tbody>\n</table>\n");
    }

    /** Adds findings, each with its cause and what to change. */
    HtmlPage findings(List<Finding> findings) {
        if (!findings.isEmpty()) {
            heading(3, "Findings");
        }
        for (Finding finding : findings) {
            raw("<div class=\"finding %s\">\n".formatted(finding.severity().word()));
            heading(4, finding.severity().word() + ": " + finding.rule().id()).paragraph(finding.message());
            raw("<p class=\"dim\">" + Markup.line(finding.rule().cause()) + "</p>\n");
            raw(finding.fix().isEmpty() ? "" : "<pre>" + Markup.text(finding.fix()) + "</pre>\n").raw("</div>\n");
        }
        return this;
    }

    /** Adds another page's body. */
    HtmlPage add(HtmlPage other) {
        return raw(other.body.toString());
    }

    /** Writes the file; {@code out} is flushed, not closed. */
    void writeTo(Writer out, String title, String version) {
        try {
            out.append("""
                    <!DOCTYPE html>
                    <html lang="en">
                    <head>
                    <meta charset="UTF-8">
                    <meta name="viewport" content="width=device-width, initial-scale=1">
                    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                    <title>""").append(Markup.line(shortened(title))).append("</title>\n<style>\n").append(style())
                    .append("</style>\n</head>\n<body>\n<h1>").append(Markup.line(title)).append("</h1>\n")
                    .append(body).append("<p class=\"dim\">rproclab ").append(Markup.line(version))
                    .append("</p>\n</body>\n</html>\n").flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** As much as a browser shows of it. */
    private static String shortened(String title) {
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 3) + "...";
    }

    private static String style() throws IOException {
        try (InputStream css = HtmlPage.class.getResourceAsStream("report.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
