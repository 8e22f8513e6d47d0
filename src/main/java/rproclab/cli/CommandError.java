// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

/** Ends a command with one line on standard error and an exit code. */
final class CommandError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandError(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The command line is wrong. */
    static CommandError usage(String message) {
        return new CommandError(Exit.USAGE, message);
    }

    /** A file cannot be used: {@code FILE: what is wrong}. */
    static CommandError input(String file, String message) {
        return new CommandError(Exit.INPUT, file + ": " + message);
    }

    int exitCode() {
        return exitCode;
    }
}
