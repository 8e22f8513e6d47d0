// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import rproclab.loader.LoadResult;

/**
 * One loader, what it left in memory, and what came of the boot.
 *
 * @param loader its name
 * @param load its answer
 * @param result how the firmware fared
 */
public record Booted(String loader, LoadResult load, BootResult result) {}
