// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.unicorn;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import rproclab.target.CpuType;

/**
 * One Unicorn engine: a Cortex-M core without exceptions, and its memory.
 *
 * <p>
 * It stops before a block of code and nowhere else, because that is where Unicorn 2.0 can go on without damage. One
 * thread at a time may use it, and closes it.
 */
public final class Engine implements AutoCloseable {
    private static final int ARCH_ARM = 1;
    /** Without {@code UC_MODE_MCLASS}, which makes every model a Cortex-M33. */
    private static final int MODE_THUMB = 1 << 4;
    private static final int CTL_WRITE_ONE = 1 << 26 | 1 << 30;
    private static final int CTL_WRITE_TWO = 2 << 26 | 1 << 30;
    private static final int CTL_USE_EXITS = 4;
    private static final int CTL_EXITS = 6;
    private static final int CTL_CPU_MODEL = 7;
    private static final int CTL_REMOVE_CACHE = 9;
    private static final int HOOK_INTERRUPT = 1;
    private static final int HOOK_BLOCK = 8;
    private static final int HOOK_DENIED = 0x3f << 4;
    private static final int PROT_READ = 1;
    private static final int PROT_WRITE = 2;
    private static final int PROT_EXEC = 4;
    private static final int ERR_STATE = 21;
    private static final int ERR_INSTRUCTION = 10;

    /** Engines by the number in their callbacks' user data; replaced, never shrunk, so a reader needs no lock. */
    private static Engine[] engines = new Engine[16];

    private final Arena arena = Arena.ofShared();
    private final MemorySegment scratch = arena.allocate(64, 8);
    private final int number;
    private final long uc;
    /** Who is called back in this run. */
    private Client client;
    private Throwable thrown;
    private boolean closed;

    /** Opens an engine for one kind of core. */
    public Engine(CpuType cpu) {
        check("uc_open", open());
        uc = scratch.get(JAVA_LONG, 0);
        number = enter(this);
        control(CTL_CPU_MODEL, model(cpu));
        // Otherwise an "until" address is an end of every run, whatever it is.
        control(CTL_USE_EXITS, 1);
        hook(HOOK_BLOCK, Api.ON_BLOCK);
        hook(HOOK_INTERRUPT, Api.ON_INTERRUPT);
        hook(HOOK_DENIED, Api.ON_DENIED);
    }

    /** {@code UC_CPU_ARM_CORTEX_*}. */
    private static int model(CpuType cpu) {
        return switch (cpu) {
            case CORTEX_M4 -> 9;
            case CORTEX_M7 -> 10;
            case CORTEX_M33 -> 11;
        };
    }

    /** Maps memory that the host shares; {@code memory} is native, both are aligned to 4096 bytes. */
    public void mapMemory(int address, MemorySegment memory, boolean writable, boolean executable) {
        int protection = PROT_READ | (writable ? PROT_WRITE : 0) | (executable ? PROT_EXEC : 0);
        try {
            check("uc_mem_map_ptr", (int) Api.MAP_POINTER.invokeExact(uc, Integer.toUnsignedLong(address),
                    memory.byteSize(), protection, memory));
        } catch (Throwable e) {
            throw rethrow(e);
        }
    }

    /** Maps memory whose accesses go to the client, in pages of 4096 bytes. */
    public void mapDevices(int address, long size) {
        long user = (long) number << 32 | Integer.toUnsignedLong(address);
        try {
            check("uc_mmio_map", (int) Api.MAP_MMIO.invokeExact(uc, Integer.toUnsignedLong(address), size, Api.ON_READ,
                    user, Api.ON_WRITE, user));
        } catch (Throwable e) {
            throw rethrow(e);
        }
    }

    /** Runs Thumb code from {@code pc} until something stops it, and calls {@code back} meanwhile. */
    public Stop start(int pc, Client back) {
        client = back;
        int error;
        try {
            error = (int) Api.START.invokeExact(uc, Integer.toUnsignedLong(pc) | 1, 0L, 0L, 0L);
        } catch (Throwable e) {
            throw rethrow(e);
        }
        if (thrown != null) {
            Throwable carried = thrown;
            thrown = null;
            throw rethrow(carried);
        }
        return switch (error) {
            case 0 -> Stop.NORMAL;
            case 6, 7, 8, 12, 13, 14 -> Stop.MEMORY;
            case ERR_INSTRUCTION -> Stop.INSTRUCTION;
            case ERR_STATE -> Stop.STATE;
            default -> throw failed("uc_emu_start", error);
        };
    }

    /** The address before whose instruction the next runs stop, too; the code around it must be forgotten first. */
    public void exitAt(int address) {
        scratch.set(JAVA_LONG, 0, Integer.toUnsignedLong(address));
        pair(CTL_EXITS, scratch.address(), 1);
    }

    /** No exits any more. */
    public void noExit() {
        pair(CTL_EXITS, scratch.address(), 0);
    }

    /** Forgets code made from {@code size} bytes at {@code address}. */
    public void forget(int address, int size) {
        long from = Integer.toUnsignedLong(address);
        pair(CTL_REMOVE_CACHE, from, from + size);
    }

    /** Reads a register, see {@link Register}. */
    public int register(int id) {
        try {
            int error = (int) Api.READ_REGISTER.invokeExact(uc, id, scratch);
        } catch (Throwable e) {
            throw rethrow(e);
        }
        return scratch.get(JAVA_INT, 0);
    }

