// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

/** Exit codes. */
final class Exit {
    /** Nothing at or above {@code --fail-on}. */
    static final int OK = 0;
    /** Findings, refusals or differences at or above {@code --fail-on}. */
    static final int FINDINGS = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** An input cannot be read, or is no ELF file at all. */
    static final int INPUT = 3;
    /** A boot did not show what was expected. */
    static final int UNMET = 4;
    /** A bug of ours. */
    static final int INTERNAL = 5;
    /** A boot ran out of instructions or time. */
    static final int BUDGET = 124;

    private Exit() {}
}
