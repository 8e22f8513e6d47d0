// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.ArrayList;
import java.util.List;

/** The last blocks of code that ran. */
final class BlockRing {
    private static final int SIZE = 64;

    private final int[] addresses = new int[SIZE];
    private int count;

    void add(int address) {
        addresses[count++ & SIZE - 1] = address;
    }

    /** Addresses of the last blocks, oldest first. */
    List<Integer> last() {
        List<Integer> list = new ArrayList<>();
        for (int i = Math.max(0, count - SIZE); i < count; i++) {
            list.add(addresses[i & SIZE - 1]);
        }
        return list;
    }
}
