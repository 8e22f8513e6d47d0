// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import rproclab.compare.Comparison;
import rproclab.compare.Groups;
import rproclab.compare.Result;
import rproclab.diagnose.Finding;
import rproclab.diagnose.Text;
import rproclab.elf.ElfImage;
import rproclab.memory.TargetMemory;

/** Comparisons as one HTML file, written when it is closed: verdicts, memory maps, logs, findings. */
public final class CompareHtml implements CompareReport {
    private static final int MOST_LOG_LINES = 200;
    private static final int MOST_RANGES = 16;

    private final Writer out;
    private final String version;
    private final HtmlPage page = new HtmlPage();
    private final List<Comparison> comparisons = new ArrayList<>();

    /**
     * @param out where it goes; it is flushed, not closed
     * @param version of rproclab
     */
    public CompareHtml(Writer out, String version) {
        this.out = out;
        this.version = version;
    }

    @Override
    public void add(Comparison comparison, List<Finding> findings) {
        comparisons.add(comparison);
        page.raw("<section id=\"run%d\">\n".formatted(comparisons.size()));
        page.heading(2, "%s on %s (%s, %s)".formatted(comparison.firmware().name(), comparison.target().name(),
                comparison.target().soc(), comparison.target().core()));
        verdicts(comparison);
        page.findings(findings);
        disagreements(comparison);
        ElfImage.of(comparison.firmware().bytes()).ifPresent(image -> maps(comparison, image));
        logs(comparison);
        page.raw("</section>\n");
    }

    @Override
    public void close() {
        HtmlPage whole = new HtmlPage();
        if (comparisons.size() > 1) {
            matrix(whole);
        }
        whole.add(page).writeTo(out, "Will it load? " + String.join(", ", comparisons.stream()
                .map(comparison -> comparison.firmware().name()).limit(3).toList())
                + (comparisons.size() > 3 ? ", ..." : ""), version);
    }

    /** Firmware down, loaders that answer alike across. */
    private void matrix(HtmlPage whole) {
        whole.table("firmware", "verdicts", "loaders");
        for (int i = 0; i < comparisons.size(); i++) {
            Comparison comparison = comparisons.get(i);
            for (List<Result> group : Groups.by(comparison.results(), (a, b) -> a.load().verdict().word()
                    .equals(b.load().verdict().word()))) {
                String verdict = group.getFirst().load().verdict().word();
                whole.raw(
                        "<tr><th scope=\"row\"><a href=\"#run%d\">%s</a></th><td class=\"word %s\">%s</td><td>%s</td></tr>\n"
                                .formatted(i + 1, Markup.line(comparison.firmware().name()), verdict, verdict,
                                        Markup.line(comparison.names(group))));
            }
        }
        whole.endTable();
    }

    private void verdicts(Comparison comparison) {
        page.heading(3, "Verdicts").table("loader", "verdict", "errno", "why");
        comparison.results().forEach(result -> page.row(result.load().verdict().word(), result.name(),
                result.load().verdict().word(), Refusals.errno(result.load().verdict()), Reason.of(result.load())));
        page.endTable();
    }

    private void disagreements(Comparison comparison) {
        if (comparison.disagreements().isEmpty()) {
            return;
        }
        page.heading(3, "Disagreements").table("about", "loaders that agree");
        comparison.disagreements().forEach(disagreement -> page.row("", disagreement.what().word(),
                String.join(" | ", disagreement.loaders().stream().map(group -> comparison.names(
                        comparison.results().stream().filter(result -> group.contains(result.name())).toList()))
                        .toList())));
        page.endTable();
    }

    private void maps(Comparison comparison, ElfImage image) {
        page.heading(3, "Memory as the core sees it");
        SvgMap.key(page);
        for (List<Result> group : Groups.by(comparison.results(),
                (a, b) -> a.load().segments().equals(b.load().segments()))) {
            page.heading(4, comparison.names(group));
            SvgMap.add(page, comparison.target().coreMap(), image.loadSegments(),
                    group.getFirst().load().segments());
            page.raw("<p>written (system addresses): <span class=\"n\">" + written(group.getFirst()) + "</span></p>\n");
        }
    }

    private static String written(Result result) {
        List<TargetMemory.Range> ranges = result.load().memory().ranges();
        String text = String.join(" ", ranges.stream().limit(MOST_RANGES)
                .map(range -> Text.range(range.sa(), range.size())).toList());
        return ranges.isEmpty()
                ? "nothing"
                : text + (ranges.size() > MOST_RANGES ? " and %d more".formatted(ranges.size() - MOST_RANGES) : "");
    }

    private void logs(Comparison comparison) {
        for (List<Result> group : Groups.by(comparison.results(),
                (a, b) -> Refusals.log(a.load()).equals(Refusals.log(b.load())))) {
            page.lines(3, "Log of " + comparison.names(group), Refusals.log(group.getFirst().load()), MOST_LOG_LINES);
        }
    }
}
