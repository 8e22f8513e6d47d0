// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import rproclab.bytes.Bytes;

/**
 * One loaded oracle library: the calls of {@code kernel-ref/oracle.h}.
 *
 * <p>
 * A library holds one session and serves one thread; a thread that asks for a library that another one has gets a copy
 * of the file. Libraries stay loaded as long as this process runs. All calls are critical: they pin arrays instead of
 * copying them, and the C neither calls back nor keeps a pointer.
 */
final class OracleLibrary {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option CRITICAL = Linker.Option.critical(true);
    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();
    private static final ThreadLocal<Map<Path, OracleLibrary>> OF_THREAD = ThreadLocal.withInitial(HashMap::new);
    /** {@code sizeof(struct kref_region)} and the bytes of its name. */
    private static final int REGION = 72;
    private static final int NAME = 40;

    private static final MethodHandle OPEN = handle(
            FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG));
    private static final MethodHandle LOAD = handle(FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS));
    /** {@code kref_log()}, {@code kref_writes()} and {@code kref_copied()}. */
    private static final MethodHandle FILL = handle(FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG));
    private static final MethodHandle READ = handle(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG));

    private final MemorySegment open;
    private final MemorySegment load;
    private final MemorySegment log;
    private final MemorySegment writes;
    private final MemorySegment copied;
    private final MemorySegment read;
    private OracleLoader session;

    private OracleLibrary(SymbolLookup symbols) {
        open = symbols.findOrThrow("kref_open");
        load = symbols.findOrThrow("kref_load");
        log = symbols.findOrThrow("kref_log");
        writes = symbols.findOrThrow("kref_writes");
        copied = symbols.findOrThrow("kref_copied");
        read = symbols.findOrThrow("kref_read");
    }

    /** Constants, so that the compiler of the JVM sees through them. */
    @SuppressWarnings("restricted")
    private static MethodHandle handle(FunctionDescriptor type) {
        return LINKER.downcallHandle(type, CRITICAL);
    }

    /** The calling thread's library of that file. */
    static OracleLibrary of(Path file) {
        return OF_THREAD.get().computeIfAbsent(file, OracleLibrary::load);
    }

    @SuppressWarnings("restricted")
    private static OracleLibrary load(Path file) {
        Path own = TAKEN.add(file) ? file : copy(file);
        return new OracleLibrary(SymbolLookup.libraryLookup(own, Arena.global()));
    }

    private static Path copy(Path file) {
        try {
            Path copy = Files.createTempFile("rproclab-oracle-", ".so");
            copy.toFile().deleteOnExit();
            return Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the session is that loader's. */
    boolean isOpenFor(OracleLoader loader) {
        return session == loader;
    }

    /**
     * {@code kref_open()}, for a loader.
     *
     * @return 0 or a negative errno, that of the driver's probe
     */
    long open(OracleLoader loader, OracleSetup setup, String firmwareName) {
        session = loader;
        long flags = setup.flags().stream().mapToLong(OracleSetup.Flag::bit).sum();
        try {
            return (long) OPEN.invokeExact(open, text(setup.compatible()), MemorySegment.ofArray(regions(setup)),
                    (long) setup.regions().size(), text(setup.node()), text(firmwareName), flags);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static MemorySegment text(String text) {
        return MemorySegment.ofArray((text + '\0').getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] regions(OracleSetup setup) {
        ByteBuffer bytes = ByteBuffer.allocate(REGION * setup.regions().size()).order(ByteOrder.LITTLE_ENDIAN);
        for (OracleSetup.Region region : setup.regions()) {
            byte[] name = region.name().getBytes(StandardCharsets.ISO_8859_1);
            if (name.length >= NAME) {
                throw new IllegalArgumentException("longer than " + (NAME - 1) + " bytes: " + region.name());
            }
            int start = bytes.position();
            bytes.put(name).position(start + NAME);
            bytes.putLong(region.kind().ordinal()).putLong(region.sa()).putLong(region.size()).putLong(region.da());
        }
        return bytes.array();
    }

    /**
     * {@code kref_load()}.
     *
     * @param result a {@code struct kref_result}
     * @return its outcome
     */
    long load(Bytes image, byte[] result) {
        try {
            return (long) LOAD.invokeExact(load, image.memory(), image.size(), MemorySegment.ofArray(result));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** {@code kref_log()}: fills {@code buffer}; returns the whole log's length. */
    long log(byte[] buffer) {
        return fill(log, MemorySegment.ofArray(buffer), buffer.length);
    }

    /** {@code kref_writes()}: fills {@code buffer} with sa, size and kind of each; returns how many there are. */
    long writes(long[] buffer) {
        return fill(writes, MemorySegment.ofArray(buffer), buffer.length / 3);
    }

    /** {@code kref_copied()}: fills {@code buffer}; returns how far, or -1 where it is too short or memory ends. */
    long copied(byte[] buffer) {
        return fill(copied, MemorySegment.ofArray(buffer), buffer.length);
    }

    private static long fill(MemorySegment function, MemorySegment buffer, long capacity) {
        try {
            return (long) FILL.invokeExact(function, buffer, capacity);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** {@code kref_read()}: fills {@code buffer} from {@code sa}; returns 0, or -1 outside of 52 bits. */
    long read(long sa, byte[] buffer) {
        try {
            return (long) READ.invokeExact(read, sa, MemorySegment.ofArray(buffer), (long) buffer.length);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
