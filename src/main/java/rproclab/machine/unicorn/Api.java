// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.unicorn;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Unicorn's C functions and the stubs that it calls back, each once for the process.
 *
 * <p>
 * A stub for each engine would cost milliseconds and memory that does not come back; which engine a call belongs to is in
 * its user data. Calls that only copy a register do not leave the JVM's state ("critical"); all others may call back.
 */
final class Api {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup SYMBOLS = Library.load();

    // @formatter:off
    private static final MethodHandle VERSION = call("uc_version", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
    static final MethodHandle OPEN = call("uc_open", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
    static final MethodHandle CLOSE = call("uc_close", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
    /** {@code uc_ctl(uc, control, int)}. */
    static final MethodHandle CTL_INT = call("uc_ctl", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT), Linker.Option.firstVariadicArg(2));
    /** {@code uc_ctl(uc, control, pointer or u64, u64)}. */
    static final MethodHandle CTL_PAIR = call("uc_ctl", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG), Linker.Option.firstVariadicArg(2));
    static final MethodHandle MAP_POINTER = call("uc_mem_map_ptr", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS));
    static final MethodHandle MAP_MMIO = call("uc_mmio_map", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG));
    static final MethodHandle ADD_HOOK = call("uc_hook_add", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, ADDRESS, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG), Linker.Option.firstVariadicArg(7));
    static final MethodHandle START = call("uc_emu_start", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    static final MethodHandle STOP = call("uc_emu_stop", FunctionDescriptor.of(JAVA_INT, JAVA_LONG), Linker.Option.critical(false));
    static final MethodHandle READ_REGISTER = call("uc_reg_read", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, ADDRESS), Linker.Option.critical(false));
    static final MethodHandle WRITE_REGISTER = call("uc_reg_write", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, ADDRESS), Linker.Option.critical(false));
    static final MethodHandle ALLOCATE_CONTEXT = call("uc_context_alloc", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, ADDRESS));
    static final MethodHandle SAVE_CONTEXT = call("uc_context_save", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
    static final MethodHandle RESTORE_CONTEXT = call("uc_context_restore", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
    static final MethodHandle FREE_CONTEXT = call("uc_context_free", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));

    static final MemorySegment ON_BLOCK = stub("onBlock", FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG));
    static final MemorySegment ON_INTERRUPT = stub("onInterrupt", FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_INT, JAVA_LONG));
    static final MemorySegment ON_DENIED = stub("onDenied", FunctionDescriptor.of(JAVA_BOOLEAN, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG));
    static final MemorySegment ON_READ = stub("onRead", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG));
    static final MemorySegment ON_WRITE = stub("onWrite", FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG));
    // @formatter:on

    static {
        checkVersion();
    }

    private Api() {}

    /** Major 2 or nothing; somebody else's library gets a warning, for only 2.0.1 was tested. */
    private static void checkVersion() {
        int version = invoke(VERSION, 0L, 0L);
        String text = "%d.%d.%d".formatted(version >>> 24, version >>> 16 & 0xff, version >>> 8 & 0xff);
        if (version >>> 24 != 2) {
            throw new UnicornException("Unicorn " + text + " does not do, it must be 2.x");
        }
        if (Library.isForeign()) {
            System.err.println("rproclab: warning: Unicorn " + text + " from -Drproclab.unicorn; tested is 2.0.1");
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle call(String name, FunctionDescriptor type, Linker.Option... options) {
        return LINKER.downcallHandle(SYMBOLS.findOrThrow(name), type, options);
    }

    @SuppressWarnings("restricted")
    private static MemorySegment stub(String name, FunctionDescriptor type) {
        try {
            MethodType method = type.toMethodType();
            MethodHandle target = MethodHandles.lookup().findStatic(Engine.class, name, method);
            return LINKER.upcallStub(target, type, Arena.global());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static int invoke(MethodHandle handle, long first, long second) {
        try {
            return (int) handle.invokeExact(first, second);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
