// SPDX-License-Identifier: GPL-2.0-only
/** What the lines of a kernel log or of a U-Boot console mean, and whether an image would print them. */
package rproclab.explain;
