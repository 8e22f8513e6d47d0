// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.OptionalInt;

/** What the fault status and address registers show (Armv7-M B3.2.15 to B3.2.18). */
final class FaultStatus {
    static final int FORCED = 1 << 30;
    private static final int MMARVALID = 1 << 7;
    private static final int BFARVALID = 1 << 15;

    int cfsr;
    int hfsr;
    int dfsr;
    int mmfar;
    int bfar;

    /** Notes a fault. */
    void set(FaultKind kind, OptionalInt address) {
        if (kind.exception() == Nvic.HARD_FAULT) {
            hfsr |= kind.bit();
            dfsr |= kind == FaultKind.DEBUGEVT ? 2 : 0;
            return;
        }
        cfsr |= kind.bit();
        if (kind == FaultKind.PRECISERR) {
            bfar = address.orElseThrow();
            cfsr |= BFARVALID;
        }
        if (kind == FaultKind.DACCVIOL) {
            mmfar = address.orElseThrow();
            cfsr |= MMARVALID;
        }
    }

    /** The fault as {@link Fault}, with the core's registers. */
    Fault fault(FaultKind kind, int exception, int pc, Cpu cpu, OptionalInt address, long time) {
        return new Fault(kind, exception, pc, cpu.r(Cpu.LR), cpu.r(Cpu.SP), address, cfsr, hfsr, mmfar, bfar, time);
    }
}
