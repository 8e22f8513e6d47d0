// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.function.Function;

/**
 * Where a device is.
 *
 * @param name what it is: {@code UART4}
 * @param base first address as the core sees it, u32
 * @param size bytes
 * @param device makes the device for one machine
 */
public record DeviceRange(String name, long base, long size, Function<Wires, Device> device) {}
