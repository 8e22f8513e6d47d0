// SPDX-License-Identifier: GPL-2.0-only
/** Binding to Unicorn 2.0's native library: an engine for one core, and what it calls back. */
package rproclab.machine.unicorn;
