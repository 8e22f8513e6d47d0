// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import rproclab.bytes.Access;
import rproclab.loader.LoadResult;
import rproclab.loader.LogLine;
import rproclab.loader.LogLine.Level;
import rproclab.loader.Verdict;
import rproclab.memory.TargetMemory;
import rproclab.memory.Write;

/**
 * The first thing in which a port and the real C differ, looked for in this order: verdict, log, writes, boot address,
 * sums of bytes, memory.
 *
 * @param what which thing
 * @param port what the port says
 * @param real what the real C says
 */
public record Difference(String what, String port, String real) {
    /** Bytes compared at once. */
    private static final int WINDOW = 4096;
    /** How the oracle calls what dma_alloc_coherent() gave: it does not know which carveout asked. */
    private static final String DMA_MEMORY = "DMA memory ";
    /** Size of the oracle's memory. */
    private static final long MEMORY = 1L << 52;

    /**
     * Compares two answers to one image.
     *
     * <p>
     * Debug lines are left out, which the C is compiled without. Of memory that was zeroed, all but the first and last
     * page of each write is left out; that it was zeroed is in the list of writes.
     *
     * @param real the newest answer of its library
     */
    public static Optional<Difference> between(LoadResult port, OracleResult real) {
        Verdict verdict = inPortsWords(real, port.verdict());
        if (!port.verdict().equals(verdict)) {
            return noMemory(port, real)
                    ? upToTheShorter(port, real)
                    : of("verdict", text(port.verdict()), text(real.verdict()));
        }
        return log(logText(port), real.logText()).or(() -> writes(port.memory().writes(), real.writes()))
                .or(() -> bootAddress(port, real))
                .or(() -> sums(port, real)).or(() -> memory(port, real));
    }

    /**
     * Whether the port stops at a write that passes the end of all addresses, and the oracle, which has no memory there,
     * lists the same write and goes on.
     */
    private static boolean noMemory(LoadResult port, OracleResult real) {
        List<OracleWrite> made = real.writes();
        int count = port.memory().writes().size();
        return port.verdict() instanceof Verdict.Undefined(var access, _, var object, var offset, var length)
                && access == Access.WRITE && object.equals("memory") && made.size() > count
                && made.get(count).sa() == offset && made.get(count).size() == length;
    }

    private static Optional<Difference> upToTheShorter(LoadResult port, OracleResult real) {
        int count = Math.min(port.memory().writes().size(), real.writes().size());
        String log = logText(port);
        int printed = Math.min(log.length(), real.logText().length());
        return writes(port.memory().writes().subList(0, count), real.writes().subList(0, count))
                .or(() -> log(log.substring(0, printed), real.logText().substring(0, printed)));
    }

    /** The real verdict with the name that the port gave to the object, if that is a name of the same object. */
    private static Verdict inPortsWords(OracleResult real, Verdict port) {
        return port instanceof Verdict.Undefined(_, _, var object, _, _)
                && real.verdict() instanceof Verdict.Undefined(var access, var site, var name, var offset, var length)
                && (real.objects().contains(object) || name.startsWith(DMA_MEMORY))
                        ? new Verdict.Undefined(access, site, object, offset, length)
                        : real.verdict();
    }

    private static Optional<Difference> of(String what, Object port, Object real) {
        return Optional.of(new Difference(what, port.toString(), real.toString()));
    }