    /** Writes a register, see {@link Register}; only while the engine is stopped. */
    public void register(int id, int value) {
        scratch.set(JAVA_INT, 0, value);
        try {
            int error = (int) Api.WRITE_REGISTER.invokeExact(uc, id, scratch);
        } catch (Throwable e) {
            throw rethrow(e);
        }
    }

    /** Keeps all registers; the context belongs to this engine until {@link #free}. */
    public long save() {
        try {
            check("uc_context_alloc", (int) Api.ALLOCATE_CONTEXT.invokeExact(uc, scratch));
            long context = scratch.get(JAVA_LONG, 0);
            check("uc_context_save", (int) Api.SAVE_CONTEXT.invokeExact(uc, context));
            return context;
        } catch (Throwable e) {
            throw rethrow(e);
        }
    }

    /** Sets all registers as they were. */
    public void restore(long context) {
        try {
            check("uc_context_restore", (int) Api.RESTORE_CONTEXT.invokeExact(uc, context));
        } catch (Throwable e) {
            throw rethrow(e);
        }
    }

    /** Drops what {@link #save} kept. */
    public void free(long context) {
        try {
            check("uc_context_free", (int) Api.FREE_CONTEXT.invokeExact(context));
        } catch (Throwable e) {
            throw rethrow(e);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            check("uc_close", (int) Api.CLOSE.invokeExact(uc));
        } catch (Throwable e) {
            throw rethrow(e);
        }
        leave(number);
        arena.close();
    }

    private int open() {
        try {
            return (int) Api.OPEN.invokeExact(ARCH_ARM, MODE_THUMB, scratch);
        } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
            throw e.getCause() instanceof UnicornException cause
                    ? cause
                    : new UnicornException("Unicorn could not be loaded: " + e.getCause(), e);
        } catch (Throwable e) {
            throw rethrow(e);
        }
    }

    private void control(int what, int value) {
        try {
            check("uc_ctl", (int) Api.CTL_INT.invokeExact(uc, what | CTL_WRITE_ONE, value));
        } catch (Throwable e) {
            throw rethrow(e);
        }
    }

    private void pair(int what, long first, long second) {
        try {
            check("uc_ctl", (int) Api.CTL_PAIR.invokeExact(uc, what | CTL_WRITE_TWO, first, second));
        } catch (Throwable e) {
            throw rethrow(e);
        }
    }

    private void hook(int type, MemorySegment stub) {
        try {
            // From 1 to 0: everywhere.
            check("uc_hook_add", (int) Api.ADD_HOOK.invokeExact(uc, scratch, type, stub, (long) number, 1L, 0L));
        } catch (Throwable e) {
            throw rethrow(e);
        }
    }

    private void stop() {
        try {
            int error = (int) Api.STOP.invokeExact(uc);
        } catch (Throwable e) {
            throw rethrow(e);
        }
    }

    // What Unicorn calls. An exception that got out of here would end the JVM, so it is kept, and thrown by start().

    static void onBlock(long uc, long address, int size, long user) {
        Engine engine = engines[(int) user];
        try {
            if (engine.thrown != null || engine.client.block((int) address, size)) {
                engine.stop();
            }
        } catch (Throwable e) {
            engine.keep(e);
            engine.stop();
        }
    }

    static void onInterrupt(long uc, int intno, long user) {
        Engine engine = engines[(int) user];
        try {
            engine.client.interrupt(intno);
        } catch (Throwable e) {
            engine.keep(e);
        }
        engine.stop();
    }

    static boolean onDenied(long uc, int type, long address, int size, long value, long user) {
        Engine engine = engines[(int) user];
        try {
            return engine.thrown == null && engine.client.denied(Denial.of(type), (int) address, size);
        } catch (Throwable e) {
            engine.keep(e);
            return false;
        }
    }

    static long onRead(long uc, long offset, int size, long user) {
        Engine engine = engines[(int) (user >>> 32)];
        try {
            return engine.thrown == null ? engine.client.read((int) user + (int) offset, size) : 0;
        } catch (Throwable e) {
            engine.keep(e);
            return 0;
        }
    }

    static void onWrite(long uc, long offset, int size, long value, long user) {
        Engine engine = engines[(int) (user >>> 32)];
        try {
            if (engine.thrown == null) {
                engine.client.write((int) user + (int) offset, size, value);
            }
        } catch (Throwable e) {
            engine.keep(e);
        }
    }

    private void keep(Throwable e) {
        if (thrown == null) {
            thrown = e;
        }
    }

    private static synchronized int enter(Engine engine) {
        int free = 0;
        while (free < engines.length && engines[free] != null) {
            free++;
        }
        if (free == engines.length) {
            engines = Arrays.copyOf(engines, 2 * free);
        }
        engines[free] = engine;
        return free;
    }

    private static synchronized void leave(int number) {
        engines[number] = null;
    }

    private static void check(String function, int error) {
        if (error != 0) {
            throw failed(function, error);
        }
    }

    private static UnicornException failed(String function, int error) {
        return new UnicornException(function + ": uc_err " + error);
    }

    private static RuntimeException rethrow(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException known ? known : new UnicornException(e.toString(), e);
    }
}
