// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import rproclab.bytes.Bytes;
import rproclab.bytes.OutsideAccess;
import rproclab.memory.Mapping;
import rproclab.memory.Pointer;
import rproclab.memory.TargetMemory;
import rproclab.memory.Write;

/** A table 0x40 bytes into a mapping of 0x60. */
class LoadedTableTest {
    private final TargetMemory memory = new TargetMemory();
    private final LoadedTable table = table();

    private LoadedTable table() {
        Pointer at = new Pointer();
        at.set(new Mapping("rsc-table", 0x550F_F000L, 0x60), 0x40, false);
        return new LoadedTable(memory, at, 16);
    }

    @Test
    void isReadWhereItLies() {
        memory.copy(0x550F_F044L, Bytes.of(new byte[]{1, 2, 3, -1}), 0, 4);

        assertThat(table.num()).isEqualTo(0xFF03_0201L);
        assertThat(table.u8(6)).isEqualTo(3);
        assertThat(table.size()).isEqualTo(16);
    }

    @Test
    void isWrittenWhereItLies() {
        table.putU32(8, 0x1234_5678L);
        table.putU8(13, 0x9A);

        assertThat(memory.writes()).containsExactly(new Write(0x550F_F048L, 4, Write.Kind.COPY),
                new Write(0x550F_F04DL, 1, Write.Kind.COPY));
        assertThat(memory.u32(0x550F_F048L)).isEqualTo(0x1234_5678L);
        assertThat(memory.u8(0x550F_F04DL)).isEqualTo(0x9A);
    }

    /** Its own size bounds nothing; what is mapped does. */
    @Test
    void reachesToTheEndOfItsMapping() {
        table.putU32(0x1C, 7);

        assertThat(table.u32(0x1C)).isEqualTo(7);
        assertThatThrownBy(() -> table.u32(0x1D)).isInstanceOf(OutsideAccess.class)
                .hasMessage("READ of 0x4 bytes at offset 0x5d of rsc-table in ");
        assertThatThrownBy(() -> table.putU8(0x20, 7)).isInstanceOf(OutsideAccess.class)
                .hasMessage("WRITE of 0x1 bytes at offset 0x60 of rsc-table in ");
        assertThatThrownBy(() -> table.putU32(0x1D, 7)).isInstanceOf(OutsideAccess.class)
                .hasMessage("WRITE of 0x4 bytes at offset 0x5d of rsc-table in ");
        assertThatThrownBy(() -> table.u8(-0x41)).isInstanceOf(OutsideAccess.class)
                .hasMessage("READ of 0x1 bytes at offset 0xffffffffffffffff of rsc-table in ");
        assertThat(table.u8(-0x40)).isZero();
        assertThat(memory.writes()).hasSize(1);
    }
}
