// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.OptionalInt;

/** Carries out the instructions that delay loops are made of, on functions of the iteration; refuses all others. */
final class LoopCode {
    private static final OptionalInt REFUSED = OptionalInt.empty();
    private static final int PC = 15;

    private final CoreMemory memory;
    private final LoopState state;
    private final boolean awake;

    /** @param awake whether {@code WFI} does nothing, because something is pending that masks hold back */
    LoopCode(CoreMemory memory, LoopState state, boolean awake) {
        this.memory = memory;
        this.state = state;
        this.awake = awake;
    }

    /** Carries out the instruction at {@code pc}; the address of the next one, or nothing where it is none of these. */
    OptionalInt step(int pc) {
        if (!memory.isMemory(pc) || !memory.isMemory(pc + 3)) {
            return REFUSED;
        }
        int op = memory.u16(pc);
        return Thumb.isWide(op) ? wide(pc, op, memory.u16(pc + 2)) : narrow(pc, op);
    }

    private OptionalInt narrow(int pc, int op) {
        int next = pc + 2;
        int d = op & 7;
        int m = op >>> 3 & 7;
        int high = op >>> 8 & 7;
        Affine imm8 = Affine.constant(op & 0xff);
        boolean done = switch (op >>> 11) {
            case 0x00 -> setResult(d, state.r[m].times(1 << (op >>> 6 & 31)));
            case 0x03 -> add3(op, d, m);
            case 0x04 -> setResult(high, imm8);
            case 0x05 -> compare(state.r[high], imm8);
            case 0x06 -> setResult(high, state.r[high].plus(imm8));
            case 0x07 -> subtract(high, state.r[high], imm8);
            case 0x08 -> (op & 0x400) == 0 ? arithmetic(op, d, m) : highRegisters(op);
            case 0x09 -> load(high, Affine.constant((pc + 4 & ~3) + 4 * (op & 0xff)));
            case 0x0c -> store(d, state.r[m].plus(Affine.constant((op >>> 6 & 31) * 4)));
            case 0x0d -> load(d, state.r[m].plus(Affine.constant((op >>> 6 & 31) * 4)));
            case 0x12 -> store(high, state.r[Cpu.SP].plus(Affine.constant(4 * (op & 0xff))));
            case 0x13 -> load(high, state.r[Cpu.SP].plus(Affine.constant(4 * (op & 0xff))));
            case 0x15 -> set(high, state.r[Cpu.SP].plus(Affine.constant(4 * (op & 0xff))));
            default -> op == Thumb.NOP || awake && op == Thumb.WFI;
        };
        return done ? OptionalInt.of(next) : branch(pc, op);
    }

    private OptionalInt branch(int pc, int op) {
        int next = pc + 2;
        if (op >>> 11 == 0x1c) {
            return OptionalInt.of(pc + 4 + (op << 21 >> 20));
        }
        if (op >>> 12 == 0xd && (op >>> 8 & 0xf) < 14) {
            return conditional(op >>> 8 & 0xf, pc + 4 + ((byte) op) * 2, next);
        }
        if ((op & 0xf500) == 0xb100) {
            LoopFlags zero = LoopFlags.result(state.r[op & 7]);
            int target = pc + 4 + (op >>> 3 & 0x40 | op >>> 2 & 0x3e);
            return conditional(zero, op >>> 11 & 1, target, next);
        }
        return REFUSED;
    }

    private OptionalInt conditional(int condition, int target, int next) {
        return conditional(state.flags, condition, target, next);
    }

    private OptionalInt conditional(LoopFlags flags, int condition, int target, int next) {
        if (!flags.tell(condition)) {
            return REFUSED;
        }
        state.end = Math.min(state.end, flags.changes(condition));
        return OptionalInt.of(flags.holds(condition, 0) ? target : next);
    }

    private boolean add3(int op, int d, int m) {
        int n = op >>> 6 & 7;
        Affine operand = (op & 0x400) != 0 ? Affine.constant(n) : state.r[n];
        return (op & 0x200) == 0 ? setResult(d, state.r[m].plus(operand)) : subtract(d, state.r[m], operand);
    }

    /** Bits are functions of the iteration only where they are constant. */
    private boolean arithmetic(int op, int d, int m) {
        Affine a = state.r[d];
        Affine b = state.r[m];
        return switch (op >>> 6 & 0xf) {
            case 0x0 -> setResult(d, bits(a, b, a.at() & b.at()));
            case 0x1 -> setResult(d, bits(a, b, a.at() ^ b.at()));
            case 0x8 -> flags(LoopFlags.result(bits(a, b, a.at() & b.at())));
            case 0x9 -> subtract(d, Affine.constant(0), b);
            case 0xa -> compare(a, b);
            case 0xc -> setResult(d, bits(a, b, a.at() | b.at()));
            case 0xe -> setResult(d, bits(a, b, a.at() & ~b.at()));
            case 0xf -> setResult(d, Affine.constant(-1).minus(b));
            default -> false;
        };
    }

    private static Affine bits(Affine a, Affine b, int value) {
        return a.isConstant() && b.isConstant() ? Affine.constant(value) : a.unknown(b);
    }

    private boolean highRegisters(int op) {
        int d = op & 7 | op >>> 4 & 8;
        int m = op >>> 3 & 15;
        if (d == PC || m == PC) {
            return false;
        }
        return switch (op >>> 8 & 3) {
            case 0 -> set(d, state.r[d].plus(state.r[m]));
            case 1 -> compare(state.r[d], state.r[m]);
            case 2 -> set(d, state.r[m]);
            default -> false;
        };
    }

