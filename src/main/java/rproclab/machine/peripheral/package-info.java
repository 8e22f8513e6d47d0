// SPDX-License-Identifier: GPL-2.0-only
/** The registers around an emulated core: tables of registers, the few devices that act, and what each SoC has where. */
package rproclab.machine.peripheral;
