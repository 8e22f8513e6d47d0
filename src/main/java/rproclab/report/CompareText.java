// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static rproclab.diagnose.Text.hex;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rproclab.compare.Comparison;
import rproclab.compare.Disagreement;
import rproclab.compare.Groups;
import rproclab.compare.LoaderNames;
import rproclab.compare.Result;
import rproclab.diagnose.Finding;
import rproclab.diagnose.Text;
import rproclab.elf.ElfImage;
import rproclab.elf.ProgramHeader;
import rproclab.loader.LogLine;
import rproclab.loader.SegmentFate;
import rproclab.loader.Verdict;
import rproclab.memory.Region;
import rproclab.memory.TargetMemory;

/** The text of comparisons, a blank line between them. */
public final class CompareText implements CompareReport {
    private static final int MOST_SEGMENTS = 24;
    private static final int MOST_LOG_LINES = 40;
    private static final int MOST_RANGES = 4;

    private final PrintWriter out;
    private final Style style;
    private final boolean verbose;
    private boolean first = true;

    /**
     * @param out where it goes; it is flushed, not closed
     * @param style with or without colours
     * @param verbose whether debug lines and all segments are shown
     */
    public CompareText(Writer out, Style style, boolean verbose) {
        this.out = new PrintWriter(out);
        this.style = style;
        this.verbose = verbose;
    }

    @Override
    public void add(Comparison comparison, List<Finding> findings) {
        Optional<ElfImage> image = ElfImage.of(comparison.firmware().bytes());
        out.append(first ? "" : "\n");
        first = false;
        out.append(style.title(Printable.line("%s on %s (%s, %s)".formatted(comparison.firmware().name(),
                comparison.target().name(), comparison.target().soc(), comparison.target().core())))).append("\n\n");
        verdicts(comparison);
        image.ifPresent(elf -> segments(comparison, elf));
        logs(comparison);
        disagreements(comparison);
        findings(findings);
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }

    private void verdicts(Comparison comparison) {
        Columns columns = new Columns("  ");
        columns.row("LOADER", "VERDICT", "ERRNO", "WHY");
        comparison.results().forEach(result -> columns.row(result.name(), result.load().verdict().word(),
                errno(result.load().verdict()), Reason.of(result.load())));
        String[] lines = columns.render().split("\n");
        out.append(lines[0]).append('\n');
        for (int i = 1; i < lines.length; i++) {
            out.append(style.verdict(comparison.results().get(i - 1).load().verdict(), lines[i])).append('\n');
        }
    }

    private static String errno(Verdict verdict) {
        return verdict instanceof Verdict.Rejected(var errno) && errno.isPresent()
                ? errno.get().name() + " " + errno.get().value()
                : "-";
    }

    private void segments(Comparison comparison, ElfImage image) {
        List<ProgramHeader> loads = image.loadSegments();
        List<List<Result>> columns = Groups.by(comparison.results(),
                (a, b) -> a.load().segments().equals(b.load().segments()));
        heading("Segments (load address; what became of each)");
        Columns table = new Columns("  ");
        List<Object> head = new ArrayList<>(List.of("#", "LMA", "VMA", "FILESZ", "MEMSZ"));
        for (int i = 0; i < columns.size(); i++) {
            head.add(columns.size() == 1 ? "FATE" : "(" + (char) ('a' + i % 26) + ")");
        }
        table.row(head.toArray());
        loads.stream().limit(verbose ? Long.MAX_VALUE : MOST_SEGMENTS).forEach(segment -> {
            List<Object> row = new ArrayList<>(List.of(segment.index(), hex(segment.paddr()), hex(segment.vaddr()),
                    hex(segment.filesz()), hex(segment.memsz())));
            columns.forEach(group -> row.add(fate(group.getFirst().load().segments().get(segment.index()))));
            table.row(row.toArray());
        });
        out.append(table.render());
        if (!verbose && loads.size() > MOST_SEGMENTS) {
            out.append("  ... %d more (-v shows them)\n".formatted(loads.size() - MOST_SEGMENTS));
        }
        for (int i = 0; i < columns.size() && columns.size() > 1; i++) {
            out.append("  (%c) %s\n".formatted('a' + i % 26, comparison.names(columns.get(i))));
        }
        List<Region> map = comparison.target().coreMap();
        String bars = MemoryBars.render(map, loads);
        if (!bars.isEmpty()) {
            heading("Memory as the core sees it (# file, = zero fill, . free, ! beyond the region)");
            out.append(bars);
        }
    }

    private static String fate(SegmentFate fate) {
        String word = fate.fate().word();
        return fate.sa().map(sa -> word + " at " + hex(sa) + fate.region().map(r -> " " + r).orElse("")).orElse(word);
    }

    private void logs(Comparison comparison) {
        for (List<Result> group : Groups.by(comparison.results(), (a, b) -> lines(a).equals(lines(b)))) {
            List<LogLine> lines = lines(group.getFirst());
            if (lines.isEmpty()) {
                continue;
            }
            heading("Log of " + comparison.names(group));
            lines.stream().limit(verbose ? Long.MAX_VALUE : MOST_LOG_LINES)
                    .forEach(line -> out.append("  ").append(Printable.line(line.text())).append('\n'));
            if (!verbose && lines.size() > MOST_LOG_LINES) {
                out.append("  ... %d more lines (-v shows them)\n".formatted(lines.size() - MOST_LOG_LINES));
            }
        }
    }

    private List<LogLine> lines(Result result) {
        return verbose ? result.load().log() : result.load().console();
    }

    private void disagreements(Comparison comparison) {
        if (comparison.disagreements().isEmpty()) {
            return;
        }
        heading("Disagreements");
        for (Disagreement disagreement : comparison.disagreements()) {
            Columns columns = new Columns("  ");
            String what = disagreement.what().word();
            for (List<String> group : disagreement.loaders()) {
                columns.row(what, answer(comparison, disagreement.what(), group.getFirst()),
                        LoaderNames.compact(group, comparison.results().stream().map(Result::name).toList()));
                what = "";
            }
            out.append(columns.render());
        }
    }

    private static String answer(Comparison comparison, Disagreement.What what, String loader) {
        Result result = comparison.results().stream().filter(r -> r.name().equals(loader)).findFirst().orElseThrow();
        return switch (what) {
            case VERDICT -> result.load().verdict().word();
            case BOOT_ADDRESS -> hex(result.load().bootAddress().orElseThrow());
            case MEMORY -> ranges(result.load().memory().ranges());
        };
    }

    private static String ranges(List<TargetMemory.Range> ranges) {
        String text = String.join(" ", ranges.stream().limit(MOST_RANGES)
                .map(range -> Text.range(range.sa(), range.size())).toList());
        return ranges.isEmpty()
                ? "nothing written"
                : ranges.size() > MOST_RANGES ? text + " and %d more".formatted(ranges.size() - MOST_RANGES) : text;
    }

    private void findings(List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        heading("Findings");
        out.append(Findings.text(style, findings));
    }

    private void heading(String text) {
        out.append('\n').append(style.title(text)).append('\n');
    }
}
