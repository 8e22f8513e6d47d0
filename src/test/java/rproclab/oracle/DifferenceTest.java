// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rproclab.bytes.Access;
import rproclab.bytes.Bytes;
import rproclab.loader.LoadResult;
import rproclab.loader.LogLine;
import rproclab.loader.LogLine.Level;
import rproclab.loader.Results;
import rproclab.loader.Verdict;
import rproclab.memory.TargetMemory;
import rproclab.oracle.OracleWrite.Kind;

class DifferenceTest {
    private static final Verdict FIRMWARE = new Verdict.Undefined(Access.READ, "find_table", "firmware", 8, 4);
    private static final List<OracleWrite> WRITES = List.of(new OracleWrite(0x100, 2, Kind.COPY),
            new OracleWrite(0x102, 0x5000, Kind.ZERO));
    private static final String LOG = "info\tone\nerr\ttwo\n";

    private Verdict ported = Verdict.ACCEPTED;
    private Verdict real = Verdict.ACCEPTED;
    private Set<String> objects = Set.of();
    private String log = LOG;
    private List<OracleWrite> writes = WRITES;
    private long bootAddress = 0x41;
    private int memoryByte = -1;

    @Test
    void equalAnswersDoNotDiffer() {
        assertThat(difference()).isEmpty();
    }

    @Test
    void verdictsDifferByErrnoAndByEveryPartOfAnAccess() {
        ported = Verdict.rejected(-22);
        assertThat(difference()).hasValue("verdict: port: rejected EINVAL, real C: accepted");

        real = FIRMWARE;
        assertThat(difference()).hasValue("verdict: port: rejected EINVAL, real C: undefined: READ of 0x4 bytes at "
                + "offset 0x8 of firmware in find_table");

        for (Verdict other : List.of(new Verdict.Undefined(Access.WRITE, "find_table", "firmware", 8, 4),
                new Verdict.Undefined(Access.READ, "rproc_boot", "firmware", 8, 4),
                new Verdict.Undefined(Access.READ, "find_table", "NULL", 8, 4),
                new Verdict.Undefined(Access.READ, "find_table", "firmware", 9, 4),
                new Verdict.Undefined(Access.READ, "find_table", "firmware", 8, 5))) {
            ported = other;
            assertThat(difference()).isPresent();
        }
    }

    @Test
    void anObjectMayHaveSeveralNames() {
        ported = new Verdict.Undefined(Access.WRITE, "rproc_start", "ITCM", 8, 4);
        real = new Verdict.Undefined(Access.WRITE, "rproc_start", "on-chip memory 0x7e0000", 8, 4);
        assertThat(difference()).isPresent();

        objects = Set.of("ITCM", "TCML");
        assertThat(difference()).isEmpty();
    }

    @Test
    void theFirstLineThatDiffersIsTold() {
        log = "info\tone\nwarn\ttwo\n";
        assertThat(difference()).hasValue("log line 2: port: err\ttwo, real C: warn\ttwo");

        log = LOG + "info\tthree\n";
        assertThat(difference()).hasValue("log line 3: port: nothing, real C: info\tthree");
    }

    @Test
    void theFirstWriteThatDiffersIsTold() {
        writes = WRITES.subList(0, 1);
        assertThat(difference()).hasValue("write 2: port: ZERO of 0x5000 bytes to 0x102, real C: none");

        writes = List.of(WRITES.getFirst(), new OracleWrite(0x102, 0x5000, Kind.COPY));
        assertThat(difference())
                .hasValue("write 2: port: ZERO of 0x5000 bytes to 0x102, real C: COPY of 0x5000 bytes to 0x102");

        writes = List.of(new OracleWrite(0x101, 2, Kind.COPY), WRITES.getLast());
        assertThat(difference())
                .hasValue("write 1: port: COPY of 0x2 bytes to 0x100, real C: COPY of 0x2 bytes to 0x101");

        writes = List.of(new OracleWrite(0x100, 3, Kind.COPY), WRITES.getLast());
        assertThat(difference())
                .hasValue("write 1: port: COPY of 0x2 bytes to 0x100, real C: COPY of 0x3 bytes to 0x100");
    }

    @Test
    void anAssignmentIsACopyToAPort() {
        writes = List.of(new OracleWrite(0x100, 2, Kind.STORE), WRITES.getLast());

        assertThat(difference()).isEmpty();
    }

    @Test
    void bootAddressesDifferUnlessTheRunWasUndefined() {
        bootAddress = 0x40;
        assertThat(difference()).hasValue("boot address: port: 0x41, real C: 0x40");

        ported = FIRMWARE;
        real = FIRMWARE;
        assertThat(difference()).isEmpty();
    }

    @Test
    void memoryDiffersInWhatWasCopiedAndAtBothEndsOfWhatWasZeroed() {
        memoryByte = 0x101;
        assertThat(difference()).hasValue("memory at 0x101: port: 02, real C: ff");

        memoryByte = 0x102;
        assertThat(difference()).hasValue("memory at 0x102: port: 00, real C: ff");

        memoryByte = 0x5101;
        assertThat(difference()).hasValue("memory at 0x5101: port: 00, real C: ff");

        memoryByte = 0x5102;
        assertThat(difference()).isEmpty();
    }

    @Test
    void aWriteBehindAllMemoryEndsTheComparison() {
        ported = new Verdict.Undefined(Access.WRITE, "load_elf_image_phdr", "memory", 0x200, -0x10);
        writes = List.of(WRITES.getFirst(), WRITES.getLast(), new OracleWrite(0x200, -0x10, Kind.ZERO));
        log = LOG + "info\twhat follows\n";
        assertThat(difference()).isEmpty();

        writes = List.of(WRITES.getFirst(), WRITES.getLast(), new OracleWrite(0x200, -0x11, Kind.ZERO));
        assertThat(difference()).isPresent();
    }

    private Optional<String> difference() {
        TargetMemory memory = new TargetMemory();
        memory.copy(0x100, Bytes.of(new byte[]{1, 2}), 0, 2);
        memory.zero(0x102, 0x5000);
        List<LogLine> lines = List.of(new LogLine(Level.INFO, "one"), new LogLine(Level.DEBUG, "not compiled"),
                new LogLine(Level.ERROR, "two"));
        LoadResult port = Results.result(ported, OptionalLong.of(0x41), lines, memory);
        long copied = writes.stream().filter(write -> write.kind() == Kind.COPY).mapToLong(OracleWrite::size).sum();
        long zeroed = writes.stream().filter(write -> write.kind() == Kind.ZERO).mapToLong(OracleWrite::size).sum();
        OracleResult result = new OracleResult(real, objects, bootAddress, 0, 0, copied, zeroed, log, writes,
                this::read);
        return Difference.between(port, result).map(Difference::toString);
    }

    private boolean read(long sa, byte[] to) {
        for (int i = 0; i < to.length; i++) {
            long at = sa + i;
            to[i] = (byte) (at == memoryByte ? 0xFF : at == 0x100 ? 1 : at == 0x101 ? 2 : 0);
        }
        return true;
    }
}
