// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

/**
 * Addresses where peripherals are of which no model exists: they read back what was written, and tell their first touch.
 *
 * @param base first address as the core sees it, u32; a multiple of 4096
 * @param size bytes, a multiple of 4096
 */
public record Window(long base, long size) {}
