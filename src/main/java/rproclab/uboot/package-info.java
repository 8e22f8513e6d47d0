// SPDX-License-Identifier: GPL-2.0-only
/** Ports of U-Boot's loaders of remote cores: what they share, and the table of releases. */
package rproclab.uboot;
