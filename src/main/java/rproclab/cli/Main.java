// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import rproclab.compare.NameError;
import rproclab.files.FileError;
import rproclab.report.Printable;

/** Entry point: {@code rproclab COMMAND ...}. */
public final class Main {
    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        int code = run(args, out, err, System.console() != null && System.console().isTerminal());
        out.flush();
        err.flush();
        System.exit(code);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /**
     * Runs one command.
     *
     * @param terminal whether {@code out} is a terminal
     * @return the exit code
     */
    static int run(String[] args, PrintStream out, PrintStream err, boolean terminal) {
        boolean verbose = List.of(args).contains("-v") || List.of(args).contains("--verbose");
        try {
            return new CommandLine(out, err, terminal).run(args);
        } catch (CommandError | NameError error) {
            err.println(line(error));
            return Exit.USAGE;
        } catch (FileError error) {
            err.println(line(error));
            return Exit.INPUT;
        } catch (RuntimeException | Error bug) {
            err.println(Printable.line("rproclab: internal error: " + bug
                    + " (a bug: please report it with the firmware's headers; -v shows the stack trace)"));
            if (verbose) {
                bug.printStackTrace(err);
            }
            return Exit.INTERNAL;
        }
    }

    /** The one line for people. */
    static String line(RuntimeException error) {
        return "rproclab: " + Printable.line(error.getMessage());
    }
}
