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

    private final MethodHandle open;
    private final MethodHandle load;
    private final MethodHandle log;
    private final MethodHandle writes;
    private final MethodHandle read;
    private OracleLoader session;

    private OracleLibrary(SymbolLookup symbols) {
        open = handle(symbols, "kref_open",
                FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG));
        load = handle(symbols, "kref_load", FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS));
        log = handle(symbols, "kref_log", FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG));
        writes = handle(symbols, "kref_writes", FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG));
        read = handle(symbols, "kref_read", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG));
    }

    @SuppressWarnings("restricted")
    private static MethodHandle handle(SymbolLookup symbols, String name, FunctionDescriptor type) {
        return LINKER.downcallHandle(symbols.findOrThrow(name), type, CRITICAL);
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
            return (long) open.invokeExact(text(setup.compatible()), MemorySegment.ofArray(regions(setup)),
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
    long load(byte[] image, byte[] result) {
        try {
            return (long) load.invokeExact(MemorySegment.ofArray(image), (long) image.length,
                    MemorySegment.ofArray(result));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** {@code kref_log()}: fills {@code buffer}; returns the whole log's length. */
    long log(byte[] buffer) {
        try {
            return (long) log.invokeExact(MemorySegment.ofArray(buffer), (long) buffer.length);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** {@code kref_writes()}: fills {@code buffer} with sa, size and kind of each; returns how many there are. */
    long writes(long[] buffer) {
        try {
            return (long) writes.invokeExact(MemorySegment.ofArray(buffer), buffer.length / 3L);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** {@code kref_read()}: fills {@code buffer} from {@code sa}; returns 0, or -1 outside of 52 bits. */
    long read(long sa, byte[] buffer) {
        try {
            return (long) read.invokeExact(sa, MemorySegment.ofArray(buffer), (long) buffer.length);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
