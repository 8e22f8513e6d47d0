// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

/** How a command prints. */
enum Format {
    TEXT, JSON, SARIF, JUNIT, GITHUB, HTML
}
