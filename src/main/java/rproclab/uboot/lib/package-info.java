// SPDX-License-Identifier: GPL-2.0-only
/** {@code bootelf}: {@code lib/elf.c}, by program headers and by section headers. */
package rproclab.uboot.lib;
