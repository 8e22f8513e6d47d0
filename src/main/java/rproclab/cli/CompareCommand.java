// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparsers;
import rproclab.compare.Comparison;
import rproclab.compare.Names;
import rproclab.compare.Selection;
import rproclab.diagnose.Baseline;
import rproclab.diagnose.Diagnosis;
import rproclab.diagnose.Finding;
import rproclab.diagnose.Severity;
import rproclab.files.FileError;
import rproclab.files.FirmwareFile;
import rproclab.report.CompareGithub;
import rproclab.report.CompareHtml;
import rproclab.report.CompareJson;
import rproclab.report.CompareJunit;
import rproclab.report.CompareReport;
import rproclab.report.CompareSarif;
import rproclab.report.CompareText;
import rproclab.report.Printable;

/** {@code compare FIRMWARE... --target T}: each firmware through every loader that applies. */
final class CompareCommand implements Command {
    private static final int MOST_PERCENT = 100;

    @Override
    public void register(Subparsers parsers) {
        ArgumentParser parser = parsers.addParser("compare", false).help("run every loader on a firmware")
                .description("Runs every applicable loader on each firmware: verdicts, simulated log, memory written, "
                        + "disagreements, findings.")
                .epilog("Example: rproclab compare firmware.elf --target imx8mp-m7 --loader linux-6.12,uboot")
                .setDefault("command", this);
        parser.addArgument("firmware").nargs("+").metavar("FIRMWARE")
                .help("ELF file, a folder (all ELF files below it), or @LIST (a file that names one in each line)");
        parser.addArgument("--target").metavar("T")
                .help("SoC and core, or a device-tree compatible; rproclab list targets; default: the one that --dtb has");
        BoardOptions.addTo(parser);
        parser.addArgument("--loader").metavar("L,...")
                .help("loaders or families (linux, uboot, all); default: all that apply; rproclab list loaders");
        parser.addArgument("--baseline").metavar("FILE")
                .help("accept the problems that FILE holds: they are not reported as findings and do not fail");
        parser.addArgument("--write-baseline").dest("write_baseline").metavar("FILE")
                .help("write what there is now to FILE, for --baseline");
        parser.addArgument("--headroom").type(Integer.class).setDefault(0).metavar("PERCENT")
                .help("warn where less than PERCENT of a region is left for a loader that decides (default: 0)");
        Jobs.addTo(parser);
        CommonOptions.addFailOn(parser);
        CommonOptions.addTo(parser, Format.values());
    }

    /** What stays the same from firmware to firmware. */
    private record Job(BoardOptions.Choice core, Selection selection, FailOn failOn, Baseline baseline,
            int headroom) {

        /** One firmware; a file that cannot be compared does not keep the others from it. */
        Compared compare(FirmwareArguments.Named file) {
            try {
                Comparison comparison = Comparison.run(FirmwareFile.open(file.path(), file.name()), core.target(),
                        selection);
                List<Finding> all = Diagnosis.of(comparison, core.tree(), headroom);
                return new Compared.Done(file.path(), comparison, all,
                        all.stream().filter(finding -> !baseline.accepts(finding, comparison)).toList());
            } catch (FileError error) {
                return new Compared.Not(error);
            }
        }
    }

    /** What came of one file. */
    private sealed interface Compared {
        record Done(String path, Comparison comparison, List<Finding> all, List<Finding> findings)
                implements
                    Compared {}

        record Not(FileError error) implements Compared {}
    }

    @Override
    public int run(Namespace options, Output output) {
        BoardOptions.Choice core = BoardOptions.choice(options);
        Job job = new Job(core, Names.loaders(core.target(), options.getString("loader")),
                CommonOptions.failOn(options), BaselineFile.read(options.getString("baseline")),
                headroom(options));
        List<FirmwareArguments.Named> files = FirmwareArguments.of(options.getList("firmware"));
        String baseline = options.getString("write_baseline");
        List<String> lines = new ArrayList<>();
        int[] code = {Exit.OK};
        output.report(options, writer -> {
            try (Writer summary = StepSummary.open(options);
                    CompareReport report = report(options, output, job.baseline(), writer, summary)) {
                InOrder.run(files, Jobs.of(options), job::compare, compared -> {
                    code[0] = Math.max(code[0], report(compared, job, report, output));
                    if (baseline != null && compared instanceof Compared.Done done) {
                        lines.addAll(Baseline.lines(done.comparison(), done.all()));
                    }
                });
            }
        });
        if (baseline != null) {
            BaselineFile.write(baseline, lines);
        }
        return baseline != null && code[0] == Exit.FINDINGS ? Exit.OK : code[0];
    }

    private static int report(Compared compared, Job job, CompareReport report, Output output) {
        return switch (compared) {
            case Compared.Not(FileError error) -> {
                output.err().println(Main.line(error));
                yield Exit.INPUT;
            }
            case Compared.Done(String path, Comparison comparison, List<Finding> all, List<Finding> findings) -> {
                report.add(comparison, findings);
                if (findings.size() < all.size()) {
                    output.err().println(Printable.line("rproclab: %s: the baseline accepts %d of %d findings"
                            .formatted(path, all.size() - findings.size(), all.size())));
                }
                yield fails(comparison, findings, job) ? Exit.FINDINGS : Exit.OK;
            }
        };
    }

    private static int headroom(Namespace options) {
        int percent = options.getInt("headroom");
        if (percent < 0 || percent > MOST_PERCENT) {
            throw CommandError.usage("--headroom %d: a percentage, 0 to %d".formatted(percent, MOST_PERCENT));
        }
        return percent;
    }

    private static CompareReport report(Namespace options, Output output, Baseline baseline, Writer writer,
            Writer summary) {
        boolean verbose = options.getBoolean("verbose");
        return switch (CommonOptions.format(options)) {
            case TEXT -> new CompareText(writer, output.style(options), verbose);
            case JSON -> new CompareJson(writer, Version.number(), verbose);
            case SARIF -> new CompareSarif(writer, Version.number(), baseline);
            case JUNIT -> new CompareJunit(writer, baseline);
            case GITHUB -> new CompareGithub(writer, summary, baseline);
            case HTML -> new CompareHtml(writer, Version.number());
        };
    }

    private static boolean fails(Comparison comparison, List<Finding> findings, Job job) {
        boolean refused = comparison.decidingResults().stream()
                .anyMatch(result -> !result.accepted() && !job.baseline().accepts(result, comparison));
        return switch (job.failOn()) {
            case NEVER -> false;
            case ERROR -> refused || has(findings, Severity.ERROR);
            case WARNING -> refused || has(findings, Severity.WARNING);
            case DIFFERENCE -> refused || has(findings, Severity.WARNING) || comparison.disagreements().stream()
                    .anyMatch(disagreement -> !job.baseline().accepts(disagreement, comparison));
        };
    }

    private static boolean has(List<Finding> findings, Severity atLeast) {
        return findings.stream().anyMatch(finding -> finding.severity().compareTo(atLeast) >= 0);
    }
}
