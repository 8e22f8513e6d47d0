// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Namespace;

/** The flag {@code --jobs}. */
final class Jobs {
    private static final int MOST = 4096;

    private Jobs() {}

    static void addTo(ArgumentParser parser) {
        parser.addArgument("--jobs").type(Integer.class).metavar("N")
                .help("threads (default: one for each processor); the result does not depend on it");
    }

    /** How many threads are wanted. */
    static int of(Namespace options) {
        Integer jobs = options.getInt("jobs");
        if (jobs == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (jobs < 1 || jobs > MOST) {
            throw CommandError.usage("--jobs %d: a number from 1 to %d is wanted".formatted(jobs, MOST));
        }
        return jobs;
    }
}
