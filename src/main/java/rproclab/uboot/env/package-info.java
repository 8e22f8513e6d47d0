// SPDX-License-Identifier: GPL-2.0-only
/** U-Boot's environment: its variables, and what its scripts load where. */
package rproclab.uboot.env;
