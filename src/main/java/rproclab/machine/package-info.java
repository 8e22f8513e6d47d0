// SPDX-License-Identifier: GPL-2.0-only
/** The emulated core: a Cortex-M with its exceptions, system registers, memory and devices, in virtual time. */
package rproclab.machine;
