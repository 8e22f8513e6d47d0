// SPDX-License-Identifier: GPL-2.0-only
/** Text, JSON, SARIF, JUnit XML, annotations and HTML of what the other packages found; renders, decides nothing. */
package rproclab.report;
