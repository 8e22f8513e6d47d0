// SPDX-License-Identifier: GPL-2.0-only
/** Virtio as Linux drives it: the split ring of a legacy device, its features and its status. */
package rproclab.linux.virtio;