    private static String text(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted _ -> "accepted";
            case Verdict.Rejected(var errno) -> "rejected" + errno.map(value -> " " + value).orElse("");
            case Verdict.Undefined undefined -> "undefined: %s of 0x%x bytes at offset 0x%x of %s in %s".formatted(
                    undefined.access(), undefined.length(), undefined.offset(), undefined.object(), undefined.site());
        };
    }

    private static String logText(LoadResult port) {
        StringBuilder text = new StringBuilder(512);
        for (LogLine line : port.log()) {
            if (line.level() != Level.DEBUG) {
                text.append(word(line.level())).append('\t').append(line.text()).append('\n');
            }
        }
        return text.toString();
    }

    private static Optional<Difference> log(String port, String real) {
        if (real.equals(port)) {
            return Optional.empty();
        }
        List<String> ported = port.lines().toList();
        List<String> printed = real.lines().toList();
        int line = 0;
        while (line < ported.size() && line < printed.size() && ported.get(line).equals(printed.get(line))) {
            line++;
        }
        return of("log line " + (line + 1), lineOf(ported, line), lineOf(printed, line));
    }

    static String word(Level level) {
        return switch (level) {
            case ERROR -> "err";
            case WARNING -> "warn";
            case INFO -> "info";
            case DEBUG -> "debug";
        };
    }

    private static String lineOf(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "nothing";
    }

    private static Optional<Difference> writes(List<Write> ported, List<OracleWrite> made) {
        for (int i = 0; i < Math.max(ported.size(), made.size()); i++) {
            if (i >= ported.size() || i >= made.size() || !same(ported.get(i), made.get(i))) {
                return of("write " + (i + 1), i < ported.size() ? text(ported.get(i)) : "none",
                        i < made.size() ? text(made.get(i)) : "none");
            }
        }
        return Optional.empty();
    }

    /** To a port an assignment is a copy of bytes. */
    private static boolean same(Write port, OracleWrite real) {
        return port.sa() == real.sa() && port.size() == real.size()
                && (port.kind() == Write.Kind.ZERO) == (real.kind() == OracleWrite.Kind.ZERO);
    }

    private static String text(Write write) {
        return "%s of 0x%x bytes to 0x%x".formatted(write.kind(), write.size(), write.sa());
    }

    private static String text(OracleWrite write) {
        return "%s of 0x%x bytes to 0x%x".formatted(write.kind(), write.size(), write.sa());
    }

    /** Where an access outside ends the run, the oracle tells no address. */
    private static Optional<Difference> bootAddress(LoadResult port, OracleResult real) {
        long ported = port.bootAddress().orElse(0);
        return real.verdict() instanceof Verdict.Undefined || ported == real.bootAddress()
                ? Optional.empty()
                : of("boot address", "0x%x".formatted(ported), "0x%x".formatted(real.bootAddress()));
    }

    private static Optional<Difference> sums(LoadResult port, OracleResult real) {
        long copied = 0;
        long zeroed = 0;
        for (int i = 0; i < real.writes().size(); i++) {
            Write write = port.memory().writes().get(i);
            copied += real.writes().get(i).kind() == OracleWrite.Kind.COPY ? write.size() : 0;
            zeroed += write.kind() == Write.Kind.ZERO ? write.size() : 0;
        }
        if (copied != real.bytesCopied()) {
            return of("bytes copied", copied, real.bytesCopied());
        }
        return zeroed != real.bytesZeroed() ? of("bytes zeroed", zeroed, real.bytesZeroed()) : Optional.empty();
    }

    private static Optional<Difference> memory(LoadResult port, OracleResult real) {
        List<Write> writes = port.memory().writes();
        if (writes.stream().anyMatch(Difference::endsBehindTheOracle)) {
            return Optional.empty();
        }
        Optional<Difference> difference = Optional.empty();
        for (int i = 0; i < writes.size() && difference.isEmpty(); i++) {
            Write write = writes.get(i);
            boolean skips = write.kind() == Write.Kind.ZERO && write.size() > 2 * WINDOW;
            for (long at = 0; at < write.size() && difference.isEmpty(); at += skips ? write.size() - WINDOW : WINDOW) {
                int length = (int) Math.min(write.size() - at, WINDOW);
                difference = memory(port.memory(), real.memory(), write.sa() + at, length);
            }
        }
        return difference;
    }

    /** Whether the oracle lists a write, but has no memory to do it in; what lay there before stays, then. */
    private static boolean endsBehindTheOracle(Write write) {
        return Long.compareUnsigned(write.sa(), MEMORY) > 0 || Long.compareUnsigned(write.size(), MEMORY) > 0
                || write.sa() + write.size() > MEMORY;
    }

    private static Optional<Difference> memory(TargetMemory port, OracleResult.Memory real, long sa, int size) {
        byte[] made = new byte[size];
        if (!real.read(sa, made)) {
            throw new IllegalStateException("the oracle has no memory at 0x%x".formatted(sa));
        }
        byte[] ported = new byte[size];
        port.read(sa, ported);
        int at = Arrays.mismatch(ported, made);
        return at < 0
                ? Optional.empty()
                : of("memory at 0x%x".formatted(sa + at), HexFormat.of().toHexDigits(ported[at]),
                        HexFormat.of().toHexDigits(made[at]));
    }

    @Override
    public String toString() {
        return what + ": port: " + port + ", real C: " + real;
    }
}
