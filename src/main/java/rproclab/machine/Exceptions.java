// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.OptionalInt;
import java.util.function.LongSupplier;

/** Exception entry, return and faults, which Unicorn does not do (Armv7-M B1.5). */
final class Exceptions {
    private static final int BASIC_FRAME = 0x20;
    private static final int FP_FRAME = 0x68;
    private static final int XPSR_ALIGN = 1 << 9;
    private static final int XPSR_SFPA = 1 << 20;
    private static final int STKALIGN = 1 << 9;
    private static final int NONBASETHRDENA = 1;
    /** Of EXC_RETURN: no FP frame; thread mode; process stack. */
    private static final int NO_FP = 1 << 4;
    private static final int TO_THREAD = 1 << 3;
    private static final int ON_PROCESS_STACK = 1 << 2;

    private final Cpu cpu;
    private final Nvic nvic;
    private final CoreMemory memory;
    private final LongSupplier clock;
    /** Clears the exclusive monitor. */
    private final Runnable monitor;
    final FaultStatus status = new FaultStatus();
    Observer observer = Observer.NONE;
    int vtor;
    int ccr = STKALIGN;
    /** The last fault taken, until somebody asks. */
    private Fault taken;
    private Fault last;
    private boolean lockedUp;

    Exceptions(Cpu cpu, Nvic nvic, CoreMemory memory, LongSupplier clock, Runnable monitor) {
        this.cpu = cpu;
        this.nvic = nvic;
        this.memory = memory;
        this.clock = clock;
        this.monitor = monitor;
    }

    /** The fault taken since the last call, null for none. */
    Fault takenFault() {
        Fault fault = taken;
        taken = null;
        return fault;
    }

    boolean hasFault() {
        return taken != null || lockedUp;
    }

    /** The fault that locked the core up. */
    Fault lockupFault() {
        return last;
    }

    /** There is no vector table to start from. */
    void resetFailed(int table) {
        status.set(FaultKind.VECTTBL, OptionalInt.empty());
        note(status.fault(FaultKind.VECTTBL, Nvic.HARD_FAULT, table, cpu, OptionalInt.of(table), clock.getAsLong()));
        lockedUp = true;
    }

    /** A fault on the way into a handler hides the one that it was for. */
    private void note(Fault fault) {
        last = taken == null ? fault : last;
        taken = last;
    }

    boolean isLockedUp() {
        return lockedUp;
    }

    /** Number of the current exception, 0 in thread mode. */
    int current() {
        return cpu.ipsr();
    }

    int executionPriority() {
        return nvic.executionPriority(cpu.primask(), cpu.basepri(), cpu.faultmask());
    }

    /** Enters the most urgent pending exception if it may preempt. */
    void takePending() {
        while (nvic.isUrgent() && nvic.groupPriority(nvic.best()) < executionPriority()) {
            enter(nvic.best(), cpu.r(Cpu.PC), true, 0);
            if (lockedUp) {
                return;
            }
        }
    }

    /** A system call, whose exception the code's own priority may forbid. */
    void supervisorCall(int returnPc) {
        if (nvic.groupPriority(Nvic.SVCALL) < executionPriority()) {
            enter(Nvic.SVCALL, returnPc, true, 0);
        } else {
            fault(FaultKind.FORCED, returnPc, OptionalInt.empty());
        }
    }

    /** Takes a fault, or the HardFault that it escalates to, or locks up. */
    void fault(FaultKind kind, int pc, OptionalInt address) {
        fault(kind, pc, address, true, 0);
    }

    /**
     * @param stack whether a frame is pushed, or one stays from a failed return
     * @param excReturn what the handler gets for returning, where it is not what the present mode asks for; else 0
     */
    private void fault(FaultKind kind, int pc, OptionalInt address, boolean stack, int excReturn) {
        if (kind == FaultKind.INVSTATE) {
            cpu.leaveThumb();
        }
        status.set(kind, address);
        int priority = executionPriority();
        int number = kind.exception();
        if (number != Nvic.HARD_FAULT && !(nvic.isEnabled(number) && nvic.groupPriority(number) < priority)) {
            number = Nvic.HARD_FAULT;
            status.hfsr |= FaultStatus.FORCED;
        }
        note(status.fault(kind, number, pc, cpu, address, clock.getAsLong()));
        if (number == Nvic.HARD_FAULT && priority <= -1) {
            lockedUp = true;
            return;
        }
        enter(number, pc, stack, excReturn);
    }

