// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.OptionalInt;
import rproclab.machine.unicorn.Client;
import rproclab.machine.unicorn.Denial;
import rproclab.machine.unicorn.Engine;
import rproclab.machine.unicorn.Stop;

/**
 * Runs the engine from block of code to block of code, and does what lies between: time, exceptions, sleep.
 *
 * <p>
 * Time is what was executed, in halfwords, counted when a block starts. Nothing from outside happens but before a block,
 * so the same program takes the same course in every run.
 */
final class Core implements Client, Wires {
    // QEMU's EXCP_*, as the engine tells them.
    private static final int EXCP_SWI = 2;
    private static final int EXCP_PREFETCH_ABORT = 3;
    private static final int EXCP_BKPT = 7;
    private static final int EXCP_EXCEPTION_EXIT = 8;
    private static final int EXCP_NOCP = 17;
    private static final int EXCP_STKOF = 19;
    private static final int EXCP_UNALIGNED = 22;

    private static final int WFE = 0xbf20;
    private static final int YIELD = 0xbf10;
    private static final int EXC_RETURN = 0xffff_ff00;
    /** Blocks known to have been looked at, by address; a power of two. */
    private static final int KNOWN = 0x4000;

    private enum Sleep {
        AWAKE, FOR_INTERRUPT, FOR_EVENT
    }

    final Engine engine;
    final Cpu cpu;
    final Nvic nvic;
    final SystemMemory system;
    final CoreMemory memory;
    final Exceptions exceptions;
    final SystemControl control;
    final SysTick tick;
    final BlockRing blocks = new BlockRing();
    final ReadBack readBack = new ReadBack();
    private final Semihosting semihosting;
    private final Agenda agenda = new Agenda();
    private final Bus bus = new Bus(unknown(0));
    private final int[] known = new int[KNOWN];

    private long time;
    private long deadline;
    private int block;
    /** Something may have become takeable: look before the next block. */
    private boolean attention;
    /** Something is pending that masks may hold back: look before each block whether they still do. */
    private boolean held;
    /** Why the engine stops, by what called back. */
    private boolean wanted;
    private int interrupt = -1;
    private Denial denial;
    private int deniedAddress;

    private Sleep sleep = Sleep.AWAKE;
    private boolean event;
    private boolean breakpointSeen;

    Core(Soc soc, SystemMemory system) {
        this.system = system;
        engine = new Engine(soc.cpu(), this);
        cpu = new Cpu(engine);
        nvic = new Nvic(soc.priorityBits());
        tick = new SysTick(nvic);
        memory = new CoreMemory(soc.memory(), system, engine);
        exceptions = new Exceptions(cpu, nvic, memory, this::now);
        control = new SystemControl(soc.cpu(), nvic, tick, exceptions, this::now);
        control.attention(this::attend);
        semihosting = new Semihosting(cpu, memory, soc.semihosting());
        exceptions.vtor = soc.vtor();
        connect(soc);
    }

    private void connect(Soc soc) {
        bus.add(0xe000_e000L, 0x1000, control);
        bus.add(0xe000_1000L, 0x1000, new Dwt(this::now));
        soc.devices().forEach(range -> bus.add(range.base(), range.size(), range.device().apply(this)));
        soc.windows().forEach(window -> bus.add(window.base(), window.size(), unknown((int) window.base())));
        // The rest of the private peripheral bus: ITM, FPB, TPIU and what a core need not have.
        bus.add(0xe000_0000L, 0x10_0000, unknown(0xe000_0000));
        bus.map(engine, soc.memory());
    }

    private Device unknown(int base) {
        return new Device() {
            @Override
            public int read(int offset, int size) {
                return readBack.read(base + offset, size, block, time);
            }

            @Override
            public void write(int offset, int size, int value) {
                readBack.write(base + offset, size, value, block, time);
            }
        };
    }

    // Wires

