// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import rproclab.loader.LogLine;
import rproclab.loader.LogLine.Level;
import rproclab.loader.Verdict;

/**
 * The real C's answer to one image.
 *
 * @param verdict accepted, rejected or undefined
 * @param objects what else a port may call the object of an undefined access: what is mapped at the same address
 * @param bootAddress {@code rproc->bootaddr}, or what the entry of U-Boot reports; 0 where it did not get so far
 * @param tableSize bytes of the resource table it took from the image, 0 where it found none
 * @param tableSa where it says that the loaded table is, 0 where it says nothing
 * @param bytesCopied sum over all {@code memcpy()} to target memory
 * @param bytesZeroed sum over all {@code memset()} of target memory
 * @param logText everything it printed: {@code level TAB text LF} for each line
 * @param writes every write to target memory, in order
 * @param memory target memory as it is until the same library loads something else
 */
public record OracleResult(Verdict verdict, Set<String> objects, long bootAddress, long tableSize, long tableSa,
        long bytesCopied,
        long bytesZeroed, String logText, List<OracleWrite> writes, Memory memory) {

    /** Target memory after a load. */
    @FunctionalInterface
    public interface Memory {

        /**
         * Fills {@code to} with the bytes from {@code sa}; what was never written is 0.
         *
         * @return false where the oracle's memory, of 2^52 bytes, ends before the last of them
         */
        boolean read(long sa, byte[] to);
    }

    /** The lines it printed. */
    public List<LogLine> log() {
        return logText.lines().<LogLine>mapMulti(OracleResult::parse).toList();
    }

    private static void parse(String line, Consumer<LogLine> lines) {
        int tab = line.indexOf('\t');
        lines.accept(new LogLine(level(line.substring(0, tab)), line.substring(tab + 1)));
    }

    private static Level level(String name) {
        return switch (name) {
            case "err" -> Level.ERROR;
            case "warn" -> Level.WARNING;
            case "info" -> Level.INFO;
            case "debug" -> Level.DEBUG;
            default -> throw new IllegalStateException("a level that no port prints: " + name);
        };
    }
}
