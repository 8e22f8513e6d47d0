// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static rproclab.diagnose.Text.range;

import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import rproclab.board.Limits;
import rproclab.board.NodeState;
import rproclab.board.PhysicalMap;
import rproclab.board.PhysicalMap.Column;
import rproclab.board.Simulation;
import rproclab.loader.LogLine;

/** What {@code dt} found out, as one HTML file. */
public final class DtHtml {
    private static final int MOST_ROWS = 200;

    private final HtmlPage page = new HtmlPage();

    /** Prints it; {@code out} is flushed, not closed. */
    public static void render(DtReport report, Writer out, String version) {
        DtHtml html = new DtHtml();
        html.body(report);
        html.page.writeTo(out, "Reserved memory of " + report.name(), version);
    }

    private void body(DtReport report) {
        page.paragraph(DtFindings.board(report));
        if (!report.plan().commandLine().isEmpty()) {
            page.paragraph("command line: " + report.plan().commandLine());
        }
        page.findings(report.findings());
        map(report);
        report.runs().forEach(this::run);
        page.heading(2, "Not simulated").raw("<ul>\n");
        Limits.of(report.plan().board()).forEach(limit -> page.raw("<li>" + Markup.line(limit) + "</li>\n"));
        page.raw("</ul>\n");
    }

    private void map(DtReport report) {
        List<PhysicalMap.Row> rows = report.map(MOST_ROWS + 1);
        List<Column> columns = Arrays.stream(Column.values())
                .filter(column -> column != Column.FIRMWARE || !report.firmware().isEmpty()).toList();
        page.heading(2, "Physical memory").paragraph("* is gone when Linux starts")
                .table(Stream.concat(Stream.of("range"), columns.stream().map(DtHtml::heading))
                        .toArray(String[]::new));
        rows.stream().limit(MOST_ROWS).forEach(row -> page.row("",
                Stream.concat(Stream.of(range(row.range().base(), row.range().size())),
                        columns.stream().map(column -> names(row, column))).toArray()));
        page.endTable();
        more(rows.size());
    }

    private static String heading(Column column) {
        return column.name().toLowerCase(Locale.ROOT);
    }

    private static String names(PhysicalMap.Row row, Column column) {
        return String.join(", ", row.names(column));
    }

    private void run(Simulation run) {
        page.raw("<section>\n").heading(2, run.release().name());
        List<NodeState> nodes = run.nodes();
        if (!nodes.isEmpty()) {
            page.table("node", "state", "range", "ioremap", "bytes Linux uses", "named by");
        }
        nodes.stream().limit(MOST_ROWS).forEach(node -> page.row("", node.node().fullName(), node.state().word(),
                node.range().map(range -> range(range.base(), range.size())).orElse(""),
                node.range().isEmpty() ? "" : node.ioremapRefused() ? "refused" : "works",
                node.handedOut() == 0 ? "" : Long.toUnsignedString(node.handedOut()),
                String.join(", ", node.users())));
        if (!nodes.isEmpty()) {
            page.endTable();
        }
        more(nodes.size());
        nodes.stream().flatMap(node -> node.consequences().stream()).limit(MOST_ROWS)
                .forEach(consequence -> page.paragraph(consequence.device() + ": " + consequence.what())
                        .raw("<pre>" + Markup.text(String.join("\n", consequence.log())) + "</pre>\n"));
        page.lines(3, "Boot log", String.join("\n", run.outcome().log().stream()
                .filter(line -> line.level() != LogLine.Level.DEBUG)
                .map(line -> line.level().name().toLowerCase(Locale.ROOT) + "  " + line.text()).toList()), MOST_ROWS);
        page.raw("</section>\n");
    }

    private void more(int all) {
        if (all > MOST_ROWS) {
            page.paragraph("... and more");
        }
    }
}