    @Override
    public void irq(int number, boolean level) {
        nvic.line(Nvic.EXTERNAL + number, level);
        attend();
    }

    @Override
    public long now() {
        return time;
    }

    @Override
    public void at(long when, Runnable action) {
        agenda.at(when, action);
        deadline = Math.min(deadline, when);
    }

    private void attend() {
        attention = true;
    }

    // Run

    /** Loads stack pointer and program counter from the vector table. */
    void reset() {
        int table = exceptions.vtor;
        cpu.r(Cpu.LR, -1);
        if (!memory.isMemory(table) || !memory.isMemory(table + 7)) {
            exceptions.resetFailed(table);
            return;
        }
        cpu.r(Cpu.SP, memory.u32(table) & ~3);
        int entry = memory.u32(table + 4);
        cpu.r(Cpu.PC, entry | 1);
        cpu.refresh();
        if ((entry & 1) == 0) {
            exceptions.fault(FaultKind.INVSTATE, entry, OptionalInt.empty());
        }
    }

    Outcome run(long ticks) {
        long end = ticks > Long.MAX_VALUE - time ? Long.MAX_VALUE : time + ticks;
        while (true) {
            Fault fault = exceptions.takenFault();
            if (exceptions.isLockedUp()) {
                return new Outcome.LockedUp(exceptions.lockupFault());
            }
            if (fault != null) {
                return new Outcome.Faulted(fault);
            }
            if (control.takeResetRequest()) {
                return new Outcome.ResetRequested(cpu.r(Cpu.PC));
            }
            if (time >= end) {
                return new Outcome.Running();
            }
            agenda.run(time);
            tick.advance(time);
            Outcome outcome = sleep == Sleep.AWAKE ? step(end) : sleep(end);
            if (outcome != null) {
                return outcome;
            }
        }
    }

    /** Takes what is pending, and runs until something happens; null to go on. */
    private Outcome step(long end) {
        attention = false;
        exceptions.takePending();
        if (exceptions.hasFault()) {
            return null;
        }
        held = nvic.isUrgent() && !cpu.isUnprivileged();
        deadline = Math.min(end, Math.min(agenda.next(), tick.next()));
        wanted = false;
        interrupt = -1;
        denial = null;
        int pc = cpu.r(Cpu.PC);
        memory.map(pc);
        Stop stop = engine.start(pc);
        return switch (stop) {
            case NORMAL -> normal();
            case MEMORY -> denied();
            case INSTRUCTION -> instruction();
            case STATE -> fault(FaultKind.INVSTATE, cpu.r(Cpu.PC));
        };
    }

    private Outcome normal() {
        if (interrupt >= 0) {
            return exception();
        }
        if (!wanted) {
            sleep = Sleep.FOR_INTERRUPT;
        }
        return null;
    }

    private Outcome exception() {
        int pc = cpu.r(Cpu.PC);
        switch (interrupt) {
            case EXCP_SWI -> exceptions.supervisorCall(pc);
            case EXCP_EXCEPTION_EXIT -> exceptionReturn(pc);
            case EXCP_PREFETCH_ABORT -> {
                if (Integer.compareUnsigned(pc, EXC_RETURN) >= 0 && cpu.ipsr() != 0) {
                    exceptionReturn(pc);
                } else {
                    return fault(FaultKind.IACCVIOL, pc);
                }
            }
            case EXCP_BKPT -> {
                return breakpoint(pc);
            }
            case EXCP_NOCP -> {
                return fault(FaultKind.NOCP, pc);
            }
            case EXCP_STKOF -> {
                return fault(FaultKind.STKOF, pc);
            }
            case EXCP_UNALIGNED -> {
                return fault(FaultKind.UNALIGNED, pc);
            }
            default -> {
                return fault(FaultKind.UNALIGNED, pc);
            }
        }
        return null;
    }

    private void exceptionReturn(int pc) {
        event = true;
        exceptions.leave(pc);
    }

