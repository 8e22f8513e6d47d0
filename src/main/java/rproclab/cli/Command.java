// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparsers;

/** One word of the command line. */
interface Command {

    /** Adds its parser, which sets {@code command} to {@code this}. */
    void register(Subparsers parsers);

    /** Does it and returns the exit code. */
    int run(Namespace options, Output output);
}
