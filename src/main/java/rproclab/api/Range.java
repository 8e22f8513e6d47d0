// SPDX-License-Identifier: GPL-2.0-only
package rproclab.api;

/**
 * Memory on the system bus.
 *
 * @param address where it begins, as the application cores see it
 * @param size its size, in bytes
 */
public record Range(long address, long size) {}
