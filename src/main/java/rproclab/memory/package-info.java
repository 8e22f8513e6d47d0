// SPDX-License-Identifier: GPL-2.0-only
/** Memory as a loader sees it: address maps (da to sa), mappings, reserved regions, and contents with a write log. */
package rproclab.memory;
