// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparsers;
import rproclab.compare.Comparison;
import rproclab.compare.Names;
import rproclab.diagnose.Diagnosis;
import rproclab.diagnose.Finding;
import rproclab.explain.ExplainedLog;
import rproclab.explain.Explainer;
import rproclab.explain.Verification;
import rproclab.files.FileError;
import rproclab.files.FirmwareFile;
import rproclab.files.InputFile;
import rproclab.report.ExplainJson;
import rproclab.report.ExplainText;
import rproclab.target.Target;
import rproclab.target.Targets;

/** {@code explain [LOG]}: what the lines of a kernel log or U-Boot console mean. */
final class ExplainCommand implements Command {

    @Override
    public void register(Subparsers parsers) {
        ArgumentParser parser = parsers.addParser("explain", false).help("say what log lines mean")
                .description(
                        "Says what lines of a kernel log (dmesg, journalctl) or of a U-Boot console mean: which check "
                                + "printed them, what usually causes them, what to look at. Other lines are passed over. With a "
                                + "firmware it says whether that image makes the loaders print exactly these lines.")
                .epilog("Example: dmesg | rproclab explain - --firmware firmware.elf --target imx8mp-m7")
                .setDefault("command", this);
        parser.addArgument("log").nargs("?").setDefault("-").metavar("LOG")
                .help("text file, or - for standard input (default)");
        parser.addArgument("--firmware").metavar("FIRMWARE").help("ELF file that the log is about; needs a target");
        parser.addArgument("--target").metavar("T").help("SoC and core that the log is about");
        BoardOptions.addTo(parser);
        parser.addArgument("--loader").metavar("L,...").help("loaders for --firmware; default: all that apply");
        CommonOptions.addTo(parser);
    }

    @Override
    public int run(Namespace options, Output output) {
        Optional<BoardOptions.Choice> core = options.getString("target") == null && options.getString("dtb") == null
                ? Optional.empty()
                : Optional.of(BoardOptions.choice(options));
        Optional<Verification> verification = verification(options, core.map(BoardOptions.Choice::target));
        String name = options.getString("log");
        ExplainedLog log = read(name,
                new Explainer(core.map(BoardOptions.Choice::target).map(List::of).orElseGet(Targets::all)));
        List<Finding> findings = verification
                .map(image -> Diagnosis.of(image.comparison(), core.flatMap(BoardOptions.Choice::tree)))
                .orElse(List.of());
        String shown = name.equals("-") ? "standard input" : name;
        output.report(options, writer -> {
            switch (CommonOptions.format(options)) {
                case TEXT -> writer.write(new ExplainText(output.style(options)).render(shown, log, verification,
                        findings));
                case JSON -> new ExplainJson(Version.number()).render(shown, log, verification, findings, writer);
            }
        });
        return Exit.OK;
    }

    private static Optional<Verification> verification(Namespace options, Optional<Target> target) {
        String firmware = options.getString("firmware");
        if (firmware == null) {
            if (options.getString("loader") != null) {
                throw CommandError.usage("--loader needs --firmware, the image to load");
            }
            return Optional.empty();
        }
        Target core = target
                .orElseThrow(() -> CommandError.usage("--firmware needs --target or --dtb: which core is it "
                        + "for? (rproclab list targets shows all)"));
        return Optional.of(new Verification(Comparison.run(FirmwareFile.open(firmware), core,
                Names.loaders(core, options.getString("loader")))));
    }

    private static ExplainedLog read(String name, Explainer explainer) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(stream(name), StandardCharsets.UTF_8))) {
            Lines.each(lines, explainer::add);
        } catch (IOException failed) {
            throw new FileError(name, "cannot be read: " + failed.getMessage());
        }
        return explainer.log();
    }

    private static InputStream stream(String name) throws IOException {
        if (name.equals("-")) {
            return System.in;
        }
        if (!Files.exists(InputFile.path(name))) {
            throw new FileError(name, "no such file");
        }
        if (Files.isDirectory(InputFile.path(name))) {
            throw new FileError(name, "is a directory, not a log");
        }
        return Files.newInputStream(InputFile.path(name));
    }
}
