// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.io.Writer;
import java.util.List;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparsers;
import rproclab.compare.Comparison;
import rproclab.compare.Selection;
import rproclab.diagnose.Diagnosis;
import rproclab.diagnose.Finding;
import rproclab.diagnose.Severity;
import rproclab.report.CompareJson;
import rproclab.report.CompareReport;
import rproclab.report.CompareText;

/** {@code compare FIRMWARE... --target T}: each firmware through every loader that applies. */
final class CompareCommand implements Command {

    @Override
    public void register(Subparsers parsers) {
        ArgumentParser parser = parsers.addParser("compare", false).help("run every loader on a firmware")
                .description("Runs every applicable loader on each firmware: verdicts, simulated log, memory written, "
                        + "disagreements, findings.")
                .epilog("Example: rproclab compare firmware.elf --target imx8mp-m7 --loader linux-6.12,uboot")
                .setDefault("command", this);
        parser.addArgument("firmware").nargs("+").metavar("FIRMWARE").help("ELF file");
        parser.addArgument("--target").metavar("T")
                .help("SoC and core, or a device-tree compatible; rproclab list targets; default: the one that --dtb has");
        BoardOptions.addTo(parser);
        parser.addArgument("--loader").metavar("L,...")
                .help("loaders or families (linux, uboot, all); default: all that apply; rproclab list loaders");
        CommonOptions.addFailOn(parser);
        CommonOptions.addTo(parser);
    }

    @Override
    public int run(Namespace options, Output output) {
        BoardOptions.Choice core = BoardOptions.choice(options);
        Selection selection = Names.loaders(core.target(), options.getString("loader"));
        FailOn failOn = CommonOptions.failOn(options);
        int[] code = {Exit.OK};
        output.report(options, writer -> {
            try (CompareReport report = report(options, output, writer)) {
                for (String name : options.<String>getList("firmware")) {
                    code[0] = Math.max(code[0], compare(name, core, selection, failOn, report, output));
                }
            }
        });
        return code[0];
    }

    /** One firmware; a file that cannot be compared does not keep the others from it. */
    private static int compare(String name, BoardOptions.Choice core, Selection selection, FailOn failOn,
            CompareReport report,
            Output output) {
        try {
            Comparison comparison = Comparison.run(FirmwareFile.open(name), core.target(), selection);
            List<Finding> findings = Diagnosis.of(comparison, core.tree());
            report.add(comparison, findings);
            return fails(comparison, findings, failOn) ? Exit.FINDINGS : Exit.OK;
        } catch (CommandError error) {
            output.err().println("rproclab: " + error.getMessage());
            return error.exitCode();
        }
    }

    private static CompareReport report(Namespace options, Output output, Writer writer) {
        boolean verbose = options.getBoolean("verbose");
        return switch (CommonOptions.format(options)) {
            case TEXT -> new CompareText(writer, output.style(options), verbose);
            case JSON -> new CompareJson(writer, Version.number(), verbose);
        };
    }

    private static boolean fails(Comparison comparison, List<Finding> findings, FailOn failOn) {
        boolean refused = comparison.decidingResults().stream().anyMatch(result -> !result.accepted());
        return switch (failOn) {
            case NEVER -> false;
            case ERROR -> refused || has(findings, Severity.ERROR);
            case WARNING -> refused || has(findings, Severity.WARNING);
            case DIFFERENCE -> refused || has(findings, Severity.WARNING) || !comparison.disagreements().isEmpty();
        };
    }

    private static boolean has(List<Finding> findings, Severity atLeast) {
        return findings.stream().anyMatch(finding -> finding.severity().compareTo(atLeast) >= 0);
    }
}
