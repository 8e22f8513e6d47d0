// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The last blocks of code that ran. */
final class BlockRing {
    private static final int SIZE = 64;

    /**
     * A block of code as the engine cut it.
     *
     * @param size bytes
     */
    record Block(int address, int size) {}

    /** Address in the upper half, size in the lower one. */
    private final long[] blocks = new long[SIZE];
    private int count;

    void add(int address, int size) {
        blocks[count++ & SIZE - 1] = (long) address << 32 | size;
    }

    /** Addresses of the last blocks, oldest first. */
    List<Integer> last() {
        List<Integer> list = new ArrayList<>();
        for (int i = Math.max(0, count - SIZE); i < count; i++) {
            list.add(block(i).address());
        }
        return list;
    }

    /** The blocks since an address ran last, it first; none where that is too long ago. */
    List<Block> since(int address) {
        List<Block> list = new ArrayList<>();
        for (int i = count - 1; i >= Math.max(0, count - SIZE); i--) {
            list.add(block(i));
            if (block(i).address() == address) {
                Collections.reverse(list);
                return list;
            }
        }
        return List.of();
    }

    private Block block(int i) {
        long block = blocks[i & SIZE - 1];
        return new Block((int) (block >>> 32), (int) block);
    }
}