    /** Pushes a frame, unless the old one stays, and starts the handler. */
    private void enter(int number, int returnPc, boolean stack, int given) {
        monitor.run();
        int target = number;
        boolean thread = cpu.ipsr() == 0;
        int control = cpu.control();
        boolean fp = (control & Cpu.FPCA) != 0;
        int excReturn = 0xffff_ffe1 | (fp ? 0 : NO_FP) | (thread ? TO_THREAD : 0)
                | (thread && (control & Cpu.SPSEL) != 0 ? ON_PROCESS_STACK : 0);
        if (stack && !push(returnPc, fp, control)) {
            target = stackingFailed(number, returnPc);
        }
        cpu.enterHandler(target);
        cpu.r(Cpu.LR, given != 0 ? given : excReturn);
        nvic.pend(target, false);
        nvic.activate(target, true);
        observer.entered(target, returnPc & ~1);
        jump(target);
    }

    /** BusFault instead of the exception if it may preempt that; else HardFault. The exception itself stays pending. */
    private int stackingFailed(int number, int pc) {
        status.set(FaultKind.STKERR, OptionalInt.empty());
        int instead = Nvic.BUS_FAULT;
        if (!nvic.isEnabled(instead) || nvic.groupPriority(instead) >= executionPriority()) {
            instead = Nvic.HARD_FAULT;
            status.hfsr |= FaultStatus.FORCED;
        }
        if (number > Nvic.USAGE_FAULT) {
            nvic.pend(number, true);
        }
        if (taken == null) {
            note(status.fault(FaultKind.STKERR, instead, pc, cpu, OptionalInt.empty(), clock.getAsLong()));
        }
        return nvic.groupPriority(number) < nvic.groupPriority(instead) ? number : instead;
    }

    private void jump(int number) {
        int vector = vtor + 4 * number;
        if (!memory.isMemory(vector)) {
            vectorFault(number, vector);
            return;
        }
        int handler = memory.u32(vector);
        cpu.r(Cpu.PC, handler | 1);
        cpu.refresh();
        if ((handler & 1) == 0) {
            fault(FaultKind.INVSTATE, handler, OptionalInt.empty());
        }
    }

    private void vectorFault(int number, int vector) {
        status.set(FaultKind.VECTTBL, OptionalInt.empty());
        note(status.fault(FaultKind.VECTTBL, Nvic.HARD_FAULT, cpu.r(Cpu.PC), cpu, OptionalInt.of(vector),
                clock.getAsLong()));
        if (number == Nvic.HARD_FAULT || number == Nvic.NMI) {
            lockedUp = true;
            return;
        }
        enter(Nvic.HARD_FAULT, vector, true, 0);
    }

    /** Pushes the registers that a C function may change; false if memory does not allow it, the stack pointer moves anyway. */
    private boolean push(int returnPc, boolean fp, int control) {
        int sp = cpu.r(Cpu.SP);
        boolean align = (sp & 4) != 0 && (fp || (ccr & STKALIGN) != 0);
        int frame = sp - (fp ? FP_FRAME : BASIC_FRAME) - (align ? 4 : 0) & ~3;
        cpu.r(Cpu.SP, frame);
        if (!memory.isWritable(frame, fp ? FP_FRAME : BASIC_FRAME)) {
            return false;
        }
        for (int i = 0; i < 4; i++) {
            memory.put32(frame + 4 * i, cpu.r(i));
        }
        memory.put32(frame + 0x10, cpu.r(12));
        memory.put32(frame + 0x14, cpu.r(Cpu.LR));
        memory.put32(frame + 0x18, returnPc & ~1);
        int secure = fp && (control & Cpu.SFPA) != 0 ? XPSR_SFPA : 0;
        memory.put32(frame + 0x1c, cpu.xpsr() & ~XPSR_ALIGN | (align ? XPSR_ALIGN : 0) | secure);
        if (fp) {
            for (int i = 0; i < 16; i++) {
                memory.put32(frame + BASIC_FRAME + 4 * i, cpu.s(i));
            }
            memory.put32(frame + 0x60, cpu.fpscr());
        }
        return true;
    }

