// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

/**
 * A channel that the remote core announced.
 *
 * @param device the virtio device: {@code virtio0}
 * @param name its name, bytes that are not printable as {@code \xNN}
 * @param address its address at the remote core, u32
 * @param announced when, in ns since the core's reset
 * @param exists whether it has not been taken back
 */
public record Channel(String device, String name, long address, long announced, boolean exists) {}
