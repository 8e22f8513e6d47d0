// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import java.util.List;
import java.util.Optional;

/**
 * The table of a block's registers, for a block that does nothing by itself.
 *
 * @param name what the block is: {@code analog}
 * @param omits what of the real block is missing here, in words
 * @param registers its rows; the first that has an offset counts
 */
public record Block(String name, String omits, List<Register> registers) {
    private static final long PAGE = 4096;

    /** A table. */
    public static Block block(String name, String omits, Register... registers) {
        return new Block(name, omits, List.of(registers));
    }

    /** How far the registers reach, in whole pages of 4 KiB. */
    long size() {
        int end = registers.stream().mapToInt(Register::end).max().orElse(0);
        return (end + PAGE - 1) / PAGE * PAGE;
    }

    /** The row that has this offset. */
    Optional<Register> at(int offset) {
        return registers.stream().filter(register -> register.index(offset) >= 0).findFirst();
    }
}
