// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static rproclab.diagnose.Text.hex;
import static rproclab.diagnose.Text.range;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import rproclab.board.Limits;
import rproclab.board.NodeState;
import rproclab.board.PhysicalMap;
import rproclab.board.PhysicalMap.Column;
import rproclab.board.Simulation;
import rproclab.board.Staged;
import rproclab.compare.Groups;
import rproclab.compare.LoaderNames;
import rproclab.linux.of.OfRelease;
import rproclab.linux.of.OfReleases;
import rproclab.linux.of.PhysRange;
import rproclab.loader.LogLine;

/** The text of {@code dt}. */
public final class DtText {
    private static final int MOST_ROWS = 64;
    private static final int MOST_NAMES = 3;
    private static final long KIB = 1 << 10;
    private static final long MIB = 1 << 20;

    private final Style style;
    private final boolean verbose;
    private final StringBuilder out = new StringBuilder();

    /**
     * @param style with or without colours
     * @param verbose whether debug lines and all rows are shown
     */
    public DtText(Style style, boolean verbose) {
        this.style = style;
        this.verbose = verbose;
    }

    /** Renders what was found out. */
    public String render(DtReport report) {
        String model = report.plan().board().model();
        out.append(style.title(report.name() + (model.isEmpty() ? "" : " (" + Columns.printable(model) + ")")))
                .append('\n');
        placed(report);
        staged(report);
        groups(report, run -> run.outcome().log()).forEach(this::log);
        groups(report, Simulation::nodes).forEach(this::nodes);
        map(report);
        findings(report);
        heading("Not simulated");
        Limits.of(report.plan().board()).forEach(limit -> out.append("  ").append(limit).append('\n'));
        return out.toString();
    }

    private void placed(DtReport report) {
        heading("What Linux finds");
        Columns columns = new Columns("  ");
        report.plan().board().memory().stream().limit(rows())
                .forEach(bank -> columns.row("memory", range(bank.start(), bank.size()), "device tree"));
        report.plan().images().forEach(image -> columns.row(image.kind().word(),
                range(image.range().base(), image.range().size()), image.how()));
        int ofTree = report.plan().board().memreserve().size();
        List<PhysRange> reserves = report.plan().memreserve();
        for (int i = 0; i < Math.min(rows(), reserves.size()); i++) {
            columns.row("/memreserve/", range(reserves.get(i).base(), reserves.get(i).size()),
                    i < ofTree ? "device tree" : "added by the boot loader");
        }
        out.append(columns.render());
        if (!report.plan().commandLine().isEmpty()) {
            out.append("  command line: ").append(Columns.printable(report.plan().commandLine())).append('\n');
        }
    }

    private void staged(DtReport report) {
        if (report.plan().staged().isEmpty()) {
            return;
        }
        heading("What U-Boot loads where (room: bytes until a node, an image or the end of memory)");
        Columns columns = new Columns("  ");
        columns.row("ADDRESS", "SIZE", "ROOM", "WHAT", "AFTERWARDS", "NAMED BY");
        report.plan().staged().stream().limit(rows()).forEach(load -> columns.row(hex(load.address()),
                load.size().isPresent() ? hex(load.size().getAsLong()) : "?", hex(load.room()), load.use().word(),
                afterwards(load.fate()), Columns.printable(String.join(", ", load.names()))));
        out.append(columns.render());
        more(report.plan().staged().size());
    }

    private static String afterwards(Staged.Fate fate) {
        return switch (fate) {
            case COPIED -> "copied or read";
            case IN_PLACE -> "stays";
            case UNKNOWN -> "not known";
        };
    }

    /** The releases, those with the same answer together. */
    private static List<List<Simulation>> groups(DtReport report, Function<Simulation, Object> answer) {
        return Groups.by(report.runs(), (one, other) -> answer.apply(one).equals(answer.apply(other)));
    }

    private static String names(List<Simulation> group) {
        return LoaderNames.compact(group.stream().map(run -> run.release().name()).toList(),
                OfReleases.all().stream().map(OfRelease::name).toList());
    }

