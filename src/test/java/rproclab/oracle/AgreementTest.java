// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import rproclab.bytes.Access;
import rproclab.bytes.Bytes;
import rproclab.loader.LogLine;
import rproclab.loader.LogLine.Level;
import rproclab.loader.Results;
import rproclab.loader.Verdict;
import rproclab.memory.TargetMemory;

/** The quick comparison says yes to equal answers alone: each part of an answer, changed, makes it say no. */
class AgreementTest {
    private static final Verdict FIRMWARE = new Verdict.Undefined(Access.READ, "find_table", "firmware", 8, 4);
    private static final String LOG = "info\tone\nerr\ttwo 0x10\n";

    private final ByteBuffer answer = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN).putLong(16, 0x41)
            .putLong(40, 2).putLong(48, 0x5000);
    private final long[] writes = {0x100, 2, 1, 0x102, 0x5000, 2};
    private Verdict ported = Verdict.ACCEPTED;

    @Test
    void equalAnswersAgree() {
        assertThat(verdict()).isTrue();
        assertThat(log(LOG)).isTrue();
        assertThat(writes(2)).isTrue();
    }

    @Test
    void aVerdictIsAReturnCodeAndABootAddress() {
        answer.putLong(8, -22);
        assertThat(verdict()).isFalse();

        ported = Verdict.rejected(-22);
        assertThat(verdict()).isTrue();

        ported = Verdict.rejected(-12);
        assertThat(verdict()).isFalse();

        ported = Verdict.failed();
        assertThat(verdict()).isFalse();

        answer.putLong(8, 1);
        assertThat(verdict()).isTrue();

        answer.putLong(16, 0x40);
        assertThat(verdict()).isFalse();
    }

    @Test
    void anAccessOutsideIsItsKindObjectOffsetLengthAndFunction() {
        ported = FIRMWARE;
        assertThat(verdict()).isFalse();

        outside(1, 1, 8, 4, "find_table");
        assertThat(verdict()).isTrue();

        outside(2, 1, 8, 4, "find_table");
        assertThat(verdict()).isFalse();
        outside(1, 4, 8, 4, "find_table");
        assertThat(verdict()).isFalse();
        outside(1, 1, 9, 4, "find_table");
        assertThat(verdict()).isFalse();
        outside(1, 1, 8, 5, "find_table");
        assertThat(verdict()).isFalse();
        outside(1, 1, 8, 4, "find_tables");
        assertThat(verdict()).isFalse();
        outside(1, 1, 8, 4, "find_tabl");
        assertThat(verdict()).isFalse();
    }

    private void outside(long kind, long object, long offset, long length, String function) {
        answer.putLong(0, 1).putLong(80, kind).putLong(88, object).putLong(96, offset).putLong(104, length);
        answer.put(128, new byte[64]).put(128, function.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aLogIsEachOfItsBytes() {
        for (int i = 0; i < LOG.length(); i++) {
            assertThat(log(LOG.substring(0, i) + '?' + LOG.substring(i + 1))).as("byte %d", i).isFalse();
            assertThat(log(LOG.substring(0, i))).as("%d bytes", i).isFalse();
        }
        assertThat(log(LOG + "x")).isFalse();
    }

    @Test
    void writesAreTheirAddressesSizesKindsAndSums() {
        assertThat(writes(1)).isFalse();
        for (int i = 0; i < writes.length; i++) {
            writes[i]++;
            assertThat(writes(2)).as("number %d", i).isFalse();
            writes[i]--;
        }

        answer.putLong(40, 3);
        assertThat(writes(2)).isFalse();
        answer.putLong(40, 2).putLong(48, 0x5001);
        assertThat(writes(2)).isFalse();
    }

    private boolean verdict() {
        return agreement().onVerdict();
    }

    private boolean log(String real) {
        byte[] bytes = real.getBytes(StandardCharsets.ISO_8859_1);
        return agreement().onLog(bytes, bytes.length, new StringBuilder());
    }

    private boolean writes(int count) {
        return agreement().onWrites(writes, count);
    }

    private Agreement agreement() {
        TargetMemory memory = new TargetMemory();
        memory.copy(0x100, Bytes.of(new byte[]{1, 2}), 0, 2);
        memory.zero(0x102, 0x5000);
        List<LogLine> lines = List.of(new LogLine(Level.INFO, "one"), new LogLine(Level.DEBUG, "not compiled"),
                new LogLine(Level.ERROR, "two 0x10"));
        return new Agreement(Results.result(ported, OptionalLong.of(0x41), lines, memory), answer.array());
    }
}
