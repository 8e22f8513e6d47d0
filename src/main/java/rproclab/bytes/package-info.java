// SPDX-License-Identifier: GPL-2.0-only
/** Unsigned little-endian reads of untrusted memory; the only place that reads bytes. */
package rproclab.bytes;
