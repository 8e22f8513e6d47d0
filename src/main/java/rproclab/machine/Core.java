// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import rproclab.machine.unicorn.Engine;
import rproclab.machine.unicorn.Stop;

/**
 * Runs the engine from stop to stop, and does what lies between: events, exceptions, sleep, faults.
 *
 * <p>
 * Time is what was executed, in halfwords, counted when a block starts. Nothing from outside happens but before a block,
 * so the same program takes the same course in every run.
 */
final class Core implements Wires { // QEMU's EXCP_*, as the engine tells them.
    private static final int EXCP_SWI = 2;
    private static final int EXCP_PREFETCH_ABORT = 3;
    private static final int EXCP_BKPT = 7;
    private static final int EXCP_EXCEPTION_EXIT = 8;
    private static final int EXCP_NOCP = 17;
    private static final int EXCP_STKOF = 19;
    private static final int EXC_RETURN = 0xffff_ff00;

    private enum Sleep {
        AWAKE, FOR_INTERRUPT, FOR_EVENT
    }

    final Engine engine;
    final Cpu cpu;
    final SystemMemory system;
    final CoreMemory memory;
    final Course course;
    final ReadBack readBack = new ReadBack();
    private final Nvic nvic;
    private final Exceptions exceptions;
    private final SystemControl control;
    private final SysTick tick;
    private final Semihosting semihosting;
    private final Agenda agenda = new Agenda();
    private final Bus bus = new Bus(unknown(0));
    private final Watch watch;
    private final Loops loops;
    private final Pieces pieces;
    /** Null until a program uses exclusive accesses. */
    private ExclusiveMonitor monitor;
    /** ITSTATE when the engine started. */
    private int itState;
    private Sleep sleep = Sleep.AWAKE;
    private boolean breakpointSeen;
    /** Somebody debugs the core: no breakpoint is a fault, or takes time. */
    boolean debugged;
    /** When the block started that faulted last, if its instruction is not certain. */
    OptionalLong uncertainSince = OptionalLong.empty();
    /** Only the next instruction is to run. */
    private boolean stepping;

    static Core of(Soc soc, SystemMemory system) {
        Engine engine = new Engine(soc.cpu());
        Core core = new Core(soc, system, engine, new CoreMemory(soc.memory(), system, engine));
        core.bus.map(engine, soc.memory());
        return core;
    }

    /** The same core as after power-on, with new devices, but with the engine and memory of {@code used}. */
    static Core again(Soc soc, Core used) {
        Core core = new Core(soc, used.system, used.engine, used.memory);
        core.monitor = used.monitor;
        return core;
    }

    private Core(Soc soc, SystemMemory system, Engine engine, CoreMemory memory) {
        this.system = system;
        this.engine = engine;
        this.memory = memory;
        cpu = new Cpu(engine);
        nvic = new Nvic(soc.priorityBits());
        tick = new SysTick(nvic);
        watch = new Watch(memory, cpu);
        exceptions = new Exceptions(cpu, nvic, memory, this::now, this::clearMonitor);
        course = new Course(engine, nvic, exceptions, memory, bus, watch);
        pieces = new Pieces(engine, memory, cpu, watch, course);
        loops = new Loops(cpu, memory, bus, course, tick, agenda, soc.skipsLoops());
        control = new SystemControl(soc.cpu(), nvic, tick, exceptions, this::now);
        control.attention(this::configure);
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
    }

    private Device unknown(int base) {
        return new Device() {
            @Override
            public int read(int offset, int size) {
                return readBack.read(base + offset, size, () -> accessPc(base + offset, false), now());
            }

            @Override
            public void write(int offset, int size, int value) {
                readBack.write(base + offset, size, value, () -> accessPc(base + offset, true), now());
            }
        };
    }

    private void clearMonitor() {
        if (watch.usesExclusive()) {
            if (monitor == null) {
                monitor = new ExclusiveMonitor(engine, cpu, memory, bus, system.arena());
            }
            monitor.clear();
        }
    }

    @Override
    public void irq(int number, boolean level) {
        nvic.line(Nvic.EXTERNAL + number, level);
        course.attention = true;
    }

    @Override
    public long now() {
        return course.time;
    }

