// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

/**
 * What one U-Boot release that runs on a target's SoC offers for its core. {@code bootelf} needs no entry.
 *
 * @param rproc the driver behind {@code rproc load}
 * @param bootaux what {@code bootaux} does
 */
public record UbootSupport(UbootRproc rproc, Bootaux bootaux) {}
