// SPDX-License-Identifier: GPL-2.0-only
package rproclab.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rproclab.board.PhysicalMap.Column;
import rproclab.board.PhysicalMap.Row;
import rproclab.board.PhysicalMap.Thing;
import rproclab.linux.of.PhysRange;

/** Memory is cut where things begin and end. */
class PhysicalMapTest {
    private static final Thing RAM = new Thing(Column.RAM, "ram", new PhysRange(0x1000, 0x4000));

    @Test
    void thingsAreCutAtTheirBordersAndAtThoseOfOthers() {
        Thing node = new Thing(Column.NODE, "m4", new PhysRange(0x2000, 0x1000));

        assertThat(PhysicalMap.of(List.of(node, RAM), 10)).containsExactly(
                row(0x1000, 0x1000, RAM), row(0x2000, 0x1000, RAM, node), row(0x3000, 0x2000, RAM));
    }

    @Test
    void oneByteOfAnotherIsARow() {
        Thing initrd = new Thing(Column.IMAGE, "initrd", new PhysRange(0x800, 0x801));

        assertThat(PhysicalMap.of(List.of(RAM, initrd), 10)).containsExactly(
                row(0x800, 0x800, initrd), row(0x1000, 1, initrd, RAM), row(0x1001, 0x3fff, RAM));
    }

    @Test
    void gapsAndEmptyThingsAreLeftOut() {
        Thing far = new Thing(Column.RAM, "ram", new PhysRange(-0x1000L, 0x2000));
        Thing empty = new Thing(Column.IMAGE, "initrd", new PhysRange(0x1800, 0));

        assertThat(PhysicalMap.of(List.of(far, RAM, empty), 10)).containsExactly(
                row(0x1000, 0x4000, RAM), row(-0x1000L, 0xfff, far));
    }

    @Test
    void noMoreRowsThanWantedAreMade() {
        Thing node = new Thing(Column.NODE, "m4", new PhysRange(0x2000, 0x1000));

        assertThat(PhysicalMap.of(List.of(node, RAM), 2)).hasSize(2);
    }

    private static Row row(long base, long size, Thing... things) {
        return new Row(new PhysRange(base, size), List.of(things));
    }
}
