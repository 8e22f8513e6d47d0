// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

/** What went wrong: the bit of CFSR or HFSR that says so, named as in the Armv7-M manual (B3.2.15, B3.2.16). */
public enum FaultKind {
    // @formatter:off
    IACCVIOL   (4, 1 << 0,  "instruction fetch from memory that is not executable"),
    DACCVIOL   (4, 1 << 1,  "data access that memory protection forbids"),
    MSTKERR    (4, 1 << 4,  "exception entry could not push where memory protection forbids it"),
    IBUSERR    (5, 1 << 8,  "instruction fetch from an address where there is nothing"),
    PRECISERR  (5, 1 << 9,  "access to an address where there is nothing, or write to read-only memory"),
    UNSTKERR   (5, 1 << 11, "exception return could not pop its frame"),
    STKERR     (5, 1 << 12, "exception entry could not push its frame"),
    UNDEFINSTR (6, 1 << 16, "undefined instruction"),
    INVSTATE   (6, 1 << 17, "branch to an address without the Thumb bit"),
    INVPC      (6, 1 << 18, "exception return that is not allowed"),
    NOCP       (6, 1 << 19, "floating-point instruction while CPACR does not enable the FPU"),
    STKOF      (6, 1 << 20, "stack pointer below its limit"),
    UNALIGNED  (6, 1 << 24, "unaligned access"),
    DIVBYZERO  (6, 1 << 25, "division by zero"),
    VECTTBL    (3, 1 << 1,  "vector table could not be read"),
    DEBUGEVT   (3, 1 << 31, "breakpoint instruction without a debugger"),
    FORCED     (3, 1 << 30, "system call where its priority does not allow it");
    // @formatter:on

    private final int exception;
    private final int bit;
    private final String text;

    FaultKind(int exception, int bit, String text) {
        this.exception = exception;
        this.bit = bit;
        this.text = text;
    }

    /** The exception that takes it when enabled: 3 HardFault, 4 MemManage, 5 BusFault, 6 UsageFault. */
    int exception() {
        return exception;
    }

    /** Its bit in CFSR, or in HFSR for a HardFault's. */
    int bit() {
        return bit;
    }

    /** What it means, in words. */
    public String text() {
        return text;
    }
}
