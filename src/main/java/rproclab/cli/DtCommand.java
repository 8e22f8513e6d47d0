// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparsers;
import rproclab.board.BootPlan;
import rproclab.board.PhysicalMap.Column;
import rproclab.board.PhysicalMap.Thing;
import rproclab.board.Simulation;
import rproclab.compare.Board;
import rproclab.compare.Comparison;
import rproclab.compare.Groups;
import rproclab.compare.Loaders;
import rproclab.compare.Names;
import rproclab.compare.Result;
import rproclab.devicetree.BoardTree;
import rproclab.diagnose.Diagnosis;
import rproclab.diagnose.Finding;
import rproclab.diagnose.Severity;
import rproclab.diagnose.board.BoardDiagnosis;
import rproclab.elf.ElfImage;
import rproclab.files.FirmwareFile;
import rproclab.files.InputFile;
import rproclab.files.TreeFile;
import rproclab.linux.of.OfRelease;
import rproclab.linux.of.PhysRange;
import rproclab.report.DtFindings;
import rproclab.report.DtHtml;
import rproclab.report.DtJson;
import rproclab.report.DtReport;
import rproclab.report.DtText;
import rproclab.target.Target;

/** {@code dt BOARD.dtb}: reserved memory as Linux would reserve it at boot, and what else lies there. */
final class DtCommand implements Command {

    @Override
    public void register(Subparsers parsers) {
        ArgumentParser parser = parsers.addParser("dt", false).help("simulate reserved memory at boot")
                .description("Reserves memory as Linux would at boot: simulated log, state of each node, what is in "
                        + "the way of which, and a map of physical memory.")
                .epilog("Example: rproclab dt board.dtb --board apalis-imx8 --kernel-release 5.15.148,6.12")
                .setDefault("command", this);
        parser.addArgument("dtb").metavar("BOARD.dtb").help("the board's device tree, .dtb or .dts");
        parser.addArgument("--overlay").action(Arguments.append()).metavar("FILE")
                .help("overlay, .dtbo or .dtso; may be given several times, applied in order");
        parser.addArgument("--firmware").metavar("FILE").help("ELF file of a remote core, to show beside the rest");
        parser.addArgument("--target").metavar("T")
                .help("the core that --firmware is for; default: the one that the tree has");
        DtOptions.addTo(parser);
        CommonOptions.addFailOn(parser);
        CommonOptions.addTo(parser, Format.TEXT, Format.JSON, Format.SARIF, Format.GITHUB, Format.HTML);
    }

    @Override
    public int run(Namespace options, Output output) {
        String name = options.getString("dtb");
        List<String> overlays = options.getList("overlay");
        BoardTree board = TreeFile.open(name, overlays == null ? List.of() : overlays);
        List<OfRelease> releases = DtOptions.releases(options);
        BootPlan plan = DtOptions.plan(options, board);
        List<Simulation> runs = releases.stream().map(release -> Simulation.run(plan, release)).toList();
        List<Thing> segments = new ArrayList<>();
        List<Finding> ofFirmware = firmware(options, board, releases.getLast(), segments);
        List<Finding> findings = BoardDiagnosis.joined(BoardDiagnosis.of(plan, runs, segments), ofFirmware);
        DtReport report = new DtReport(InputFile.path(name).getFileName().toString(), plan, runs, segments, findings);
        output.report(options, writer -> print(report, options, output, writer));
        return fails(report, CommonOptions.failOn(options)) ? Exit.FINDINGS : Exit.OK;
    }

    private static void print(DtReport report, Namespace options, Output output, Writer writer) throws IOException {
        boolean verbose = options.getBoolean("verbose");
        switch (CommonOptions.format(options)) {
            case TEXT -> writer.write(new DtText(output.style(options), verbose).render(report));
            case JSON -> new DtJson(Version.number(), verbose).render(report, writer);
            case SARIF -> DtFindings.sarif(report, writer, Version.number());
            case HTML -> DtHtml.render(report, writer, Version.number());
            case GITHUB -> {
                try (Writer summary = StepSummary.open(options)) {
                    DtFindings.github(report, writer, summary);
                }
            }
            case JUNIT -> throw new IllegalStateException("dt has no tests");
        }
    }

    /** Loads the firmware with the release's loader; returns what the rules say of it. */
    private static List<Finding> firmware(Namespace options, BoardTree tree, OfRelease release, List<Thing> segments) {
        String file = options.getString("firmware");
        String wanted = options.getString("target");
        if (file == null) {
            if (wanted != null) {
                throw CommandError.usage("--target needs --firmware, the ELF file that is for it");
            }
            return List.of();
        }
        Target target = target(tree, options.getString("dtb"), wanted);
        Loaders loaders = Loaders.of(target);
        Comparison comparison = Comparison.run(FirmwareFile.open(file), target,
                loaders.names().contains(release.name())
                        ? loaders.named(List.of(release.name()))
                        : loaders.applicable());
        Result result = comparison.decidingResults().getFirst();
        ElfImage.of(comparison.firmware().bytes()).ifPresent(image -> result.load().segments().stream()
                .filter(fate -> fate.sa().isPresent())
                .forEach(fate -> segments.add(new Thing(Column.FIRMWARE, "segment " + fate.index(), new PhysRange(
                        fate.sa().get(), image.programHeaders().get(fate.index()).memsz())))));
        return Diagnosis.of(comparison, Optional.of(tree));
    }

    private static Target target(BoardTree tree, String file, String wanted) {
        Board board = new Board(tree, file);
        try {
            return wanted == null ? board.target() : board.target(Names.target(wanted));
        } catch (Board.NoTarget none) {
            throw CommandError.usage(file + " " + none.getMessage());
        }
    }

    private static boolean fails(DtReport report, FailOn failOn) {
        boolean differ = Groups.by(report.runs(), (one, other) -> one.nodes().equals(other.nodes())).size() > 1;
        return switch (failOn) {
            case NEVER -> false;
            case ERROR -> has(report, Severity.ERROR);
            case WARNING -> has(report, Severity.WARNING);
            case DIFFERENCE -> has(report, Severity.WARNING) || differ;
        };
    }

    private static boolean has(DtReport report, Severity atLeast) {
        return report.findings().stream().anyMatch(finding -> finding.severity().compareTo(atLeast) >= 0);
    }
}
