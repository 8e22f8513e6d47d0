// SPDX-License-Identifier: GPL-2.0-only
/** Opinions: what is wrong with a firmware, which number says so, and what to change. */
package rproclab.diagnose;
