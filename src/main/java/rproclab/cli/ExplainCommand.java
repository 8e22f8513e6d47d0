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
import rproclab.board.BootPlan;
import rproclab.board.Simulation;
import rproclab.compare.Comparison;
import rproclab.compare.Names;
import rproclab.devicetree.BoardTree;
import rproclab.diagnose.Diagnosis;
import rproclab.diagnose.Finding;
import rproclab.diagnose.board.BoardDiagnosis;
import rproclab.explain.ExplainedLog;
import rproclab.explain.Explainer;
import rproclab.explain.Verification;
import rproclab.files.FileError;
import rproclab.files.FirmwareFile;
import rproclab.files.InputFile;
import rproclab.linux.of.OfRelease;
import rproclab.linux.of.OfReleases;
import rproclab.report.ExplainJson;
import rproclab.report.ExplainText;
import rproclab.target.Targets;

/** {@code explain [LOG]}: what the lines of a kernel log or U-Boot console mean. */
final class ExplainCommand implements Command {

    @Override
    public void register(Subparsers parsers) {
        ArgumentParser parser = parsers.addParser("explain", false).help("say what log lines mean")
                .description(
                        "Says what lines of a kernel log (dmesg, journalctl) or of a U-Boot console mean: which check "
                                + "printed them, what usually causes them, what to look at. Other lines are passed over. With a "
                                + "firmware it says whether that image makes the loaders print exactly these lines, with a device tree "
                                + "whether that board's reserved memory does.")
                .epilog("Example: dmesg | rproclab explain - --firmware firmware.elf --target imx8mp-m7")
                .setDefault("command", this);
        parser.addArgument("log").nargs("?").setDefault("-").metavar("LOG")
                .help("text file, or - for standard input (default)");
        parser.addArgument("--firmware").metavar("FIRMWARE").help("ELF file that the log is about; needs a target");
        parser.addArgument("--target").metavar("T").help("SoC and core that the log is about");
        BoardOptions.addTo(parser);
        DtOptions.addTo(parser);
        parser.addArgument("--loader").metavar("L,...").help("loaders for --firmware; default: all that apply");
        CommonOptions.addTo(parser);
    }

    /**
     * What the log is held against.
     *
     * @param verification the lines that it would print
     * @param subject what it is, in words
     * @param findings what the rules find in it
     */
    private record Against(Verification verification, String subject, List<Finding> findings) {}

    @Override
    public int run(Namespace options, Output output) {
        Optional<BoardOptions.Choice> core = core(options);
        Optional<Against> against = against(options, core);
        String name = options.getString("log");
        ExplainedLog log = read(name,
                new Explainer(core.map(BoardOptions.Choice::target).map(List::of).orElseGet(Targets::all)));
        Optional<Verification> verification = against.map(Against::verification);
        List<Finding> findings = against.map(Against::findings).orElse(List.of());
        String shown = name.equals("-") ? "standard input" : name;
        output.report(options, writer -> {
            switch (CommonOptions.format(options)) {
                case TEXT -> writer.write(new ExplainText(output.style(options)).render(shown, log, verification,
                        against.map(Against::subject).orElse(""), findings));
                case JSON -> new ExplainJson(Version.number()).render(shown, log, verification, findings, writer);
            }
        });
        return Exit.OK;
    }

    /** A core is needed for a firmware; a board alone has its reserved memory. */
    private static Optional<BoardOptions.Choice> core(Namespace options) {
        String firmware = options.getString("firmware");
        if (firmware == null && options.getString("loader") != null) {
            throw CommandError.usage("--loader needs --firmware, the image to load");
        }
        if (options.getString("target") == null && (options.getString("dtb") == null || firmware == null)) {
            if (firmware != null) {
                throw CommandError.usage("--firmware needs --target or --dtb: which core is it for? (rproclab list "
                        + "targets shows all)");
            }
            return Optional.empty();
        }
        return Optional.of(BoardOptions.choice(options));
    }

    private static Optional<Against> against(Namespace options, Optional<BoardOptions.Choice> core) {
        Optional<Against> image = core.filter(_ -> options.getString("firmware") != null)
                .map(choice -> image(options, choice));
        return BoardOptions.tree(options).map(tree -> onBoard(options, tree, image)).or(() -> image);
    }

    private static Against image(Namespace options, BoardOptions.Choice core) {
        Comparison comparison = Comparison.run(FirmwareFile.open(options.getString("firmware")), core.target(),
                Names.loaders(core.target(), options.getString("loader")));
        return new Against(Verification.of(comparison),
                comparison.firmware().name() + " on " + core.target().name(),
                Diagnosis.of(comparison, core.tree()));
    }

    /** Boots every release on the board. */
    private static Against onBoard(Namespace options, BoardTree tree, Optional<Against> image) {
        BootPlan plan = DtOptions.plan(options, tree);
        List<OfRelease> releases = options.getString("kernel_release") == null
                ? OfReleases.all()
                : DtOptions.releases(options);
        List<Simulation> runs = releases.stream().map(release -> Simulation.run(plan, release))
                .toList();
        String file = InputFile.path(options.getString("dtb")).getFileName().toString();
        return new Against(image.map(Against::verification).orElse(new Verification(List.of(), List.of()))
                .onBoard(runs.stream()
                        .map(run -> new Verification.Printed(run.release().name(), run.outcome().log())).toList()),
                image.map(known -> known.subject() + ", ").orElse("") + file,
                BoardDiagnosis.joined(BoardDiagnosis.of(plan, runs, List.of()),
                        image.map(Against::findings).orElse(List.of())));
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
