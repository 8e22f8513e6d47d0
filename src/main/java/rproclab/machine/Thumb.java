// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.OptionalInt;

/** What has to be known of Thumb instructions without running them (Armv7-M A5). */
final class Thumb {
    static final int NOP = 0xbf00;
    static final int YIELD = 0xbf10;
    static final int WFE = 0xbf20;
    static final int WFI = 0xbf30;
    static final int SEV = 0xbf40;

    private Thumb() {}

    /** Whether an instruction that starts with this halfword has a second one. */
    static boolean isWide(int first) {
        return first >>> 11 >= 0x1d;
    }

    /** Bytes of an instruction. */
    static int size(int first) {
        return isWide(first) ? 4 : 2;
    }

    /** Floating-point: coprocessors 10 and 11 (A6.4 to A6.6). */
    static boolean isFloatingPoint(int first, int second) {
        boolean coprocessor = (first & 0xec00) == 0xec00;
        return coprocessor && (second & 0x0e00) == 0x0a00;
    }

    /** {@code SDIV} or {@code UDIV}; the divisor's register, if it is one. */
    static OptionalInt divisor(int first, int second) {
        return (first & 0xffd0) == 0xfb90 && (second & 0xf0f0) == 0xf0f0
                ? OptionalInt.of(second & 0xf)
                : OptionalInt.empty();
    }

    /** {@code LDREX} and its kin. */
    static boolean isExclusiveLoad(int first, int second) {
        return (first & 0xfff0) == 0xe850 || (first & 0xfff0) == 0xe8d0 && (second & 0xc0) != 0;
    }

    /** {@code IT}: the state that it starts, 0 if it is none. */
    static int itState(int first) {
        return (first & 0xff00) == 0xbf00 && (first & 0xf) != 0 ? first & 0xff : 0;
    }

    /** ITSTATE behind one more instruction (A7.3.2). */
    static int advance(int itState) {
        return (itState & 7) == 0 ? 0 : itState & 0xe0 | itState << 1 & 0x1f;
    }

    /** ITSTATE of xPSR or EPSR. */
    static int itStateOf(int xpsr) {
        return xpsr >>> 25 & 3 | xpsr >>> 8 & 0xfc;
    }

    /** The bits of xPSR that hold ITSTATE. */
    static int xpsrOf(int itState) {
        return (itState & 3) << 25 | (itState & 0xfc) << 8;
    }

    /** Whether a condition holds for the flags in xPSR. */
    static boolean holds(int condition, int xpsr) {
        boolean n = xpsr < 0;
        boolean z = (xpsr & 1 << 30) != 0;
        boolean c = (xpsr & 1 << 29) != 0;
        boolean v = (xpsr & 1 << 28) != 0;
        boolean base = switch (condition >>> 1) {
            case 0 -> z;
            case 1 -> c;
            case 2 -> n;
            case 3 -> v;
            case 4 -> c && !z;
            case 5 -> n == v;
            case 6 -> n == v && !z;
            default -> true;
        };
        return (condition & 1) != 0 && condition != 15 ? !base : base;
    }

    /** Whether an instruction with this ITSTATE is executed. */
    static boolean executes(int itState, int xpsr) {
        return itState == 0 || holds(itState >>> 4, xpsr);
    }

    /** Whether an instruction may write a register; it need not. */
    static boolean mayWrite(int register, int first, int second) {
        if (isWide(first)) {
            boolean memory = (first & 0xfe00) == 0xe800 || (first & 0xfe00) == 0xf800 || (first & 0xfe00) == 0xec00;
            boolean multiple = (first & 0xfe40) == 0xe800;
            return (second >>> 8 & 0xf) == register || (second >>> 12) == register
                    || memory && (first & 0xf) == register || multiple && (second >>> register & 1) != 0;
        }
        int low = first & 7;
        int middle = first >>> 8 & 7;
        return switch (first >>> 12) {
            case 0, 1 -> low == register;
            case 2, 3, 9, 10 -> middle == register;
            case 4 -> (first & 0xf800) == 0x4800 ? middle == register : (low | first >>> 4 & 8) == register;
            case 5, 6, 7, 8 -> low == register;
            case 11 -> register == 13 || low == register || (first & 0x0e00) == 0x0c00 && (first >>> register & 1) != 0;
            case 12 -> middle == register || register < 8 && (first >>> register & 1) != 0;
            default -> false;
        };
    }
}
