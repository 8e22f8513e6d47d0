// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

/** What makes the exit code 1; each value includes those behind it. */
enum FailOn {
    DIFFERENCE, WARNING, ERROR, NEVER
}
