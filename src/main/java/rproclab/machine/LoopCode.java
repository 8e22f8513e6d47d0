// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.Optional;
import java.util.OptionalInt;

/** Carries out the instructions that delay loops are made of, on functions of the iteration; refuses all others. */
final class LoopCode {
    static final OptionalInt REFUSED = OptionalInt.empty();
    private static final int PC = 15;

    private final LoopSite site;
    private final LoopState state;
    private final LoopWideCode wide;
    /** The instruction is in an IT block, where short ones leave the flags alone. */
    private boolean conditional;

    LoopCode(LoopSite site, LoopState state) {
        this.site = site;
        this.state = state;
        wide = new LoopWideCode(state);
    }

    /** Carries out the instruction at {@code pc}; the address of the next one, or nothing where it is none of these. */
    OptionalInt step(int pc) {
        CoreMemory memory = site.memory();
        if (!memory.isMemory(pc) || !memory.isMemory(pc + 3)) {
            return REFUSED;
        }
        int op = memory.u16(pc);
        int itState = state.itState;
        conditional = itState != 0;
        state.itState = conditional ? Thumb.advance(itState) : Thumb.itState(op);
        if (state.itState != 0 && !conditional) {
            return OptionalInt.of(pc + 2);
        }
        if (conditional && itState >>> 4 < 14) {
            Optional<Boolean> executes = state.decide(state.flags, itState >>> 4);
            if (executes.isEmpty() || !executes.get()) {
                return executes.isEmpty() ? REFUSED : OptionalInt.of(pc + Thumb.size(op));
            }
        }
        return Thumb.isWide(op) ? wide.step(pc, op, memory.u16(pc + 2)) : narrow(pc, op);
    }

    private OptionalInt narrow(int pc, int op) {
        int d = op & 7;
        int m = op >>> 3 & 7;
        int high = op >>> 8 & 7;
        int imm5 = op >>> 6 & 31;
        Affine imm8 = Affine.constant(op & 0xff);
        boolean done = switch (op >>> 11) {
            case 0x00 -> setResult(d, state.r[m].times(1 << imm5));
            case 0x01 -> setResult(d, LoopState.bits(state.r[m], state.r[m], imm5 == 0 ? 0 : state.r[m].at() >>> imm5));
            case 0x03 -> add3(op, d, m);
            case 0x04 -> setResult(high, imm8);
            case 0x05 -> state.compare(state.r[high], imm8);
            case 0x06 -> setResult(high, state.r[high].plus(imm8));
            case 0x07 -> subtract(high, state.r[high], imm8);
            case 0x08 -> (op & 0x400) == 0 ? arithmetic(op, d, m) : highRegisters(op);
            case 0x09 -> state.load(high, Affine.constant((pc + 4 & ~3) + 4 * (op & 0xff)), 4);
            case 0x0c -> state.store(d, state.r[m].plus(Affine.constant(imm5 * 4)));
            case 0x0d -> state.load(d, state.r[m].plus(Affine.constant(imm5 * 4)), 4);
            case 0x0f -> state.load(d, state.r[m].plus(Affine.constant(imm5)), 1);
            case 0x11 -> state.load(d, state.r[m].plus(Affine.constant(imm5 * 2)), 2);
            case 0x12 -> state.store(high, stack(4 * (op & 0xff)));
            case 0x13 -> state.load(high, stack(4 * (op & 0xff)), 4);
            case 0x15 -> state.set(high, stack(4 * (op & 0xff)));
            case 0x16, 0x17 -> miscellaneous(op, d, m);
            default -> false;
        };
        return done ? OptionalInt.of(pc + 2) : branch(pc, op);
    }

    private Affine stack(int offset) {
        return state.r[Cpu.SP].plus(Affine.constant(offset));
    }

