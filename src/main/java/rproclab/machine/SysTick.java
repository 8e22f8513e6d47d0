// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.Optional;

/** The system timer (Armv7-M B3.3), counting core ticks whatever its clock source. */
final class SysTick {
    private static final int ENABLE = 1;
    private static final int TICKINT = 2;
    private static final int CLKSOURCE = 4;
    private static final int COUNTFLAG = 1 << 16;

    private final Nvic nvic;
    private int control;
    private int reload;
    /** While it runs: when the counter is 0 next. Else the counter. */
    private long zero;

    SysTick(Nvic nvic) {
        this.nvic = nvic;
    }

    /** When it interrupts next, or {@link Agenda#NEVER}. */
    long next() {
        return isRunning() && (control & TICKINT) != 0 ? zero : Agenda.NEVER;
    }

    private boolean isRunning() {
        return (control & ENABLE) != 0 && reload != 0;
    }

    /** Catches up with the time. */
    void advance(long now) {
        if (!isRunning() || now < zero) {
            return;
        }
        long period = reload + 1L;
        zero += ((now - zero) / period + 1) * period;
        control |= COUNTFLAG;
        if ((control & TICKINT) != 0) {
            nvic.pend(Nvic.SYSTICK, true);
        }
    }

    int read(int offset, long now) {
        advance(now);
        return switch (offset) {
            case 0x0 -> {
                int value = control;
                control &= ~COUNTFLAG;
                yield value;
            }
            case 0x4 -> reload;
            case 0x8 -> counter(now);
            // No reference clock, no calibration value.
            default -> 0xC000_0000;
        };
    }

    /** See {@link Device#ticking}; up to when the counter is 0, for its flag goes away when it is read. */
    Optional<Ticking> ticking(int offset, long time, int period) {
        boolean flagged = offset == 0x0 && (control & COUNTFLAG) != 0;
        if (flagged || isRunning() && (time >= zero || zero - time > reload)) {
            return Optional.empty();
        }
        int value = read(offset, time);
        if (!isRunning()) {
            return Optional.of(Ticking.still(value));
        }
        long reads = period == 0 ? Long.MAX_VALUE : (zero - 1 - time) / period + 1;
        return Optional.of(new Ticking(value, offset == 0x8 ? -period : 0, reads));
    }

    void write(int offset, int value, long now) {
        advance(now);
        int counter = counter(now);
        switch (offset) {
            case 0x0 -> control = control & COUNTFLAG | value & (ENABLE | TICKINT | CLKSOURCE);
            case 0x4 -> reload = value & 0xff_ffff;
            case 0x8 -> {
                control &= ~COUNTFLAG;
                counter = 0;
            }
            default -> {
                return;
            }
        }
        // A counter at 0 takes a tick to reload.
        zero = isRunning() ? now + (counter == 0 ? reload + 1L : counter) : counter;
    }

    private int counter(long now) {
        return (int) (isRunning() ? (zero - now) % (reload + 1L) : zero);
    }
}