    /** Returns from the current exception; {@code pc} is the EXC_RETURN value without bit 0, which a branch drops. */
    void leave(int pc) {
        int excReturn = pc | 1;
        int number = cpu.ipsr();
        int control = cpu.control();
        if (!mayReturn(excReturn, number)) {
            if (nvic.isActive(number)) {
                end(number);
            }
            fault(FaultKind.INVPC, pc, OptionalInt.empty(), false, excReturn);
            return;
        }
        end(number);
        monitor.run();
        cpu.leaveHandler((excReturn & ON_PROCESS_STACK) != 0);
        pop(number, excReturn, control);
    }

    private boolean mayReturn(int excReturn, int number) {
        boolean last = nvic.activeCount() == 1;
        boolean known = switch (excReturn & 0xf) {
            case 0x1 -> !last;
            case 0x9, 0xd -> last || (ccr & NONBASETHRDENA) != 0;
            default -> false;
        };
        return known && nvic.isActive(number) && (excReturn >>> 7) == 0xffff_ffff >>> 7;
    }

    private void end(int number) {
        // NMI leaves FAULTMASK alone, the manual says, and so does what runs at its priority.
        if (number != Nvic.NMI) {
            cpu.clearFaultmask();
        }
        nvic.complete(number);
    }

    private void pop(int number, int excReturn, int control) {
        boolean fp = (excReturn & NO_FP) == 0;
        int frame = cpu.r(Cpu.SP);
        int size = fp ? FP_FRAME : BASIC_FRAME;
        if (!memory.isMemory(frame) || !memory.isMemory(frame + size - 1)) {
            backInHandler(number, control);
            fault(FaultKind.UNSTKERR, cpu.r(Cpu.PC), OptionalInt.empty(), false, excReturn);
            return;
        }
        int xpsr = memory.u32(frame + 0x1c);
        int pc = memory.u32(frame + 0x18);
        for (int i = 0; i < 4; i++) {
            cpu.r(i, memory.u32(frame + 4 * i));
        }
        cpu.r(12, memory.u32(frame + 0x10));
        cpu.r(Cpu.LR, memory.u32(frame + 0x14));
        if (fp) {
            for (int i = 0; i < 16; i++) {
                cpu.s(i, memory.u32(frame + BASIC_FRAME + 4 * i));
            }
            cpu.fpscr(memory.u32(frame + 0x60));
        }
        cpu.r(Cpu.SP, frame + size | ((xpsr & XPSR_ALIGN) != 0 ? 4 : 0));
        int flags = (control & Cpu.NPRIV) | (fp ? Cpu.FPCA : 0)
                | (fp && (xpsr & XPSR_SFPA) != 0 ? Cpu.SFPA : 0);
        cpu.finishReturn(xpsr & ~(XPSR_ALIGN | (fp ? XPSR_SFPA : 0)) | Cpu.T, flags);
        cpu.r(Cpu.PC, pc | 1);
        cpu.refresh();
        observer.left(number, pc & ~1);
        if ((excReturn & TO_THREAD) != 0 != ((xpsr & 0x1ff) == 0)) {
            fault(FaultKind.INVPC, pc & ~1, OptionalInt.empty(), true, excReturn);
        } else if ((xpsr & Cpu.T) == 0) {
            fault(FaultKind.INVSTATE, pc & ~1, OptionalInt.empty());
        }
    }

    private void backInHandler(int number, int control) {
        cpu.enterHandler(number);
        cpu.finishReturn(cpu.xpsr(), control);
    }
}