    private OptionalInt branch(int pc, int op) {
        int next = pc + 2;
        if (op >>> 11 == 0x1c) {
            return OptionalInt.of(pc + 4 + (op << 21 >> 20));
        }
        if (op >>> 12 == 0xd && (op >>> 8 & 0xf) < 14) {
            int target = pc + 4 + ((byte) op) * 2;
            return state.decide(state.flags, op >>> 8 & 0xf).map(taken -> OptionalInt.of(taken ? target : next))
                    .orElse(REFUSED);
        }
        if ((op & 0xf500) == 0xb100) {
            int target = pc + 4 + (op >>> 3 & 0x40 | op >>> 2 & 0x3e);
            return state.decide(LoopFlags.result(state.r[op & 7]), op >>> 11 & 1)
                    .map(taken -> OptionalInt.of(taken ? target : next)).orElse(REFUSED);
        }
        return (op & 0xff87) == 0x4700 ? exchange(state.r[op >>> 3 & 15]) : REFUSED;
    }

    /** {@code BX} and what else jumps to where a register or the stack says. */
    static OptionalInt exchange(Affine target) {
        return target.isConstant() && (target.at() & 1) != 0 ? OptionalInt.of(target.at() - 1) : REFUSED;
    }

    private boolean add3(int op, int d, int m) {
        int n = op >>> 6 & 7;
        Affine operand = (op & 0x400) != 0 ? Affine.constant(n) : state.r[n];
        return (op & 0x200) == 0 ? setResult(d, state.r[m].plus(operand)) : subtract(d, state.r[m], operand);
    }

    private boolean arithmetic(int op, int d, int m) {
        Affine a = state.r[d];
        Affine b = state.r[m];
        return switch (op >>> 6 & 0xf) {
            case 0x0 -> setResult(d, LoopState.bits(a, b, a.at() & b.at()));
            case 0x1 -> setResult(d, LoopState.bits(a, b, a.at() ^ b.at()));
            case 0x8 -> state.flags(LoopFlags.result(LoopState.bits(a, b, a.at() & b.at())));
            case 0x9 -> subtract(d, Affine.constant(0), b);
            case 0xa -> state.compare(a, b);
            case 0xc -> setResult(d, LoopState.bits(a, b, a.at() | b.at()));
            case 0xe -> setResult(d, LoopState.bits(a, b, a.at() & ~b.at()));
            case 0xf -> setResult(d, Affine.constant(-1).minus(b));
            default -> false;
        };
    }

    private boolean highRegisters(int op) {
        int d = op & 7 | op >>> 4 & 8;
        int m = op >>> 3 & 15;
        if (d == PC || m == PC) {
            return false;
        }
        return switch (op >>> 8 & 3) {
            case 0 -> state.set(d, state.r[d].plus(state.r[m]));
            case 1 -> state.compare(state.r[d], state.r[m]);
            case 2 -> state.set(d, state.r[m]);
            default -> false;
        };
    }

    private boolean miscellaneous(int op, int d, int m) {
        Affine value = state.r[m];
        return switch (op >>> 6) {
            case 0x2c0, 0x2c1 -> state.set(Cpu.SP, stack(4 * (op & 0x7f)));
            case 0x2c2, 0x2c3 -> state.set(Cpu.SP, stack(-4 * (op & 0x7f)));
            case 0x2ca -> state.set(d, LoopState.bits(value, value, value.at() & 0xffff));
            case 0x2cb -> state.set(d, LoopState.bits(value, value, value.at() & 0xff));
            default -> stacked(op) || op == Thumb.NOP || site.awake() && op == Thumb.WFI;
        };
    }

    /** {@code PUSH}, and {@code POP} but of the program counter. */
    private boolean stacked(int op) {
        boolean push = (op & 0xfe00) == 0xb400;
        if (!push && (op & 0xff00) != 0xbc00) {
            return false;
        }
        int list = op & 0xff | (push ? op << 6 & 1 << Cpu.LR : 0);
        int size = 4 * Integer.bitCount(list);
        Affine from = push ? stack(-size) : state.r[Cpu.SP];
        boolean done = state.set(Cpu.SP, push ? from : stack(size));
        for (int n = 0, at = 0; n < PC; n++) {
            if ((list >>> n & 1) != 0) {
                Affine address = from.plus(Affine.constant(at));
                done &= push ? state.store(n, address) : state.load(n, address, 4);
                at += 4;
            }
        }
        return done;
    }

    private boolean setResult(int d, Affine value) {
        return conditional ? state.set(d, value) : state.setResult(d, value);
    }

    private boolean subtract(int d, Affine a, Affine b) {
        return conditional ? state.set(d, a.minus(b)) : state.subtract(d, a, b);
    }
}
