// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import rproclab.bytes.Access;
import rproclab.bytes.Bytes;
import rproclab.loader.Errno;
import rproclab.loader.LoadResult;
import rproclab.loader.Log;
import rproclab.loader.LogLine.Level;
import rproclab.loader.Verdict;
import rproclab.memory.Write;

/**
 * Whether a port's answer is the real C's, byte for byte: all that {@link Difference} compares, but nothing is put together
 * to be told. Almost all answers are; of the others {@link Difference} says what differs, if anything.
 */
final class Agreement {
    private static final int UNDEFINED = 1;
    private static final int IMAGE = 1;
    private static final int ZERO = 2;

    private final LoadResult port;
    private final byte[] answer;
    private final Bytes result;

    /**
     * Compares {@code port} with an answer.
     *
     * @param answer a {@code struct kref_result}
     */
    Agreement(LoadResult port, byte[] answer) {
        this.port = port;
        this.answer = answer;
        result = Bytes.of(answer, "kref_result");
    }

    /** On verdict and boot address; in case of doubt not. */
    boolean onVerdict() {
        boolean returned = result.u64(0) != UNDEFINED;
        return switch (port.verdict()) {
            case Verdict.Accepted _ -> returned && result.u64(8) == 0 && onBootAddress();
            case Verdict.Rejected(Optional<Errno> errno) -> returned && onBootAddress() && (errno.isPresent()
                    ? (int) result.u64(8) == errno.get().value()
                    : (int) result.u64(8) > 0);
            case Verdict.Undefined undefined -> !returned && onAccess(undefined);
        };
    }

    private boolean onBootAddress() {
        return result.u64(16) == port.bootAddress().orElse(0);
    }

    /** Of a mapped region there are several names: that is for {@link Difference} to look at. */
    private boolean onAccess(Verdict.Undefined undefined) {
        return (result.u64(80) == 2 ? Access.WRITE : Access.READ) == undefined.access()
                && result.u64(88) == IMAGE && undefined.object().equals("firmware")
                && result.u64(96) == undefined.offset() && result.u64(104) == undefined.length()
                && isText(128, undefined.site());
    }

    private boolean isText(int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (answer[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return answer[at + text.length()] == 0;
    }

    /**
     * On the whole log but for debug lines.
     *
     * @param real the real C's, as {@code kref_log()} has it
     * @param text a buffer to put the port's log into
     */
    boolean onLog(byte[] real, int length, StringBuilder text) {
        Log log = port.printed();
        text.setLength(0);
        for (int i = 0; i < log.size(); i++) {
            if (log.level(i) != Level.DEBUG) {
                text.append(Difference.word(log.level(i))).append('\t');
                log.appendTo(text, i);
                text.append('\n');
            }
        }
        return text.length() == length
                && new String(real, 0, length, StandardCharsets.ISO_8859_1).contentEquals(text);
    }

    /** On all writes, in order, and on the sums of their bytes. */
    boolean onWrites(long[] real, int count) {
        List<Write> writes = port.memory().writes();
        if (writes.size() != count) {
            return false;
        }
        long zeroed = 0;
        long copied = 0;
        for (int i = 0; i < count; i++) {
            Write write = writes.get(i);
            boolean zero = real[3 * i + 2] == ZERO;
            if (write.sa() != real[3 * i] || write.size() != real[3 * i + 1]
                    || zero != (write.kind() == Write.Kind.ZERO)) {
                return false;
            }
            zeroed += zero ? write.size() : 0;
            copied += real[3 * i + 2] == 1 ? write.size() : 0;
        }
        return zeroed == result.u64(48) && copied == result.u64(40);
    }
}
