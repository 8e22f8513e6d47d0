// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import rproclab.machine.unicorn.Client;
import rproclab.machine.unicorn.Denial;
import rproclab.machine.unicorn.Engine;

/** What happens while the engine runs: time passes, blocks of code start, devices are accessed. */
final class Course implements Client {
    /** Times that a block must follow on itself, or on blocks behind it, before it is looked at as a delay loop. */
    private static final int ROUNDS = 64;
    /** The same for a loop that was looked at in vain. */
    private static final int MANY_ROUNDS = 0x1_0000;
    /** Exceptions, one after the other without any instruction, that take no time; and what each further one takes. */
    private static final int SUDDEN = 64;
    private static final int ENTRY = 12;
    /** Other branches back between two rounds of a loop: those of the functions it calls. */
    private static final int STRANGERS = 4;
    /** Loops looked at in vain that are remembered; a power of two. */
    private static final int VAIN = 256;

    private final Engine engine;
    private final Nvic nvic;
    private final Exceptions exceptions;
    private final CoreMemory memory;
    private final Bus bus;
    final Watch watch;
    final BlockRing blocks = new BlockRing();
    Observer observer = Observer.NONE;

    long time;
    /** Instructions of all blocks that have started. */
    long instructions;
    /** When to stop. */
    long deadline;
    /** Something may have become takeable: stop before the next block. */
    boolean attention;
    /** Something is pending that masks may hold back: look before each block whether they still do. */
    boolean held;
    /** An event for WFE. */
    boolean event;

    /** The block that runs, or is to run next if the engine has stopped before it. */
    int block;
    int blockSize;
    /** Blocks since the engine started. */
    int blocksRun;
    /** Why the engine stopped: before a block; because that holds an instruction to be checked; because it is a loop. */
    boolean stopped;
    boolean checked;
    boolean looping;
    /** Stop before the next block. */
    boolean single;
    int interrupt;
    Denial denial;
    int deniedAddress;
    /** All registers at that access: in an IT block Unicorn goes on behind a store that failed. What that stores stays. */
    long atDenial;

    /** Steps since an instruction ran. */
    private int sudden;
    /** Where the loop that runs seems to start; how often that ran, and how many other branches back since. */
    private int head;
    private int rounds;
    private int strangers;
    private int patience = ROUNDS;
    private final int[] vain = new int[VAIN];

    Course(Engine engine, Nvic nvic, Exceptions exceptions, CoreMemory memory, Bus bus, Watch watch) {
        this.engine = engine;
        this.nvic = nvic;
        this.exceptions = exceptions;
        this.memory = memory;
        this.bus = bus;
        this.watch = watch;
    }

    /** Forgets why the engine stopped. */
    void begin() {
        stopped = false;
        checked = false;
        looping = false;
        single = false;
        interrupt = -1;
        denial = null;
        blocksRun = 0;
    }

    /** Time passes even where vectors lead from one exception into the next, or out of it, and no instruction ever runs. */
    void pass(long before) {
        sudden = time == before ? sudden + 1 : 0;
        if (sudden > SUDDEN) {
            time += ENTRY;
            sudden = SUDDEN;
        }
    }

    /** The loop turned out to be none, or one that cannot be skipped: look at it again much later. */
    void disappointed() {
        vain[head >>> 1 & VAIN - 1] = head;
        patience = MANY_ROUNDS;
    }

    @Override
    public boolean block(int address, int size) {
        if (single && blocksRun > 0) {
            stopped = true;
            return true;
        }
        if (time >= deadline || attention || held && mayTake()
                || Integer.compareUnsigned(address, block) <= 0 && loops(address)) {
            stopped = true;
            return true;
        }
        int count = watch.see(address, size);
        if (watch.isBusy() && mustStop(address)) {
            block = address;
            blockSize = size;
            stopped = true;
            checked = true;
            return true;
        }
        block = address;
        blockSize = size;
        blocksRun++;
        blocks.add(address, size);
        time += size >>> 1;
        instructions += count;
        if (observer != Observer.NONE) {
            observer.block(address, size);
        }
        return false;
    }

    private boolean mayTake() {
        return nvic.groupPriority(nvic.best()) < exceptions.executionPriority();
    }

    private boolean mustStop(int address) {
        event |= watch.sends(address);
        return watch.mustStop(address);
    }

    /** Counts how often a block follows on itself, or on blocks behind it. */
    private boolean loops(int address) {
        if (address != head) {
            if (++strangers > STRANGERS) {
                head = address;
                rounds = 0;
                strangers = 0;
                patience = vain[address >>> 1 & VAIN - 1] == address ? MANY_ROUNDS : ROUNDS;
            }
            return false;
        }
        strangers = 0;
        if (++rounds < patience) {
            return false;
        }
        rounds = 0;
        looping = true;
        return true;
    }

    @Override
    public long read(int address, int size) {
        if (denial != null) {
            return 0;
        }
        if (size == 8) {
            return Integer.toUnsignedLong(bus.read(address, 4)) | (long) bus.read(address + 4, 4) << 32;
        }
        return Integer.toUnsignedLong(bus.read(address, size));
    }

    @Override
    public void write(int address, int size, long value) {
        if (denial != null) {
            return;
        }
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
        if (denial == null) {
            denial = why;
            deniedAddress = address;
            atDenial = engine.save();
        }
        return false;
    }

    @Override
    public void interrupt(int number) {
        interrupt = number;
    }
}
