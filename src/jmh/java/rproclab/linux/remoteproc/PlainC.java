// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

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
import rproclab.memory.ReservedRegion;
import rproclab.oracle.Manifest;

/** The real C at -O2 with its i.MX 8M Plus probed: the library that {@code kernel-ref/build --plain} makes. */
final class PlainC {
    private static final int REGION = 72;
    private static final int NAME = 40;
    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle OPEN = handle(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG);
    private static final MethodHandle LOAD = handle(ADDRESS, JAVA_LONG, ADDRESS);
    private static final MethodHandle REPEAT = handle(ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG);

    private final MemorySegment repeat;
    private final MemorySegment load;

    private PlainC(SymbolLookup symbols) {
        repeat = symbols.findOrThrow("kref_repeat");
        load = symbols.findOrThrow("kref_load");
    }

    private static MethodHandle handle(java.lang.foreign.MemoryLayout... arguments) {
        return LINKER.downcallHandle(FunctionDescriptor.of(JAVA_LONG, arguments), Linker.Option.critical(true));
    }

    /** Loads the library; an exception says how to build it where it is not there. */
    static PlainC open() {
        Path library = Manifest.ofUser().file().resolveSibling("lib").resolve(BenchImage.RELEASE + "-plain.so");
        if (!Files.exists(library)) {
            throw new IllegalStateException(library + ": not there: kernel-ref/build --plain " + BenchImage.RELEASE);
        }
        SymbolLookup symbols = SymbolLookup.libraryLookup(library, Arena.global());
        try {
            long ret = (long) OPEN.invokeExact(symbols.findOrThrow("kref_open"), text("fsl,imx8mp-cm7"),
                    MemorySegment.ofArray(region(BenchImage.DDR_REGION)), 1L, text("imx8mp-cm7"), text("bench.elf"),
                    0L);
            if (ret != 0) {
                throw new IllegalStateException("the probe answers " + ret);
            }
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable other) {
            throw new AssertionError(other);
        }
        return new PlainC(symbols);
    }

    private static MemorySegment text(String text) {
        return MemorySegment.ofArray((text + '\0').getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] region(ReservedRegion region) {
        ByteBuffer bytes = ByteBuffer.allocate(REGION).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(region.fullName().getBytes(StandardCharsets.US_ASCII)).position(NAME);
        return bytes.putLong(0).putLong(region.sa()).putLong(region.size()).putLong(0).array();
    }

    /** {@code rproc_elf_sanity_check()} and {@code rproc_elf_load_segments()}, so many times; the last answer. */
    long repeat(byte[] image, long times, boolean copies) {
        try {
            return (long) REPEAT.invokeExact(repeat, MemorySegment.ofArray(image), (long) image.length, times,
                    copies ? 1L : 0L);
        } catch (Throwable thrown) {
            throw new AssertionError(thrown);
        }
    }

    /** {@code rproc_boot()} of a device as the probe left it: all of it, with the log; its outcome. */
    long load(byte[] image, byte[] result) {
        try {
            return (long) LOAD.invokeExact(load, MemorySegment.ofArray(image), (long) image.length,
                    MemorySegment.ofArray(result));
        } catch (Throwable thrown) {
            throw new AssertionError(thrown);
        }
    }
}
