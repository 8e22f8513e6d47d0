// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rproclab.bytes.Access;
import rproclab.loader.Errno;
import rproclab.loader.LoadResult;
import rproclab.loader.LogLine;
import rproclab.loader.Verdict;
import rproclab.memory.Write;
import rproclab.memory.Write.Kind;

/**
 * What a loader is to answer: verdict and errno, lines of its log, what it writes where.
 *
 * @param verdict the verdict
 * @param log whole lines, in this order, others in between
 * @param notLogged words that no line has
 * @param writes the whole write log, where it matters
 * @param memory bytes in hex by system address, as they are in the end
 */
record Answer(Verdict verdict, List<String> log, List<String> notLogged, Optional<List<Write>> writes,
        Map<Long, String> memory) {

    private static Answer of(Verdict verdict, String... log) {
        return new Answer(verdict, List.of(log), List.of(), Optional.empty(), Map.of());
    }

    static Answer accepted(String... log) {
        return of(Verdict.ACCEPTED, log);
    }

    static Answer rejected(Errno errno, String... log) {
        return of(Verdict.rejected(errno.value()), log);
    }

    /** U-Boot's commands say that they failed, without errno. */
    static Answer failed(String... log) {
        return of(Verdict.failed(), log);
    }

    static Answer reads(String site, long offset, long length) {
        return of(new Verdict.Undefined(Access.READ, site, "firmware", offset, length));
    }

    static Answer writesTo(String object, String site, long offset, long length) {
        return of(new Verdict.Undefined(Access.WRITE, site, object, offset, length));
    }

    static Write copy(long sa, long size) {
        return new Write(sa, size, Kind.COPY);
    }

    static Write zero(long sa, long size) {
        return new Write(sa, size, Kind.ZERO);
    }

    Answer logging(String... lines) {
        return new Answer(verdict, List.of(lines), notLogged, writes, memory);
    }

    Answer without(String... words) {
        return new Answer(verdict, log, List.of(words), writes, memory);
    }

    Answer writing(Write... all) {
        return new Answer(verdict, log, notLogged, Optional.of(List.of(all)), memory);
    }

    Answer leaving(long sa, String hex) {
        Map<Long, String> more = new TreeMap<>(memory);
        more.put(sa, hex);
        return new Answer(verdict, log, notLogged, writes, more);
    }

    /** Holds a result against this; {@code of} says whose it is. */
    void isThatOf(LoadResult result, String of) {
        List<String> lines = result.log().stream().map(LogLine::text).toList();
        assertThat(result.verdict()).as(() -> of + ", which printed\n" + String.join("\n", lines)).isEqualTo(verdict);
        if (!log.isEmpty()) {
            assertThat(lines).as(of).containsSubsequence(log);
        }
        assertThat(lines).as(of).noneMatch(line -> notLogged.stream().anyMatch(line::contains));
        writes.ifPresent(all -> assertThat(result.memory().writes()).as(of).containsExactlyElementsOf(all));
        memory.forEach((sa, hex) -> assertThat(bytes(result, sa, hex.length() / 2)).as(of).isEqualTo(hex));
    }

    private static String bytes(LoadResult result, long sa, int count) {
        byte[] bytes = new byte[count];
        result.memory().read(sa, bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
