// SPDX-License-Identifier: GPL-2.0-only
/** Facts: the same firmware through every loader that applies to a target, and where their answers differ. */
package rproclab.compare;
