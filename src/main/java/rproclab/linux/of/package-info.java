// SPDX-License-Identifier: GPL-2.0-only
/** What Linux on arm64 does with reserved memory at boot, by release: memblock, {@code fdt.c} and {@code of_reserved_mem.c}. */
package rproclab.linux.of;
