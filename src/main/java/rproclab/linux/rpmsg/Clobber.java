// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import java.util.Arrays;
import rproclab.memory.Mapping;

/**
 * Memory that somebody else overwrites while both sides use it, as Linux does with memory that no node reserves.
 *
 * @param region what is overwritten
 * @param time when, in ns since the core's reset
 */
public record Clobber(Mapping region, long time) {
    /** {@code POISON_FREE}: what a kernel with slab poisoning leaves in memory it has freed. */
    private static final byte POISON_FREE = 0x6b;
    private static final int CHUNK = 0x1_0000;

    /** Arranges for it. */
    public void schedule(Board board) {
        board.at(time, () -> overwrite(board));
    }

    private void overwrite(Board board) {
        for (long done = 0; done < region.size(); done += CHUNK) {
            byte[] piece = new byte[(int) Math.min(CHUNK, region.size() - done)];
            Arrays.fill(piece, POISON_FREE);
            board.memory().write(region.sa() + done, piece);
        }
    }
}
