// SPDX-License-Identifier: GPL-2.0-only
/** Flattened device trees, overlays, and what Linux and the remoteproc drivers read of a board in them. */
package rproclab.devicetree;
