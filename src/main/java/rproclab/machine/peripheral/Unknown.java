// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import java.util.HashMap;
import java.util.Map;

/** Registers that no table has: memory that reads back, as far as a firmware that writes everywhere may go. */
final class Unknown implements Peripheral {
    private static final int WORDS = 0x1_0000;
    private static final int WORD_MASK = 3;

    private final Map<Integer, Integer> values = new HashMap<>();

    @Override
    public boolean knows(int offset) {
        return false;
    }

    @Override
    public String nameOf(int offset) {
        return "0x%x".formatted(offset);
    }

    @Override
    public int read(int offset, int size) {
        return Lanes.take(values.getOrDefault(offset & ~WORD_MASK, 0), offset, size);
    }

    @Override
    public void write(int offset, int size, int value) {
        int word = offset & ~WORD_MASK;
        if (values.size() < WORDS || values.containsKey(word)) {
            values.merge(word, Lanes.put(0, offset, size, value), (old, _) -> Lanes.put(old, offset, size, value));
        }
    }
}
