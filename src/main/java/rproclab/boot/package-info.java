// SPDX-License-Identifier: GPL-2.0-only
/** One boot: what a loader left in memory, in an emulated core, with a Linux to talk to, and what came of it. */
package rproclab.boot;
