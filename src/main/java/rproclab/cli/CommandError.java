// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

/** A command line that is wrong; its message is one line. */
final class CommandError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private CommandError(String message) {
        super(message);
    }

    /** Why the command cannot be run like this. */
    static CommandError usage(String message) {
        return new CommandError(message);
    }
}
