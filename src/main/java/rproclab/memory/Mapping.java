// SPDX-License-Identifier: GPL-2.0-only
package rproclab.memory;

/**
 * A stretch of target memory that a loader has mapped and may write through: an ioremap, a carveout, a bank.
 *
 * @param name what it is, for messages
 * @param sa first system address
 * @param size bytes
 */
public record Mapping(String name, long sa, long size) {}
