// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import static rproclab.machine.LoopCode.REFUSED;

import java.util.OptionalInt;

/** The instructions of two halfwords that delay loops are made of, see {@link LoopCode}. */
final class LoopWideCode {
    private static final int PC = 15;

    private final LoopState state;

    LoopWideCode(LoopState state) {
        this.state = state;
    }

    /** Carries out the instruction at {@code pc}; the address of the next one, or nothing where it is none of these. */
    OptionalInt step(int pc, int first, int second) {
        if (first >>> 11 == 0x1e && (second & 0x8000) != 0) {
            return branch(pc, first, second);
        }
        int n = first & 0xf;
        int d = second >>> 8 & 0xf;
        boolean done = false;
        if (first >>> 11 == 0x1e && n != PC || (first & 0xfbf0) == 0xf240 || (first & 0xfbef) == 0xf04f) {
            done = immediate(first, second, n, d);
        } else if ((first & 0xffe0) == 0xeba0 || (first & 0xffe0) == 0xeb00) {
            done = n != PC && (second & 0x70f0) == 0 && registers(first, state.r[n], state.r[second & 0xf], d);
        } else if ((first & 0xfe40) == 0xe840 && (first & 0x120) != 0) {
            done = n != PC && two(first, second, n);
        } else if ((first & 0xff00) == 0xf800) {
            done = n != PC && second >>> 12 != PC && one(first, second, n);
        } else if (first == 0xf3af && second == 0x8000) {
            done = true;
        }
        return done ? OptionalInt.of(pc + 4) : REFUSED;
    }

    private boolean registers(int first, Affine a, Affine b, int d) {
        boolean minus = (first & 0xa0) == 0xa0;
        boolean setFlags = (first & 0x10) != 0;
        if (d == PC) {
            return minus && setFlags && state.compare(a, b);
        }
        return arithmetic(minus, setFlags, d, a, b);
    }

    private boolean arithmetic(boolean minus, boolean setFlags, int d, Affine a, Affine b) {
        if (!setFlags) {
            return state.set(d, minus ? a.minus(b) : a.plus(b));
        }
        return minus ? state.subtract(d, a, b) : state.setResult(d, a.plus(b));
    }

    private boolean immediate(int first, int second, int n, int d) {
        int imm12 = first << 1 & 0x800 | second >>> 4 & 0x700 | second & 0xff;
        int imm16 = first << 12 & 0xf000 | imm12;
        Affine plain = Affine.constant(imm12);
        Affine before = state.r[d];
        return switch (first & 0xfbf0) {
            case 0xf240 -> state.set(d, Affine.constant(imm16));
            case 0xf2c0 -> state.set(d, LoopState.bits(before, before, before.at() & 0xffff | imm16 << 16));
            case 0xf200 -> arithmetic(false, false, d, state.r[n], plain);
            case 0xf2a0 -> arithmetic(true, false, d, state.r[n], plain);
            default -> modified(first, n, d, Affine.constant(expand(imm12)));
        };
    }

    private boolean modified(int first, int n, int d, Affine operand) {
        boolean setFlags = (first & 0x10) != 0;
        Affine a = state.r[n];
        return switch (first & 0xfbe0) {
            case 0xf000 -> d == PC
                    ? setFlags && state.flags(LoopFlags.result(LoopState.bits(a, operand, a.at() & operand.at())))
                    : setBits(setFlags, d, LoopState.bits(a, operand, a.at() & operand.at()));
            case 0xf020 -> setBits(setFlags, d, LoopState.bits(a, operand, a.at() & ~operand.at()));
            case 0xf040 -> setBits(setFlags, d, n == PC ? operand : LoopState.bits(a, operand, a.at() | operand.at()));
            case 0xf100 -> d != PC && arithmetic(false, setFlags, d, a, operand);
            case 0xf1a0 -> d == PC
                    ? setFlags && state.compare(a, operand)
                    : arithmetic(true, setFlags, d, a, operand);
            default -> false;
        };
    }

    private boolean setBits(boolean setFlags, int d, Affine value) {
        return setFlags ? state.setResult(d, value) : state.set(d, value);
    }

    /** {@code ThumbExpandImm} (Armv7-M A5.3.2). */
    private static int expand(int imm12) {
        int byte0 = imm12 & 0xff;
        return switch (imm12 >>> 8) {
            case 0 -> byte0;
            case 1 -> byte0 << 16 | byte0;
            case 2 -> byte0 << 24 | byte0 << 8;
            case 3 -> byte0 * 0x0101_0101;
            default -> Integer.rotateRight(0x80 | imm12 & 0x7f, imm12 >>> 7);
        };
    }

    /** {@code LDR}, {@code LDRH}, {@code LDRB} and {@code STR}, with whatever becomes of the base register. */
    private boolean one(int first, int second, int n) {
        int t = second >>> 12;
        int size = 1 << (first >>> 5 & 3);
        boolean load = (first & 0x10) != 0;
        boolean plain = (first & 0x80) != 0;
        if (size > 4 || !load && size != 4 || !plain && (second & 0x800) == 0) {
            return false;
        }
        int imm8 = (second & 0x200) != 0 ? second & 0xff : -(second & 0xff);
        boolean before = plain || (second & 0x400) != 0;
        Affine indexed = state.r[n].plus(Affine.constant(plain ? second & 0xfff : imm8));
        Affine address = before ? indexed : state.r[n];
        boolean done = load ? state.load(t, address, size) : state.store(t, address);
        boolean writesBack = !plain && (second & 0x100) != 0;
        return done && (!writesBack || n != t && state.set(n, indexed));
    }

    /** {@code LDRD} and {@code STRD}. */
    private boolean two(int first, int second, int n) {
        int t = second >>> 12;
        int t2 = second >>> 8 & 0xf;
        int offset = (second & 0xff) * ((first & 0x80) != 0 ? 4 : -4);
        Affine indexed = state.r[n].plus(Affine.constant(offset));
        Affine address = (first & 0x100) != 0 ? indexed : state.r[n];
        Affine behind = address.plus(Affine.constant(4));
        boolean load = (first & 0x10) != 0;
        boolean done = t != PC && t2 != PC && (load
                ? state.load(t, address, 4) && state.load(t2, behind, 4)
                : state.store(t, address) && state.store(t2, behind));
        boolean writesBack = (first & 0x20) != 0;
        return done && (!writesBack || n != t && n != t2 && state.set(n, indexed));
    }

    private OptionalInt branch(int pc, int first, int second) {
        int sign = first << 21 >> 31;
        int j1 = second >>> 13 & 1;
        int j2 = second >>> 11 & 1;
        int low = second << 1 & 0xffe;
        if ((second & 0x9000) == 0x9000) {
            int i1 = ~(j1 ^ sign) & 1;
            int i2 = ~(j2 ^ sign) & 1;
            if ((second & 0x4000) != 0) {
                state.set(Cpu.LR, Affine.constant(pc + 4 | 1));
            }
            return OptionalInt.of(pc + 4 + (sign << 24 | i1 << 23 | i2 << 22 | (first & 0x3ff) << 12 | low));
        }
        if ((second & 0xd000) == 0x8000 && (first >>> 6 & 0xf) < 14) {
            int target = pc + 4 + (sign << 20 | j2 << 19 | j1 << 18 | (first & 0x3f) << 12 | low);
            return state.decide(state.flags, first >>> 6 & 0xf)
                    .map(taken -> OptionalInt.of(taken ? target : pc + 4)).orElse(REFUSED);
        }
        return REFUSED;
    }
}