    private OptionalInt wide(int pc, int first, int second) {
        int next = pc + 4;
        if (first >>> 11 == 0x1e && (second & 0x8000) != 0) {
            return wideBranch(pc, first, second);
        }
        int n = first & 0xf;
        int d = second >>> 8 & 0xf;
        int t = second >>> 12;
        boolean done = false;
        if (first >>> 11 == 0x1e && n != PC || (first & 0xfbf0) == 0xf240 || (first & 0xfbef) == 0xf04f) {
            done = immediate(first, second, n, d);
        } else if ((first & 0xffe0) == 0xeba0 || (first & 0xffe0) == 0xeb00) {
            done = (second & 0x70f0) == 0 && registers(first, state.r[n], state.r[second & 0xf], d);
        } else if ((first & 0xfff0) == 0xf8d0 && n != PC && t != PC) {
            done = load(t, state.r[n].plus(Affine.constant(second & 0xfff)));
        } else if ((first & 0xfff0) == 0xf8c0 && n != PC) {
            done = store(t, state.r[n].plus(Affine.constant(second & 0xfff)));
        } else if (first == 0xf3af && second == 0x8000) {
            done = true;
        }
        return done ? OptionalInt.of(next) : REFUSED;
    }

    private boolean registers(int first, Affine a, Affine b, int d) {
        boolean minus = (first & 0xa0) == 0xa0;
        boolean setFlags = (first & 0x10) != 0;
        if (d == PC) {
            return minus && setFlags && compare(a, b);
        }
        return arithmetic(minus, setFlags, d, a, b);
    }

    private boolean arithmetic(boolean minus, boolean setFlags, int d, Affine a, Affine b) {
        if (!setFlags) {
            return set(d, minus ? a.minus(b) : a.plus(b));
        }
        return minus ? subtract(d, a, b) : setResult(d, a.plus(b));
    }

    private boolean immediate(int first, int second, int n, int d) {
        int imm12 = first << 1 & 0x800 | second >>> 4 & 0x700 | second & 0xff;
        int imm16 = first << 12 & 0xf000 | imm12;
        Affine plain = Affine.constant(imm12);
        switch (first & 0xfbf0) {
            case 0xf240 -> {
                return set(d, Affine.constant(imm16));
            }
            case 0xf2c0 -> {
                return set(d, state.r[d].isConstant()
                        ? Affine.constant(state.r[d].at() & 0xffff | imm16 << 16)
                        : state.r[d].unknown(state.r[d]));
            }
            case 0xf200 -> {
                return arithmetic(false, false, d, state.r[n], plain);
            }
            case 0xf2a0 -> {
                return arithmetic(true, false, d, state.r[n], plain);
            }
            default -> {
                return modified(first, n, d, Affine.constant(expand(imm12)));
            }
        }
    }

    private boolean modified(int first, int n, int d, Affine operand) {
        boolean setFlags = (first & 0x10) != 0;
        return switch (first & 0xfbe0) {
            case 0xf040 -> n == PC && !setFlags && set(d, operand);
            case 0xf100 -> d != PC && arithmetic(false, setFlags, d, state.r[n], operand);
            case 0xf1a0 -> d == PC
                    ? setFlags && compare(state.r[n], operand)
                    : arithmetic(true, setFlags, d, state.r[n], operand);
            default -> false;
        };
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

    private OptionalInt wideBranch(int pc, int first, int second) {
        int sign = first << 21 >> 31;
        int j1 = second >>> 13 & 1;
        int j2 = second >>> 11 & 1;
        int low = second << 1 & 0xffe;
        if ((second & 0xd000) == 0x9000) {
            int i1 = ~(j1 ^ sign) & 1;
            int i2 = ~(j2 ^ sign) & 1;
            return OptionalInt.of(pc + 4 + (sign << 24 | i1 << 23 | i2 << 22 | (first & 0x3ff) << 12 | low));
        }
        if ((second & 0xd000) == 0x8000 && (first >>> 6 & 0xf) < 14) {
            int target = pc + 4 + (sign << 20 | j2 << 19 | j1 << 18 | (first & 0x3f) << 12 | low);
            return conditional(first >>> 6 & 0xf, target, pc + 4);
        }
        return REFUSED;
    }

    private boolean set(int d, Affine value) {
        if (d == PC || d == Cpu.SP) {
            return false;
        }
        state.r[d] = value;
        return true;
    }

    private boolean setResult(int d, Affine value) {
        state.flags = LoopFlags.result(value);
        return set(d, value);
    }

    private boolean subtract(int d, Affine a, Affine b) {
        state.flags = LoopFlags.compare(a, b);
        return set(d, a.minus(b));
    }

    private boolean compare(Affine a, Affine b) {
        return flags(LoopFlags.compare(a, b));
    }

    private boolean flags(LoopFlags flags) {
        state.flags = flags;
        return true;
    }

    private boolean load(int t, Affine address) {
        if (!isWord(address)) {
            return false;
        }
        return set(t, state.words.computeIfAbsent(address.at(), at -> Affine.constant(memory.u32(at))));
    }

    private boolean store(int t, Affine address) {
        if (!isWord(address) || !memory.isWritable(address.at(), 4)) {
            return false;
        }
        state.words.put(address.at(), state.r[t]);
        return true;
    }

    /** An aligned word of memory, the same in each iteration. */
    private boolean isWord(Affine address) {
        return address.isConstant() && (address.at() & 3) == 0 && memory.isMemory(address.at());
    }
}