    @Override
    public void at(long when, Runnable action) {
        agenda.at(when, action);
        course.deadline = Math.min(course.deadline, when);
    }

    void observe(Observer observer) {
        course.observer = observer;
        exceptions.observer = observer;
    }

    private void configure() {
        course.attention = true;
        watch.configure(control.cpacr(), exceptions.ccr);
    }

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
        long end = ticks > Long.MAX_VALUE - now() ? Long.MAX_VALUE : now() + ticks;
        loops.begin();
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
            if (now() >= end) {
                return loops.outcome(cpu.r(Cpu.PC));
            }
            agenda.run(now());
            tick.advance(now());
            long before = now();
            Outcome outcome = sleep == Sleep.AWAKE ? step(end) : sleep(end);
            course.pass(before);
            if (outcome != null) {
                return outcome;
            }
        }
    }

    /** Runs the next instruction, or IT block, exceptions that come before it first; sleeps until something wakes the core. */
    Outcome step() {
        long before = course.instructions;
        Outcome outcome = new Outcome.Running();
        stepping = true;
        while (outcome instanceof Outcome.Running && course.instructions == before) {
            outcome = run(sleep == Sleep.AWAKE ? 1 : Math.min(agenda.next(), tick.next()) - now());
        }
        stepping = false;
        return outcome;
    }

    /** Takes what is pending, and runs until something happens; null to go on. */
    private Outcome step(long end) {
        course.attention = false;
        exceptions.takePending();
        if (exceptions.hasFault()) {
            return null;
        }
        course.held = nvic.isUrgent() && !cpu.isUnprivileged();
        course.deadline = Math.min(end, Math.min(agenda.next(), tick.next()));
        int pc = cpu.r(Cpu.PC);
        memory.map(pc);
        int xpsr = cpu.xpsr();
        if ((xpsr & Cpu.T) == 0) {
            return fault(FaultKind.INVSTATE, pc);
        }
        itState = Thumb.itStateOf(xpsr);
        Stop stop = stepping ? pieces.runOne(pc, itState) : pieces.run(pc);
        if (course.checked) {
            return check();
        }
        if (course.looping) {
            if (!stepping) {
                loops.skip(cpu.r(Cpu.PC), wakes());
            }
            return null;
        }
        return stopped(stop);
    }

    private Outcome stopped(Stop stop) {
        return switch (stop) {
            case NORMAL -> normal();
            case MEMORY -> denied();
            case INSTRUCTION -> instruction();
            case STATE -> fault(FaultKind.INVSTATE, cpu.r(Cpu.PC));
        };
    }

    private Outcome normal() {
        if (course.interrupt >= 0) {
            return exception();
        }
        if (!course.stopped) {
            sleep = Sleep.FOR_INTERRUPT;
        }
        return null;
    }

    /** Runs up to the first instruction of the next block that a core would not just run, and decides about it. */
    private Outcome check() {
        int pc = cpu.r(Cpu.PC);
        int size = course.blockSize;
        CodeBlock.Instruction next = watch.first(CodeBlock.of(memory, pc, size, itState())).orElseThrow();
        if (next.address() != pc) {
            Stop stop = pieces.runTo(pc, next.address(), size);
            if (cpu.r(Cpu.PC) != next.address()) {
                return stopped(stop);
            }
            cpu.itState(next.itState());
        }
        Optional<FaultKind> fault = watch.fault(next);
        if (fault.isPresent()) {
            return fault(fault.get(), next.address());
        }
        int behind = next.address() + next.size();
        Stop stop = pieces.runTo(next.address(), behind, size);
        if (cpu.r(Cpu.PC) != behind) {
            return stopped(stop);
        }
        cpu.itState(Thumb.advance(next.itState()));
        return null;
    }

    /** ITSTATE at the start of the block that runs: the engine keeps it for the first one only. */
    private int itState() {
        return course.blocksRun <= 1 ? itState : 0;
    }

    private Outcome exception() {
        int pc = cpu.r(Cpu.PC);
        return switch (course.interrupt) {
            case EXCP_SWI -> {
                exceptions.supervisorCall(pc);
                yield null;
            }
            case EXCP_EXCEPTION_EXIT -> exceptionReturn(pc);
            case EXCP_PREFETCH_ABORT -> Integer.compareUnsigned(pc, EXC_RETURN) >= 0 && cpu.ipsr() != 0
                    ? exceptionReturn(pc)
                    : fault(FaultKind.IACCVIOL, pc);
            case EXCP_BKPT -> breakpoint(pc);
            case EXCP_NOCP -> fault(FaultKind.NOCP, pc);
            case EXCP_STKOF -> fault(FaultKind.STKOF, pc);
            default -> fault(FaultKind.UNALIGNED, pc);
        };
    }

    private Outcome exceptionReturn(int pc) {
        course.event = true;
        exceptions.leave(pc);
        return null;
    }

    private Outcome breakpoint(int pc) {
        int number = memory.u16(pc) & 0xff;
        if (number == Semihosting.BREAKPOINT) {
            OptionalInt exit = semihosting.call();
            cpu.r(Cpu.PC, pc + 2 | 1);
            return exit.isPresent() ? new Outcome.Exited(exit.getAsInt()) : null;
        }
        if (debugged) {
            // It stands for an instruction that is still to run.
            course.time--;
            course.instructions--;
        }
        breakpointSeen = debugged || !breakpointSeen;
        return breakpointSeen ? new Outcome.Breakpoint(pc, number) : fault(FaultKind.DEBUGEVT, pc);
    }

    private Outcome denied() {
        int address = course.deniedAddress;
        engine.restore(course.atDenial);
        engine.free(course.atDenial);
        return switch (course.denial) {
            case FETCH_UNMAPPED -> fault(FaultKind.IBUSERR, address & ~1);
            case FETCH_PROTECTED -> fault(FaultKind.IACCVIOL, address & ~1);
            case READ_UNMAPPED, READ_PROTECTED -> access(address, false);
            case WRITE_UNMAPPED, WRITE_PROTECTED -> access(address, true);
        };
    }

    private Outcome access(int address, boolean write) {
        CodeBlock.Culprit culprit = accessing(address, write);
        uncertainSince = culprit.certain() ? OptionalLong.empty() : OptionalLong.of(now() - course.blockSize / 2);
        culprit.instruction().ifPresent(instruction -> cpu.itState(instruction.itState()));
        int pc = culprit.instruction().map(CodeBlock.Instruction::address).orElse(course.block);
        exceptions.fault(FaultKind.PRECISERR, pc, OptionalInt.of(address));
        return null;
    }

    private CodeBlock.Culprit accessing(int address, boolean write) {
        List<CodeBlock.Instruction> block = CodeBlock.of(memory, course.block, course.blockSize, itState());
        return CodeBlock.accessing(block, address, write, cpu);
    }

    /** The instruction that accesses a device just now, or the start of its block. */
    private int accessPc(int address, boolean write) {
        return accessing(address, write).instruction().map(CodeBlock.Instruction::address).orElse(course.block);
    }

    private Outcome instruction() {
        int pc = cpu.r(Cpu.PC);
        if (!cpu.isThumb()) {
            return fault(FaultKind.INVSTATE, pc);
        }
        int before = memory.isMemory(pc - 2) ? memory.u16(pc - 2) : 0;
        if (before == Thumb.WFE) {
            sleep = Sleep.FOR_EVENT;
            return null;
        }
        return before == Thumb.YIELD ? null : fault(FaultKind.UNDEFINSTR, pc);
    }

    private Outcome fault(FaultKind kind, int pc) {
        exceptions.fault(kind, pc, OptionalInt.empty());
        return null;
    }

    private boolean wakes() {
        return nvic.wakes(cpu.basepri(), cpu.faultmask());
    }

    private Outcome sleep(long end) {
        boolean woken = wakes() || sleep == Sleep.FOR_EVENT
                && (course.event || control.sendsEventOnPending() && nvic.isAnyPending());
        if (woken) {
            course.event = false;
            sleep = Sleep.AWAKE;
            return null;
        }
        long next = Math.min(agenda.next(), tick.next());
        if (next == Agenda.NEVER) {
            return new Outcome.Asleep(cpu.r(Cpu.PC));
        }
        course.time = Math.max(now(), Math.min(next, end));
        return null;
    }
}
