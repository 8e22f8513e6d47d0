// SPDX-License-Identifier: GPL-2.0-only
package rproclab.memory;

/**
 * A {@code struct rproc_mem_entry} on the carveouts list, allocated (its {@code va} is set).
 *
 * @param name carveout name
 * @param da device address, u32
 * @param memory where it lies on the system bus; its size is the carveout's {@code len}
 */
public record Carveout(String name, long da, Mapping memory) {}
