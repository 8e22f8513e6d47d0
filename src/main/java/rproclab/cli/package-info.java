// SPDX-License-Identifier: GPL-2.0-only
/** The command line, one class for each command: parse, call, print, exit code. Nobody imports it. */
package rproclab.cli;
