// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

/**
 * The first access to a word of a {@link Window}.
 *
 * @param address as the core sees it
 * @param size bytes, 1, 2 or 4
 * @param write whether it was written
 * @param value what was written, or what the read gave
 * @param pc the instruction, or the start of its block of code where that is not certain
 * @param time core ticks since reset
 */
public record Touch(int address, int size, boolean write, int value, int pc, long time) {}
