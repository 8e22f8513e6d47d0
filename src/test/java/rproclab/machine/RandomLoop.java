// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes loops of instructions that delay loops are made of, and of some that they are not.
 *
 * <p>
 * R0 to R3 are theirs; R4 points to words of memory, R5 to the Data Watchpoint and Trace unit, R6 to SysTick; a function
 * that returns at once is at {@link #FUNCTION}.
 */
final class RandomLoop {
    static final int FUNCTION = 0x180;

    private final SplittableRandom random;
    private final List<Integer> code = new ArrayList<>();

    private RandomLoop(SplittableRandom random) {
        this.random = random;
    }

    /** Code that starts at {@code address}; behind the loop it keeps the flags in R7 and sleeps. */
    static int[] at(int address, SplittableRandom random) {
        RandomLoop loop = new RandomLoop(random);
        int count = random.nextInt(1, 7);
        for (int i = 0; i < count; i++) {
            loop.instruction(address);
        }
        loop.compare();
        int condition = random.nextInt(14);
        loop.add(0xd000 | condition << 8 | -(loop.code.size() + 2) & 0xff);
        // mrs r7, apsr; wfi
        loop.add(0xf3ef, 0x8700, 0xbf30);
        return loop.code.stream().mapToInt(Integer::intValue).toArray();
    }

    private void add(int... halfwords) {
        for (int halfword : halfwords) {
            code.add(halfword);
        }
    }

    private int r() {
        return random.nextInt(4);
    }

    private void instruction(int address) {
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> add(arithmetic());
            case 4 -> add(0x6800 | random.nextInt(4) << 6 | 4 << 3 | r());
            case 5 -> add(0x6000 | random.nextInt(4) << 6 | 4 << 3 | r());
            case 6, 7 -> clock();
            case 8 -> add(0xbf08 | random.nextInt(14) << 4, arithmetic());
            case 9 -> stack();
            case 10 -> add(0xf100 | r(), r() << 8 | random.nextInt(256));
            default -> {
                int offset = FUNCTION - (address + 2 * code.size() + 4);
                add(0xf000 | offset >> 12 & 0x7ff, 0xf800 | offset >> 1 & 0x7ff);
            }
        }
    }

    private int arithmetic() {
        int d = r();
        int m = r();
        int small = random.nextInt(8) == 0 ? random.nextInt(256) : random.nextInt(4);
        return switch (random.nextInt(13)) {
            case 0, 1 -> 0x3000 | d << 8 | small;
            case 2, 3 -> 0x3800 | d << 8 | small;
            case 4 -> 0x2000 | d << 8 | small;
            case 5 -> 0x1800 | m << 6 | r() << 3 | d;
            case 6 -> 0x1a00 | m << 6 | r() << 3 | d;
            case 7 -> random.nextInt(32) << 6 | m << 3 | d;
            case 8 -> 0x0800 | random.nextInt(32) << 6 | m << 3 | d;
            case 9 -> 0x4000 | random.nextInt(16) << 6 | m << 3 | d;
            case 10 -> 0x4600 | m << 3 | d;
            case 11 -> (random.nextBoolean() ? 0x7800 : 0x8800) | random.nextInt(4) << 6 | 4 << 3 | d;
            default -> 0xb280 | random.nextInt(2) << 6 | m << 3 | d;
        };
    }

    /** CYCCNT, SysTick's flag or its counter; perhaps what has passed since R3. */
    private void clock() {
        int d = r();
        add(switch (random.nextInt(3)) {
            case 0 -> 0x6840 | 5 << 3 | d;
            case 1 -> 0x6800 | 6 << 3 | d;
            default -> 0x6880 | 6 << 3 | d;
        });
        if (random.nextBoolean()) {
            add(0x1a00 | 3 << 6 | d << 3 | r());
        }
    }

    private void stack() {
        switch (random.nextInt(3)) {
            case 0 -> add(0xb403, 0xbc00 | 3 << random.nextInt(3));
            case 1 -> add(0xb082, 0x9000 | r() << 8 | random.nextInt(2), 0x9800 | r() << 8 | random.nextInt(2), 0xb002);
            // ldrd rN, r7, [r4, #4]
            default -> add(0xe9d4, r() << 12 | 0x701);
        }
    }

    private void compare() {
        if (random.nextBoolean()) {
            add(random.nextBoolean() ? 0x2800 | r() << 8 | random.nextInt(256) : 0x4280 | r() << 3 | r());
        }
    }
}
