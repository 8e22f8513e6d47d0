// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.Arrays;

/** Which exceptions are enabled, pending and active, and which may preempt (Armv7-M B1.5.4, B3.4). */
final class Nvic {
    static final int RESET = 1;
    static final int NMI = 2;
    static final int HARD_FAULT = 3;
    static final int MEM_MANAGE = 4;
    static final int BUS_FAULT = 5;
    static final int USAGE_FAULT = 6;
    static final int SVCALL = 11;
    static final int DEBUG_MONITOR = 12;
    static final int PENDSV = 14;
    static final int SYSTICK = 15;
    static final int EXTERNAL = 16;
    /** As many as Armv8-M can have. */
    static final int COUNT = EXTERNAL + 480;
    /** Lower than any exception's. */
    static final int THREAD = 0x100;

    private final boolean[] enabled = new boolean[COUNT];
    private final boolean[] pending = new boolean[COUNT];
    private final boolean[] active = new boolean[COUNT];
    private final boolean[] level = new boolean[COUNT];
    private final int[] priority = new int[COUNT];
    private final int implemented;
    private int group;

    /** The most urgent pending and enabled exception or 0, and the execution priority by active ones; kept until a change. */
    private int best;
    private int running;
    private boolean stale = true;

    Nvic(int priorityBits) {
        implemented = 0xff << 8 - priorityBits & 0xff;
        Arrays.fill(enabled, 0, EXTERNAL, true);
        enabled[MEM_MANAGE] = false;
        enabled[BUS_FAULT] = false;
        enabled[USAGE_FAULT] = false;
        priority[RESET] = -3;
        priority[NMI] = -2;
        priority[HARD_FAULT] = -1;
    }

    boolean isEnabled(int number) {
        return enabled[number];
    }

    void enable(int number, boolean on) {
        enabled[number] = on;
        stale = true;
    }

    boolean isPending(int number) {
        return pending[number];
    }

    void pend(int number, boolean on) {
        pending[number] = on;
        stale = true;
    }

    /** Whether a handler has not ended; of a number that no exception has, as a forged xPSR brings it in, none ever runs. */
    boolean isActive(int number) {
        return number < COUNT && active[number];
    }

    void activate(int number, boolean on) {
        active[number] = on;
        stale = true;
    }

    /** Sets an external line's level; a rising one makes its exception pending. */
    void line(int number, boolean high) {
        if (high && !level[number]) {
            pend(number, true);
        }
        level[number] = high;
    }

    /** Ends a handler; a line that is still high is pending again. */
    void complete(int number) {
        activate(number, false);
        if (level[number]) {
            pend(number, true);
        }
    }

    int priority(int number) {
        return priority[number];
    }

    void priority(int number, int value) {
        priority[number] = value & implemented;
        stale = true;
    }

    int priorityGroup() {
        return group;
    }

    /** AIRCR.PRIGROUP. */
    void priorityGroup(int value) {
        group = value;
        stale = true;
    }

    /** The part of a priority that decides about preemption. */
    private int preempting(int value) {
        return value < 0 ? value : value & (0xff << group + 1) & 0xff;
    }

    int groupPriority(int number) {
        return preempting(priority[number]);
    }

    /** The most urgent pending and enabled exception, 0 for none. */
    int best() {
        update();
        return best;
    }

    /** Whether {@link #best} would preempt if nothing was masked. */
    boolean isUrgent() {
        return best() != 0 && groupPriority(best) < running;
    }

    /** Execution priority with the given masks. */
    int executionPriority(int primask, int basepri, int faultmask) {
        update();
        int value = running;
        if ((basepri & implemented) != 0) {
            value = Math.min(value, preempting(basepri & implemented));
        }
        if ((primask & 1) != 0) {
            value = Math.min(value, 0);
        }
        return (faultmask & 1) != 0 ? Math.min(value, -1) : value;
    }

    /** Whether any external interrupt is pending. */
    boolean externalPending() {
        for (int number = EXTERNAL; number < COUNT; number++) {
            if (pending[number]) {
                return true;
            }
        }
        return false;
    }

    /** Whether any exception is pending, enabled or not. */
    boolean isAnyPending() {
        for (boolean each : pending) {
            if (each) {
                return true;
            }
        }
        return false;
    }

    /** Whether a pending interrupt would wake a sleeping core: PRIMASK does not count, enabled ones only. */
    boolean wakes(int basepri, int faultmask) {
        return best() != 0 && groupPriority(best) < executionPriority(0, basepri, faultmask);
    }

    /** Number of active exceptions. */
    int activeCount() {
        int count = 0;
        for (boolean each : active) {
            count += each ? 1 : 0;
        }
        return count;
    }

    private void update() {
        if (!stale) {
            return;
        }
        stale = false;
        best = 0;
        running = THREAD;
        for (int number = NMI; number < COUNT; number++) {
            if (pending[number] && enabled[number] && (best == 0 || priority[number] < priority[best])) {
                best = number;
            }
            if (active[number]) {
                running = Math.min(running, groupPriority(number));
            }
        }
    }
}
