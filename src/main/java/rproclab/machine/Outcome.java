// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

/** Why a run ended. */
public sealed interface Outcome {

    /** The budget is used up; the core could go on. */
    record Running() implements Outcome {}

    /** The core sleeps at {@code pc}, and nothing is scheduled that could wake it to do anything else. */
    record Asleep(int pc) implements Outcome {}

    /** The budget is used up in a loop at {@code pc} that nothing ends: neither itself nor anything scheduled. */
    record Spinning(int pc) implements Outcome {}

    /** A fault was taken; the next run starts with the first instruction of its handler. */
    record Faulted(Fault fault) implements Outcome {}

    /** A fault in the handler of HardFault or NMI, or where there is no handler: the core has stopped for good. */
    record LockedUp(Fault fault) implements Outcome {}

    /** {@code BKPT #number} at {@code pc}; the next run takes it as a board without debugger does. */
    record Breakpoint(int pc, int number) implements Outcome {}

    /** The program ended itself through semihosting. */
    record Exited(int code) implements Outcome {}

    /** The program asked for a reset, AIRCR.SYSRESETREQ. */
    record ResetRequested(int pc) implements Outcome {}
}
