// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import rproclab.machine.unicorn.UnicornException;

/**
 * One emulated core with its memory and devices.
 *
 * <p>
 * Put what a loader left into {@link #memory}, then {@link #run}. One thread at a time may use a machine; any number of
 * machines can run in parallel. The same memory and the same events give the same course, to the last tick.
 */
public final class Machine implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    /** Restarts that one engine serves: it keeps all code that it ever translated. */
    private static final int RESTARTS = 256;

    private final Soc soc;
    /** All registers as after power-on. */
    private long powerOn;
    private int restarts;
    private Core core;
    private boolean started;

    /** Memory at one time, for {@link #restart}; of this machine only. */
    public static final class Snapshot {
        private final Machine machine;
        private final Map<Long, byte[]> memory;

        private Snapshot(Machine machine) {
            this.machine = machine;
            memory = machine.core.system.copy();
        }
    }

    /**
     * Builds a machine, its core held in reset.
     *
     * @throws MachineException when there is no Unicorn for this platform
     */
    public Machine(Soc soc) {
        try {
            this.soc = soc;
            core = Core.of(soc, new SystemMemory(arena));
            powerOn = core.engine.save();
        } catch (UnicornException e) {
            arena.close();
            throw new MachineException(e.getMessage(), e);
        }
    }

    /** Keeps memory as it is. */
    public Snapshot snapshot() {
        return new Snapshot(this);
    }

    /**
     * Holds the core in reset again, with memory as it was and with new devices: as a new machine, but much faster, for code
     * stays translated. {@link #wires} are new, too.
     */
    public void restart(Snapshot snapshot) {
        if (snapshot.machine != this) {
            throw new IllegalArgumentException("a snapshot of another machine");
        }
        core.system.restore(snapshot.memory);
        if (++restarts % RESTARTS == 0) {
            core.engine.free(powerOn);
            core.engine.close();
            core = Core.of(soc, core.system);
            powerOn = core.engine.save();
        } else {
            core.engine.restore(powerOn);
            core = Core.again(soc, core);
        }
        started = false;
    }

    /** All memory, by system address. */
    public SystemMemory memory() {
        return core.system;
    }

    /** The wires that devices have, for whoever plays the outside world; events run before a block of code. */
    public Wires wires() {
        return core;
    }

    /** Virtual time, in core ticks since reset. */
    public long now() {
        return core.now();
    }

    /** Instructions since reset, each block's counted when it starts, whether the conditions of IT blocks hold or not. */
    public long instructions() {
        return core.course.instructions;
    }

    /** Tells an observer what the core does, up to the next {@link #restart}. */
    public void observe(Observer observer) {
        core.observe(observer);
    }

    /** Runs for at most {@code ticks}, out of reset first; may be called again after every outcome but a lock-up. */
    public Outcome run(long ticks) {
        start();
        return core.run(ticks);
    }

    private void start() {
        if (!started) {
            started = true;
            core.reset();
        }
    }

    /** Runs the next instruction, or all of an IT block, as {@link #run} does; an exception that comes first is entered. */
    public Outcome step() {
        start();
        return core.step();
    }

    /** Whether every breakpoint is told, none taken as a fault; takes the core out of reset, but runs nothing. */
    public void debugged(boolean on) {
        core.debugged = on;
        start();
    }

    /** Sets R0 to R15; between runs. */
    public void register(int number, int value) {
        core.cpu.r(number, number == Cpu.PC ? value | 1 : value);
    }

    /** The program status register, xPSR; between runs. */
    public int status() {
        return core.cpu.xpsr();
    }

    /** R0 to R12, R13 (SP), R14 (LR), R15 (PC); between runs, or for an observer. */
    public int register(int number) {
        return core.cpu.r(number);
    }

    /** Where the core's address is on the system bus, if memory is there. */
    public Optional<Long> systemAddress(int address) {
        return core.memory.sa(address);
    }

    /** First address of the block of code that runs, for devices and events. */
    public int block() {
        return core.course.block;
    }

    /** First addresses of the last blocks of code that ran, oldest first. */
    public List<Integer> lastBlocks() {
        return core.course.blocks.last();
    }

    /**
     * When the block of code started that made the last fault, if several of its instructions can have done that: its course
     * up to then, and {@link #step} from there, tell which.
     */
    public OptionalLong uncertainSince() {
        return core.uncertainSince;
    }

    /** First touches of peripherals of which no model exists, in order of time. */
    public List<Touch> touches() {
        return core.readBack.touches();
    }

    @Override
    public void close() {
        core.engine.free(powerOn);
        core.engine.close();
        arena.close();
    }
}
