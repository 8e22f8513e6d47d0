// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
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
import rproclab.compare.Names;
import rproclab.compare.Selection;
import rproclab.files.FileError;
import rproclab.files.FirmwareFile;
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
        parser.addArgument("firmware").nargs("+").metavar("FIRMWARE")
                .help("ELF file, a folder (all ELF files below it), or @LIST (a file that names one in each line)");
        parser.addArgument("--target").metavar("T")
                .help("SoC and core, or a device-tree compatible; rproclab list targets; default: the one that --dtb has");
        BoardOptions.addTo(parser);
        parser.addArgument("--loader").metavar("L,...")
                .help("loaders or families; default: the newest Linux; several are compared in one report");
        BootOptions.addTo(parser);
        Jobs.addTo(parser);
        CommonOptions.addTo(parser, Format.TEXT, Format.JSON, Format.JUNIT, Format.GITHUB, Format.HTML);
    }

    /** What stays the same from firmware to firmware. */
    private record Job(Namespace options, Target target, Chip chip, List<Loader> loaders, Consumer<String> live,
            Trace trace, Gdb gdb) {

        /** One firmware under each loader; a file that cannot be booted does not keep the others from it. */
        Tried boot(FirmwareArguments.Named file) {
            try {
                Firmware firmware = FirmwareFile.open(file.path(), file.name());
                return new Tried.Done(firmware, loaders.stream().map(loader -> boot(firmware, loader)).toList());
            } catch (FileError error) {
                return new Tried.Not(error);
            }
        }

        private Booted boot(Firmware firmware, Loader loader) {
            Plan plan = gdb.over(BootOptions.plan(options, target, live).tracing(trace.lines()));
            Plan own = loader instanceof Attacher ? plan : plan.attaching(Loaders.of(target).attacher());
            LoadResult load = loader.load(firmware);
            return new Booted(loader.name(), load,
                    Boot.run(Subject.of(firmware, target, loader.name(), load), chip, own));
        }
    }

    /** What came of one file. */
    private sealed interface Tried {
        record Done(Firmware firmware, List<Booted> boots) implements Tried {}

        record Not(FileError error) implements Tried {}
    }

    @Override
    public int run(Namespace options, Output output) {
        Target target = BoardOptions.choice(options).target();
        Selection selection = Names.loaders(target, options.getString("loader"));
        Chip chip = Chips.of(target.name()).orElseThrow(() -> CommandError.usage(
                "%s cannot be booted: its registers are not described".formatted(target.name())));
        List<FirmwareArguments.Named> files = FirmwareArguments.of(options.getList("firmware"));
        boolean live = files.size() == 1 && BootOptions.isLive(options, output);
        int[] code = {Exit.OK};
        List<Loader> loaders = loaders(selection);
        try (Trace trace = Trace.open(options.getString("trace"), files.size());
                Gdb gdb = Gdb.open(options.getInt("gdb"), files.size() * loaders.size(), output)) {
            Job job = new Job(options, target, chip, loaders, live ? shown -> show(output, shown) : _ -> {}, trace,
                    gdb);
            output.report(options, writer -> {
                try (Writer summary = StepSummary.open(options);
                        BootReport report = report(options, output, writer, summary, !live)) {
                    InOrder.run(files, Jobs.of(options), job::boot,
                            tried -> code[0] = Math.max(code[0], report(tried, target, report, output)));
                }
            });
        } catch (MachineException none) {
            throw CommandError.usage(none.getMessage());
        }
        return code[0];
    }

    private static int report(Tried tried, Target target, BootReport report, Output output) {
        return switch (tried) {
            case Tried.Not(FileError error) -> {
                output.err().println(Main.line(error));
                yield Exit.INPUT;
            }
            case Tried.Done(Firmware firmware, List<Booted> boots) -> {
                report.add(firmware, target, boots);
                yield boots.stream().mapToInt(boot -> code(boot.result().outcome())).max().orElse(Exit.OK);
            }
        };
    }

    /** Without {@code --loader} the one whose verdict decides. */
    private static List<Loader> loaders(Selection selection) {
        return selection.loaders().stream().filter(loader -> selection.deciding().contains(loader.name())).toList();
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

        static Trace open(String name, int files) {
            if (name != null && files > 1) {
                throw CommandError.usage("--trace %s: it follows one firmware, not %d".formatted(name, files));
            }
            try {
                return new Trace(name == null ? Optional.empty() : Optional.of(Files.newBufferedWriter(Path.of(name))),
                        name);
            } catch (IOException failed) {
                throw new FileError(name, "cannot be written: " + failed.getMessage());
            }
        }

        Optional<Consumer<String>> lines() {
            int[] count = {0};
            return writer.map(to -> line -> {
                if (count[0]++ < MOST) {
                    write(to, line);
                } else if (count[0] == MOST + 1) {
                    write(to, "... only the first %d lines are kept".formatted(MOST));
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
                    throw new FileError(name, "cannot be written: " + failed.getMessage());
                }
            });
        }
    }
}
