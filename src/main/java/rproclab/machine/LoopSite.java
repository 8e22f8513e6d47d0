// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.List;

/**
 * Where a loop runs.
 *
 * @param blocks what ran in its last iteration
 * @param memory what it can load and store
 * @param bus what else it can read
 * @param now when its next iteration starts
 * @param awake whether {@code WFI} does nothing, because something is pending that masks hold back
 */
record LoopSite(List<BlockRing.Block> blocks, CoreMemory memory, Bus bus, long now, boolean awake) {

    /** Whether the word at a system address holds code of the loop. */
    boolean isCode(long sa) {
        return blocks.stream().anyMatch(block -> memory.sa(block.address())
                .filter(code -> code < sa + Integer.BYTES && sa < code + block.size()).isPresent());
    }
}