    private Outcome breakpoint(int pc) {
        int number = memory.u16(pc) & 0xff;
        if (number == Semihosting.BREAKPOINT) {
            OptionalInt exit = semihosting.call();
            cpu.r(Cpu.PC, pc + 2 | 1);
            return exit.isPresent() ? new Outcome.Exited(exit.getAsInt()) : null;
        }
        if (!breakpointSeen) {
            breakpointSeen = true;
            return new Outcome.Breakpoint(pc, number);
        }
        breakpointSeen = false;
        return fault(FaultKind.DEBUGEVT, pc);
    }

    private Outcome denied() {
        int pc = cpu.r(Cpu.PC);
        OptionalInt address = OptionalInt.of(deniedAddress);
        FaultKind kind = switch (denial) {
            case FETCH_UNMAPPED -> FaultKind.IBUSERR;
            case FETCH_PROTECTED -> FaultKind.IACCVIOL;
            case READ_UNMAPPED, WRITE_UNMAPPED, WRITE_PROTECTED, READ_PROTECTED -> FaultKind.PRECISERR;
        };
        boolean fetch = kind != FaultKind.PRECISERR;
        exceptions.fault(kind, fetch ? deniedAddress & ~1 : pc, fetch ? OptionalInt.empty() : address);
        return null;
    }

    private Outcome instruction() {
        int pc = cpu.r(Cpu.PC);
        int before = memory.isMemory(pc - 2) ? memory.u16(pc - 2) : 0;
        if (before == YIELD) {
            return null;
        }
        if (before == WFE) {
            if (!event) {
                sleep = Sleep.FOR_EVENT;
            }
            event = false;
            return null;
        }
        return fault(FaultKind.UNDEFINSTR, pc);
    }

    private Outcome fault(FaultKind kind, int pc) {
        exceptions.fault(kind, pc, OptionalInt.empty());
        return null;
    }

    /** Jumps to the next event, or wakes; null to go on. */
    private Outcome sleep(long end) {
        boolean woken = nvic.wakes(cpu.basepri(), cpu.faultmask())
                || sleep == Sleep.FOR_EVENT && (event || control.sendsEventOnPending() && nvic.isAnyPending());
        if (woken) {
            event = false;
            sleep = Sleep.AWAKE;
            return null;
        }
        long next = Math.min(agenda.next(), tick.next());
        if (next == Agenda.NEVER) {
            return new Outcome.Asleep(cpu.r(Cpu.PC));
        }
        time = Math.max(time, Math.min(next, end));
        return null;
    }

    // Client

    @Override
    public boolean block(int address, int size) {
        if (time >= deadline || attention || held && mayTake()) {
            wanted = true;
            return true;
        }
        block = address;
        blocks.add(address);
        if (known[address >>> 1 & KNOWN - 1] != address + size) {
            known[address >>> 1 & KNOWN - 1] = address + size;
            memory.executed(address);
        }
        time += size >>> 1;
        return false;
    }

    private boolean mayTake() {
        return nvic.groupPriority(nvic.best()) < exceptions.executionPriority();
    }

    @Override
    public long read(int address, int size) {
        if (size == 8) {
            return Integer.toUnsignedLong(bus.read(address, 4)) | (long) bus.read(address + 4, 4) << 32;
        }
        return Integer.toUnsignedLong(bus.read(address, size));
    }

    @Override
    public void write(int address, int size, long value) {
        if (size == 8) {
            bus.write(address, 4, (int) value);
            bus.write(address + 4, 4, (int) (value >>> 32));
        } else {
            bus.write(address, size, (int) value);
        }
    }

    @Override
    public boolean denied(Denial why, int address, int size) {
        if (memory.map(address) | memory.map(address + size - 1)) {
            return true;
        }
        denial = why;
        deniedAddress = address;
        return false;
    }

    @Override
    public void interrupt(int number) {
        interrupt = number;
    }
}
