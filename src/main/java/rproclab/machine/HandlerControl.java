// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

/** SHCSR, System Handler Control and State Register (Armv7-M B3.2.13). */
final class HandlerControl {
    // @formatter:off
    /** Exception whose state each bit shows, by bit. */
    private static final int[] ACTIVE =  {Nvic.MEM_MANAGE, Nvic.BUS_FAULT, 0, Nvic.USAGE_FAULT, 0, 0, 0, Nvic.SVCALL,
                                          Nvic.DEBUG_MONITOR, 0, Nvic.PENDSV, Nvic.SYSTICK};
    private static final int[] PENDING = {Nvic.USAGE_FAULT, Nvic.MEM_MANAGE, Nvic.BUS_FAULT, Nvic.SVCALL};
    private static final int[] ENABLED = {Nvic.MEM_MANAGE, Nvic.BUS_FAULT, Nvic.USAGE_FAULT};
    // @formatter:on
    private static final int FIRST_PENDING = 12;
    private static final int FIRST_ENABLED = 16;

    private HandlerControl() {}

    static int read(Nvic nvic) {
        int value = 0;
        for (int i = 0; i < ACTIVE.length; i++) {
            value |= ACTIVE[i] != 0 && nvic.isActive(ACTIVE[i]) ? 1 << i : 0;
        }
        for (int i = 0; i < PENDING.length; i++) {
            value |= nvic.isPending(PENDING[i]) ? 1 << FIRST_PENDING + i : 0;
        }
        for (int i = 0; i < ENABLED.length; i++) {
            value |= nvic.isEnabled(ENABLED[i]) ? 1 << FIRST_ENABLED + i : 0;
        }
        return value;
    }

    static void write(Nvic nvic, int value) {
        for (int i = 0; i < ACTIVE.length; i++) {
            if (ACTIVE[i] != 0) {
                nvic.activate(ACTIVE[i], (value & 1 << i) != 0);
            }
        }
        for (int i = 0; i < PENDING.length; i++) {
            nvic.pend(PENDING[i], (value & 1 << FIRST_PENDING + i) != 0);
        }
        for (int i = 0; i < ENABLED.length; i++) {
            nvic.enable(ENABLED[i], (value & 1 << FIRST_ENABLED + i) != 0);
        }
    }
}
