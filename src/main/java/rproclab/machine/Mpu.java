// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

/** The MPU's registers, a bank for each region; what they would forbid is not modelled. */
final class Mpu {
    private static final int TYPE = 0xd90;
    private static final int CTRL = 0xd94;
    private static final int RNR = 0xd98;
    private static final int FIRST_REGION = 0xd9c;
    private static final int END = 0xdbc;
    private static final int RBAR_VALID = 1 << 4;

    private final int regions;
    /** Armv8-M: the aliases are of the regions next to RNR's, and RBAR selects none. */
    private final boolean v8;
    private final int[][] banks;
    private int control;
    private int region;

    Mpu(int regions, boolean v8) {
        this.regions = regions;
        this.v8 = v8;
        banks = new int[regions][2];
    }

    static boolean holds(int offset) {
        return offset >= TYPE && offset < END;
    }

    int read(int offset) {
        return switch (offset) {
            case TYPE -> regions << 8;
            case CTRL -> control;
            case RNR -> region;
            default -> {
                int value = bank(offset)[second(offset)];
                yield v8 || second(offset) == 1 ? value : value & ~0x1f | region & 0xf;
            }
        };
    }

    void write(int offset, int value) {
        switch (offset) {
            case TYPE -> {
            }
            case CTRL -> control = value & 7;
            case RNR -> region = value & 0xff;
            default -> {
                if (!v8 && second(offset) == 0 && (value & RBAR_VALID) != 0) {
                    region = value & 0xf;
                }
                bank(offset)[second(offset)] = value;
            }
        }
    }

    private int[] bank(int offset) {
        int alias = offset - FIRST_REGION >>> 3;
        int number = v8 ? region & ~3 | (alias == 0 ? region & 3 : alias) : region;
        return banks[number % regions];
    }

    private static int second(int offset) {
        return offset - FIRST_REGION >>> 2 & 1;
    }
}
