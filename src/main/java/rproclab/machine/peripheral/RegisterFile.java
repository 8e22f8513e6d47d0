// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import rproclab.machine.peripheral.Register.Follow;

/** The registers of one {@link Block}: what its table does not have is memory that reads back. */
class RegisterFile implements Peripheral {
    private static final int WORD_MASK = 3;

    private final Block block;
    private final Map<Integer, Optional<Register>> rows = new HashMap<>();
    private final Map<Integer, Integer> values = new HashMap<>();

    RegisterFile(Block block) {
        this.block = block;
    }

    @Override
    public final boolean knows(int offset) {
        return row(offset & ~WORD_MASK).isPresent();
    }

    @Override
    public final String nameOf(int offset) {
        int word = offset & ~WORD_MASK;
        return row(word).map(register -> register.name(register.index(word)))
                .orElseGet(() -> "0x%x".formatted(offset));
    }

    @Override
    public final int read(int offset, int size) {
        return Lanes.take(load(offset & ~WORD_MASK), offset, size);
    }

    @Override
    public final void write(int offset, int size, int value) {
        int word = offset & ~WORD_MASK;
        store(word, Lanes.put(size == Lanes.WORD ? 0 : stored(word), offset, size, value));
    }

    /** What the register at {@code word} reads as. */
    int load(int word) {
        Optional<Register> row = row(word);
        if (row.isEmpty()) {
            return stored(word);
        }
        return switch (row.get().follow()) {
            case Follow.Mirrors(int distance) -> load(word + distance);
            case Follow.Sets(int distance) -> load(word + distance);
            case Follow.Clears(int distance) -> load(word + distance);
            case Follow.Toggles(int distance) -> load(word + distance);
            default -> row.get().seen(stored(word));
        };
    }

    /** What a write of a whole word does. */
    void store(int word, int value) {
        Optional<Register> row = row(word);
        if (row.isEmpty()) {
            values.put(word, value);
            return;
        }
        switch (row.get().follow()) {
            case Follow.Mirrors _ -> {
                // a status: nothing to write
            }
            case Follow.Sets(int distance) -> values.put(word + distance, stored(word + distance) | value);
            case Follow.Clears(int distance) -> values.put(word + distance, stored(word + distance) & ~value);
            case Follow.Toggles(int distance) -> values.put(word + distance, stored(word + distance) ^ value);
            default -> values.put(word, row.get().after(stored(word), value));
        }
    }

    /** What the register at {@code word} holds, whatever it reads as. */
    final int stored(int word) {
        Integer value = values.get(word);
        return value != null ? value : row(word).map(Register::reset).orElse(0);
    }

    private Optional<Register> row(int word) {
        return rows.computeIfAbsent(word, block::at);
    }
}