    private void log(List<Simulation> group) {
        List<LogLine> log = group.getFirst().outcome().log().stream()
                .filter(line -> verbose || line.level() != LogLine.Level.DEBUG).toList();
        heading("Boot log of " + names(group));
        Columns columns = new Columns("  ");
        log.stream().limit(rows()).forEach(line -> line.text().lines()
                .forEach(text -> columns.row(level(line.level()), Columns.printable(text))));
        out.append(log.isEmpty() ? "  nothing about reserved memory\n" : columns.render());
        more(log.size());
    }

    private static String level(LogLine.Level level) {
        return switch (level) {
            case ERROR -> "err";
            case WARNING -> "warn";
            case INFO -> "info";
            case DEBUG -> "debug";
        };
    }

    private void nodes(List<Simulation> group) {
        List<NodeState> nodes = group.getFirst().nodes();
        if (nodes.isEmpty()) {
            return;
        }
        heading("Nodes on " + names(group));
        Columns columns = new Columns("  ");
        columns.row("NODE", "RANGE", "SIZE", "STATE", "LINUX USES", "IOREMAP", "NAMED BY");
        nodes.stream().limit(rows()).forEach(node -> columns.row(Columns.printable(node.node().fullName()),
                node.range().map(range -> range(range.base(), range.size())).orElse("-"),
                node.range().map(range -> size(range.size())).orElse("-"), node.state().word(),
                node.handedOut() == 0 ? "-" : size(node.handedOut()), ioremap(node),
                node.users().isEmpty() ? "-" : Columns.printable(String.join(", ", node.users()))));
        out.append(columns.render());
        more(nodes.size());
        nodes.stream().flatMap(node -> node.consequences().stream()).limit(rows()).forEach(consequence -> {
            out.append("  ").append(consequence.device()).append(": ").append(consequence.what()).append('\n');
            consequence.log().forEach(line -> out.append("      ").append(line).append('\n'));
        });
    }

    private static String ioremap(NodeState node) {
        return node.range().isEmpty() ? "-" : node.ioremapRefused() ? "refused" : "works";
    }

    private void map(DtReport report) {
        List<PhysicalMap.Row> rows = report.map(rows() + 1);
        heading("Physical memory (* is gone when Linux starts)");
        Columns columns = new Columns("  ");
        boolean firmware = !report.firmware().isEmpty();
        columns.row("RANGE", "SIZE", "RAM", "NODE", "IMAGE", firmware ? "FIRMWARE" : "");
        rows.stream().limit(rows()).forEach(row -> columns.row(range(row.range().base(), row.range().size()),
                size(row.range().size()), names(row, Column.RAM), names(row, Column.NODE), names(row, Column.IMAGE),
                firmware ? names(row, Column.FIRMWARE) : ""));
        out.append(columns.render());
        if (rows.size() > rows()) {
            out.append("  ... more (-v shows them)\n");
        }
    }

    private static String names(PhysicalMap.Row row, Column column) {
        List<String> names = row.names(column);
        String text = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.isEmpty() ? "-" : Columns.printable(names.size() > MOST_NAMES ? text + ", ..." : text);
    }

    private void findings(DtReport report) {
        if (!report.findings().isEmpty()) {
            heading("Findings");
            out.append(Findings.text(style, report.findings()));
        }
    }

    /** Bytes, or whole KiB or MiB. */
    private static String size(long size) {
        return size != 0 && size % MIB == 0
                ? size / MIB + " MiB"
                : size != 0 && size % KIB == 0 ? size / KIB + " KiB" : Long.toUnsignedString(size) + " B";
    }

    private void heading(String text) {
        out.append('\n').append(style.title(text)).append('\n');
    }

    private int rows() {
        return verbose ? 1 << 20 : MOST_ROWS;
    }

    private void more(int all) {
        if (all > rows()) {
            out.append("  ... %d more (-v shows them)\n".formatted(all - rows()));
        }
    }
}
