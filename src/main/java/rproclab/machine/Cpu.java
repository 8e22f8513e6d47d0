// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import rproclab.machine.unicorn.Engine;
import rproclab.machine.unicorn.Register;

/** The core's registers, with what Unicorn makes difficult about the special ones. */
final class Cpu {
    static final int SP = 13;
    static final int LR = 14;
    static final int PC = 15;
    /** CONTROL. */
    static final int NPRIV = 1;
    static final int SPSEL = 2;
    static final int FPCA = 4;
    static final int SFPA = 8;
    /** EPSR. */
    static final int T = 1 << 24;

    private final Engine engine;

    Cpu(Engine engine) {
        this.engine = engine;
    }

    /** R0 to R15. */
    int r(int number) {
        return engine.register(id(number));
    }

    void r(int number, int value) {
        engine.register(id(number), value);
    }

    private static int id(int number) {
        return switch (number) {
            case SP -> Register.SP;
            case LR -> Register.LR;
            case PC -> Register.PC;
            default -> Register.R0 + number;
        };
    }

    int s(int number) {
        return engine.register(Register.S0 + number);
    }

    void s(int number, int value) {
        engine.register(Register.S0 + number, value);
    }

    int fpscr() {
        return engine.register(Register.FPSCR);
    }

    void fpscr(int value) {
        engine.register(Register.FPSCR, value);
    }

    int xpsr() {
        return engine.register(Register.XPSR);
    }

    int epsr() {
        return engine.register(Register.EPSR);
    }

    void epsr(int value) {
        engine.register(Register.EPSR, value);
    }

    void itState(int state) {
        engine.register(Register.EPSR, T | Thumb.xpsrOf(state));
    }

    boolean isThumb() {
        return (xpsr() & T) != 0;
    }

    /** As after a branch to an even address. */
    void leaveThumb() {
        engine.register(Register.EPSR, 0);
    }

    /** Number of the current exception, 0 in thread mode. */
    int ipsr() {
        return engine.register(Register.IPSR);
    }

    int control() {
        return engine.register(Register.CONTROL);
    }

    /** Whether the current mode is unprivileged thread mode. */
    boolean isUnprivileged() {
        return (control() & NPRIV) != 0 && ipsr() == 0;
    }

    int primask() {
        return special(Register.PRIMASK);
    }

    int faultmask() {
        return special(Register.FAULTMASK);
    }

    int basepri() {
        return special(Register.BASEPRI);
    }

    /** Unprivileged code reads special registers as 0, and so would we: be a handler for the moment. */
    private int special(int id) {
        if (!isUnprivileged()) {
            return engine.register(id);
        }
        engine.register(Register.IPSR, 1);
        int value = engine.register(id);
        engine.register(Register.IPSR, 0);
        return value;
    }

    /** Only in a handler. */
    void clearFaultmask() {
        engine.register(Register.FAULTMASK, 0);
    }

    /** Goes into handler mode, on the main stack. */
    void enterHandler(int number) {
        int control = control();
        if (ipsr() == 0) {
            // Only a handler may clear nPRIV, only thread mode may clear SPSEL, and both only while privileged.
            engine.register(Register.IPSR, number);
            engine.register(Register.CONTROL, control & SPSEL);
            engine.register(Register.IPSR, 0);
            engine.register(Register.CONTROL, 0);
        }
        engine.register(Register.IPSR, number);
        engine.register(Register.CONTROL, control & NPRIV);
        engine.register(Register.EPSR, T);
    }

    /** Leaves handler mode for privileged thread mode, on the process stack or not; {@link #finishReturn} ends that. */
    void leaveHandler(boolean processStack) {
        engine.register(Register.CONTROL, 0);
        engine.register(Register.IPSR, 0);
        engine.register(Register.CONTROL, processStack ? SPSEL : 0);
    }

    /** Sets xPSR, and CONTROL but for SPSEL, last, because CONTROL may take the privilege away. */
    void finishReturn(int xpsr, int control) {
        engine.register(Register.CONTROL, engine.register(Register.CONTROL) & SPSEL | control & (FPCA | SFPA));
        engine.register(Register.XPSR_NZCVQG, xpsr);
        if ((control & NPRIV) != 0) {
            engine.register(Register.CONTROL, engine.register(Register.CONTROL) | NPRIV);
        }
    }

    /**
     * Writes the condition flags back, for which Unicorn computes its translation flags anew; without that it misses later
     * changes of mode.
     */
    void refresh() {
        engine.register(Register.APSR_NZCV, engine.register(Register.APSR_NZCV));
    }
}
