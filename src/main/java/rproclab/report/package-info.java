// SPDX-License-Identifier: GPL-2.0-only
/** Text and JSON of what the other packages found; renders, decides nothing. */
package rproclab.report;
