// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.io.PrintStream;
import java.util.List;
import net.sourceforge.argparse4j.ArgumentParsers;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.ArgumentParserException;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparsers;

/** Finds the command among the arguments and runs it. */
final class CommandLine {
    private static final List<Command> COMMANDS = List.of(new CompareCommand(), new DecodeCommand(), new BootCommand(),
            new DtCommand(), new ExplainCommand(),
            new ListCommand(), new FuzzCommand(), new ReplayCommand(), new MergeCommand());

    private final Output output;

    CommandLine(PrintStream out, PrintStream err, boolean terminal) {
        output = new Output(out, err, terminal);
    }

    /** Adds every flag and command; manual page and shell completions are made of the same definitions. */
    static void define(ArgumentParser parser) {
        CommonOptions.addHelp(parser);
        parser.addArgument("--version").action(Arguments.storeTrue())
                .help("print the version and the upstream releases that the ports follow");
        Subparsers commands = parser.addSubparsers().title("commands").metavar("COMMAND").dest("word");
        COMMANDS.forEach(command -> command.register(commands));
    }

    int run(String[] args) {
        ArgumentParser parser = ArgumentParsers.newFor("rproclab").addHelp(false)
                .terminalWidthDetection(false).defaultFormatWidth(100).build()
                .description("The Linux and U-Boot remote-core ELF loaders, side by side on one firmware.")
                .epilog("Example: rproclab compare fixtures/firmware/imx8mp-28047.elf --target imx8mp-m7");
        define(parser);
        if (List.of(args).equals(List.of("--version"))) {
            output.out().print(Version.text());
            return Exit.OK;
        }
        if (args.length == 0) {
            output.out().print(parser.formatHelp());
            return Exit.OK;
        }
        try {
            Namespace options = parser.parseArgs(args);
            return ((Command) options.get("command")).run(options, output);
        } catch (CommonOptions.HelpWanted help) {
            output.out().print(help.getParser().formatHelp());
            return Exit.OK;
        } catch (ArgumentParserException wrong) {
            throw CommandError.usage(wrong.getMessage() + " (--help shows how)");
        }
    }
}
