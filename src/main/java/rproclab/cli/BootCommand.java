// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparsers;
import rproclab.boot.Boot;
import rproclab.boot.Booted;
import rproclab.boot.Outcome;
import rproclab.boot.Plan;
import rproclab.boot.Subject;
import rproclab.compare.Loaders;
import rproclab.compare.Selection;
import rproclab.loader.Attacher;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.loader.Loader;
import rproclab.machine.MachineException;
import rproclab.machine.peripheral.Chip;
import rproclab.machine.peripheral.Chips;
import rproclab.report.BootGithub;
import rproclab.report.BootHtml;
import rproclab.report.BootJson;
import rproclab.report.BootJunit;
import rproclab.report.BootReport;
import rproclab.report.BootText;
import rproclab.target.Target;

/** {@code boot FIRMWARE --target T}: the image as a loader left it, in an emulated core, with a Linux to talk to. */
final class BootCommand implements Command {

    @Override
    public void register(Subparsers parsers) {
        ArgumentParser parser = parsers.addParser("boot", false).help("boot a firmware as a loader left it")
                .description("Loads the firmware with a loader, puts exactly what that left in memory into an "
                        + "emulated core, resets it, acts as the Linux RPMsg host, and judges.")
                .epilog("Example: rproclab boot firmware.elf --target imx8mp-m7 --expect-console ready")
                .setDefault("command", this);
        parser.addArgument("firmware").metavar("FIRMWARE").help("ELF file");
        parser.addArgument("--target").metavar("T")
                .help("SoC and core, or a device-tree compatible; rproclab list targets; default: the one that --dtb has");
        BoardOptions.addTo(parser);
        parser.addArgument("--loader").metavar("L,...")
                .help("loaders or families; default: the newest Linux; several are compared in one report");
        BootOptions.addTo(parser);
        CommonOptions.addTo(parser, Format.TEXT, Format.JSON, Format.JUNIT, Format.GITHUB, Format.HTML);
    }

    @Override
    public int run(Namespace options, Output output) {
        Target target = BoardOptions.choice(options).target();
        Selection selection = Names.loaders(target, options.getString("loader"));
        Chip chip = Chips.of(target.name()).orElseThrow(() -> CommandError.usage(
                "%s cannot be booted: its registers are not described".formatted(target.name())));
        Firmware firmware = FirmwareFile.open(options.getString("firmware"));
        boolean live = BootOptions.isLive(options, output);
        Plan plan = BootOptions.plan(options, target, live ? shown -> show(output, shown) : _ -> {});
        List<Booted> boots = new ArrayList<>();
        try (Trace trace = Trace.open(options.getString("trace"))) {
            Plan traced = plan.tracing(trace.lines());
            for (Loader loader : loaders(selection)) {
                boots.add(boot(firmware, target, chip, loader, traced));
            }
        } catch (MachineException none) {
            throw CommandError.usage(none.getMessage());
        }
        output.report(options, writer -> {
            try (Writer summary = StepSummary.open(options);
                    BootReport report = report(options, output, writer, summary, !live)) {
                report.add(firmware, target, boots);
            }
        });
        return boots.stream().mapToInt(boot -> code(boot.result().outcome())).max().orElse(Exit.OK);
    }

    /** Without {@code --loader} the one whose verdict decides. */
    private static List<Loader> loaders(Selection selection) {
        return selection.loaders().stream().filter(loader -> selection.deciding().contains(loader.name())).toList();
    }

    private static Booted boot(Firmware firmware, Target target, Chip chip, Loader loader, Plan plan) {
        LoadResult load = loader.load(firmware);
        Plan own = loader instanceof Attacher ? plan : plan.attaching(attacher(target));
        return new Booted(loader.name(), load, Boot.run(Subject.of(firmware, target, loader.name(), load), chip, own));
    }

    /** The Linux that U-Boot would boot next: the newest that is proven. */
    private static Optional<Attacher> attacher(Target target) {
        Selection all = Loaders.of(target).applicable();
        return all.loaders().stream().filter(loader -> all.deciding().contains(loader.name()))
                .filter(Attacher.class::isInstance).map(Attacher.class::cast).findFirst();
    }

    private static BootReport report(Namespace options, Output output, Writer writer, Writer summary,
            boolean console) {
        boolean touches = options.getBoolean("first_touch");
        return switch (CommonOptions.format(options)) {
            case TEXT -> new BootText(writer, output.style(options),
                    new BootText.Details(console, touches, options.getBoolean("verbose")));
            case JSON -> new BootJson(writer, Version.number(), touches);
            case JUNIT -> new BootJunit(writer);
            case GITHUB -> new BootGithub(writer, summary);
            case HTML -> new BootHtml(writer, Version.number());
            case SARIF -> throw new IllegalStateException("boot has no findings");
        };
    }

    private static int code(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> Exit.OK;
            case NOT_LOADED -> Exit.FINDINGS;
            case FAILED, FAULT -> Exit.UNMET;
            case HUNG -> Exit.BUDGET;
        };
    }

    private static void show(Output output, String text) {
        output.out().print(text);
        if (text.equals("\n")) {
            output.out().flush();
        }
    }

    /** The file that {@code --trace} names. */
    private record Trace(Optional<Writer> writer, String name) implements AutoCloseable {
        private static final int MOST = 10_000_000;

        static Trace open(String name) {
            try {
                return new Trace(name == null ? Optional.empty() : Optional.of(Files.newBufferedWriter(Path.of(name))),
                        name);
            } catch (IOException failed) {
                throw CommandError.input(name, "cannot be written: " + failed.getMessage());
            }
        }

        Optional<Consumer<String>> lines() {
            int[] count = {0};
            return writer.map(to -> line -> {
                if (count[0]++ < MOST) {
                    write(to, line);
                }
            });
        }

        private static void write(Writer to, String line) {
            try {
                to.append(line).append('\n');
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public void close() {
            writer.ifPresent(to -> {
                try {
                    to.close();
                } catch (IOException failed) {
                    throw CommandError.input(name, "cannot be written: " + failed.getMessage());
                }
            });
        }
    }
}
