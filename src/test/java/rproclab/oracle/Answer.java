// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import rproclab.loader.LoadResult;
import rproclab.loader.LogLine;
import rproclab.loader.LogLine.Level;
import rproclab.loader.Verdict;
import rproclab.memory.Write;

/** An answer in one line, in the same words for port and real C; what is long is a hash. */
final class Answer {
    private Answer() {}

    static String of(LoadResult port) {
        List<String> log = port.log().stream().filter(line -> line.level() != Level.DEBUG).map(Answer::text).toList();
        List<Write> writes = port.memory().writes();
        return line(port.verdict(), port.bootAddress().orElse(0), log, writes, port.memory()::read);
    }

    static String of(OracleResult real) {
        List<Write> writes = real.writes().stream()
                .map(write -> new Write(write.sa(), write.size(),
                        write.kind() == OracleWrite.Kind.ZERO ? Write.Kind.ZERO : Write.Kind.COPY))
                .toList();
        return line(real.verdict(), real.bootAddress(), real.log().stream().map(Answer::text).toList(), writes,
                (sa, to) -> real.memory().read(sa, to));
    }

    private static String text(LogLine line) {
        return line.level() + " " + line.text();
    }

    private static String line(Verdict verdict, long bootAddress, List<String> log, List<Write> writes,
            BiConsumer<Long, byte[]> memory) {
        List<String> words = new ArrayList<>(words(verdict));
        words.add(verdict instanceof Verdict.Undefined ? "-" : "0x%x".formatted(bootAddress));
        words.add(hash(log.toString().getBytes(StandardCharsets.UTF_8)));
        words.add(writes.size() + ":" + hash(writes.toString().getBytes(StandardCharsets.UTF_8)));
        words.add(hash(contents(writes, memory)));
        return String.join(" ", words);
    }

    private static List<String> words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted _ -> List.of("accepted");
            case Verdict.Rejected(var errno) -> List.of("rejected", errno.map(Enum::name).orElse("-"));
            case Verdict.Undefined(var access, var site, var object, var offset, var length) -> List.of("undefined",
                    access.name(), site, kind(object), "0x%x".formatted(offset), "0x%x".formatted(length));
        };
    }

    /** A mapped region has several names. */
    private static String kind(String object) {
        return object.equals("firmware") || object.equals("NULL") ? object : "mapped";
    }

    /** What is in memory, in the end, where bytes were copied. */
    private static byte[] contents(List<Write> writes, BiConsumer<Long, byte[]> memory) {
        List<byte[]> parts = new ArrayList<>();
        for (Write write : writes) {
            if (write.kind() == Write.Kind.COPY) {
                byte[] bytes = new byte[(int) write.size()];
                memory.accept(write.sa(), bytes);
                parts.add(bytes);
            }
        }
        byte[] all = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
