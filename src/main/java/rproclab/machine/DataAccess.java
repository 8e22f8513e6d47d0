// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * The memory that a load or store instruction accesses (Armv7-M A7.7).
 *
 * @param base the register that its address comes from
 * @param address first address
 * @param size bytes
 * @param store whether it writes
 */
record DataAccess(int base, int address, int size, boolean store) {
    private static final int PC = 15;

    /** Whether an access of that kind to {@code at} is part of it. */
    boolean does(int at, boolean write) {
        return store == write && Integer.compareUnsigned(at - address, size) < 0;
    }

    /**
     * What the instruction at {@code pc} accesses.
     *
     * @param r values of the registers before it runs
     */
    static Optional<DataAccess> of(int pc, int first, int second, IntUnaryOperator r) {
        IntUnaryOperator registers = n -> n == PC ? pc + 4 & ~3 : r.applyAsInt(n);
        return Thumb.isWide(first) ? wide(first, second, registers) : narrow(first, registers);
    }

    private static Optional<DataAccess> narrow(int op, IntUnaryOperator r) {
        int n = op >>> 3 & 7;
        int imm5 = op >>> 6 & 31;
        boolean load = (op & 0x800) != 0;
        return switch (op >>> 11) {
            case 0x09 -> at(PC, r, (op & 0xff) * 4, 4, true);
            case 0x0a, 0x0b -> byRegister(op >>> 9 & 7, n, r, r.applyAsInt(op >>> 6 & 7));
            case 0x0c, 0x0d -> at(n, r, imm5 * 4, 4, load);
            case 0x0e, 0x0f -> at(n, r, imm5, 1, load);
            case 0x10, 0x11 -> at(n, r, imm5 * 2, 2, load);
            case 0x12, 0x13 -> at(13, r, (op & 0xff) * 4, 4, load);
            case 0x18, 0x19 -> at(op >>> 8 & 7, r, 0, 4 * Integer.bitCount(op & 0xff), load);
            case 0x16, 0x17 -> pushOrPop(op, r);
            default -> Optional.empty();
        };
    }

    private static Optional<DataAccess> byRegister(int operation, int n, IntUnaryOperator r, int offset) {
        // STR STRH STRB LDRSB LDR LDRH LDRB LDRSH
        int[] sizes = {4, 2, 1, 1, 4, 2, 1, 2};
        return at(n, r, offset, sizes[operation], operation >= 3);
    }

    private static Optional<DataAccess> pushOrPop(int op, IntUnaryOperator r) {
        if ((op & 0x0600) != 0x0400) {
            return Optional.empty();
        }
        int size = 4 * Integer.bitCount(op & 0x1ff);
        boolean load = (op & 0x800) != 0;
        return at(13, r, load ? 0 : -size, size, load);
    }

    private static Optional<DataAccess> wide(int first, int second, IntUnaryOperator r) {
        int n = first & 0xf;
        boolean load = (first & 0x10) != 0;
        return switch (first >>> 9) {
            case 0x74 -> (first & 0x40) == 0 ? multiple(first, second, r) : doubleOrExclusive(first, second, r);
            case 0x76 -> floatingPoint(first, second, r);
            case 0x7c -> single(first, second, n, load, r);
            default -> Optional.empty();
        };
    }

    private static Optional<DataAccess> multiple(int first, int second, IntUnaryOperator r) {
        int size = 4 * Integer.bitCount(second & 0xffff);
        boolean before = (first & 0x100) != 0;
        return at(first & 0xf, r, before ? -size : 0, size, (first & 0x10) != 0);
    }

    private static Optional<DataAccess> doubleOrExclusive(int first, int second, IntUnaryOperator r) {
        int n = first & 0xf;
        boolean load = (first & 0x10) != 0;
        int offset = (second & 0xff) * 4;
        boolean indexed = (first & 0x100) != 0;
        boolean writeBack = (first & 0x20) != 0;
        if (indexed || writeBack) {
            return at(n, r, indexed ? (first & 0x80) != 0 ? offset : -offset : 0, 8, load);
        }
        if ((first & 0x80) == 0) {
            return at(n, r, offset, 4, load);
        }
        int m = r.applyAsInt(second & 0xf);
        return switch (second >>> 4 & 0xf) {
            case 0 -> at(n, r, m, 1, true);
            case 1 -> at(n, r, m * 2, 2, true);
            case 4, 8, 12 -> at(n, r, 0, 1, load);
            case 5, 9, 13 -> at(n, r, 0, 2, load);
            default -> at(n, r, 0, 4, load);
        };
    }

    private static Optional<DataAccess> floatingPoint(int first, int second, IntUnaryOperator r) {
        boolean p = (first & 0x100) != 0;
        boolean u = (first & 0x80) != 0;
        boolean w = (first & 0x20) != 0;
        if ((second & 0xe00) != 0xa00 || !p && !u) {
            return Optional.empty();
        }
        int words = second & 0xff;
        boolean load = (first & 0x10) != 0;
        if (p && !w) {
            int size = (second & 0x100) != 0 ? 8 : 4;
            return at(first & 0xf, r, u ? words * 4 : -words * 4, size, load);
        }
        return at(first & 0xf, r, p ? -words * 4 : 0, words * 4, load);
    }

    private static Optional<DataAccess> single(int first, int second, int n, boolean load, IntUnaryOperator r) {
        int size = 1 << (first >>> 5 & 3);
        int offset;
        if (n == PC) {
            offset = (first & 0x80) != 0 ? second & 0xfff : -(second & 0xfff);
        } else if ((first & 0x80) != 0) {
            offset = second & 0xfff;
        } else if ((second & 0x800) == 0) {
            offset = r.applyAsInt(second & 0xf) << (second >>> 4 & 3);
        } else {
            boolean indexed = (second & 0x400) != 0;
            int imm8 = (second & 0x200) != 0 ? second & 0xff : -(second & 0xff);
            offset = indexed ? imm8 : 0;
        }
        return at(n, r, offset, size, load);
    }

    private static Optional<DataAccess> at(int base, IntUnaryOperator r, int offset, int size, boolean load) {
        return Optional.of(new DataAccess(base, r.applyAsInt(base) + offset, size, !load));
    }
}
