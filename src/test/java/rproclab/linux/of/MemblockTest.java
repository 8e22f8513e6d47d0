// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemblockTest {
    private final Memblock memblock = new Memblock(128);

    private List<PhysRange> regions(MemblockType type) {
        return type.regions.stream().map(region -> new PhysRange(region.base, region.size)).toList();
    }

    @Test
    void withoutMemoryItStartsAtZeroAndHasNoRoom() {
        assertThat(memblock.startOfDram()).isZero();
        assertThat(memblock.findInRange(0, Memblock.ANYWHERE, 0x1000, 64)).isZero();
    }

    @Test
    void fromTheTopTheLastAlignedPlaceIsTaken() {
        memblock.memory.add(0x10000, 0x2800);

        assertThat(memblock.findInRange(0, Memblock.ANYWHERE, 0x1000, 0x1000)).isEqualTo(0x11000);
        assertThat(memblock.findInRange(0, Memblock.ANYWHERE, 0x2800, 0x1000)).isEqualTo(0x10000);
        assertThat(memblock.findInRange(0, Memblock.ANYWHERE, 0x2801, 0x1000)).isZero();
    }

    @Test
    void fromTheBottomTheFirstAlignedPlaceIsTaken() {
        memblock.bottomUp = true;
        memblock.memory.add(0x10800, 0x2800);

        assertThat(memblock.findInRange(0, Memblock.ANYWHERE, 0x1000, 0x1000)).isEqualTo(0x11000);
        assertThat(memblock.findInRange(0, Memblock.ANYWHERE, 0x2000, 0x1000)).isEqualTo(0x11000);
        assertThat(memblock.findInRange(0, Memblock.ANYWHERE, 0x2001, 0x1000)).isZero();
        assertThat(memblock.findInRange(0x12000, Memblock.ANYWHERE, 0x1000, 0x1000)).isEqualTo(0x12000);
        assertThat(memblock.findInRange(0x12001, Memblock.ANYWHERE, 0x1000, 0x1000)).isZero();
    }

    @Test
    void anAlignedPlaceIsKeptFromTheBottom() {
        memblock.bottomUp = true;
        memblock.memory.add(0x11000, 0x1000);

        assertThat(memblock.findInRange(0, Memblock.ANYWHERE, 0x1000, 0x1000)).isEqualTo(0x11000);
    }

    @Test
    void theFirstPageIsNeverTaken() {
        memblock.bottomUp = true;
        memblock.memory.add(0, 0x3000);

        assertThat(memblock.findInRange(0, Memblock.ANYWHERE, 0x1000, 64)).isEqualTo(0x1000);
    }

    @Test
    void whatIsReservedOrNotMappedIsNotFree() {
        memblock.memory.add(0x10000, 0x4000);
        memblock.memory.add(0x20000, 0x1000);
        memblock.memory.setNoMap(0x20000, 0x1000, true);
        memblock.reserved.add(0x8000, 0x1000);
        memblock.reserved.add(0x13000, 0x8000);

        assertThat(memblock.findInRange(0, Memblock.ANYWHERE, 0x1000, 0x1000)).isEqualTo(0x12000);
        assertThat(memblock.findInRange(0, Memblock.ANYWHERE, 0x3000, 0x1000)).isEqualTo(0x10000);
        assertThat(memblock.findInRange(0, Memblock.ANYWHERE, 0x3001, 0x1000)).isZero();
    }

    @Test
    void aLimitLeavesTheFirstBytesAndWhatIsNotMapped() {
        memblock.memory.add(0x10000, 0x4000);
        memblock.memory.add(0x20000, 0x4000);
        memblock.memory.setNoMap(0x23000, 0x1000, true);
        memblock.reserved.add(0x12000, 0x10000);

        memblock.memLimitRemoveMap(0x5000);

        assertThat(regions(memblock.memory)).containsExactly(new PhysRange(0x10000, 0x4000),
                new PhysRange(0x20000, 0x1000), new PhysRange(0x23000, 0x1000));
        assertThat(regions(memblock.reserved)).containsExactly(new PhysRange(0x12000, 0xf000));
    }

    @Test
    void noLimitOrALargerOneChangesNothing() {
        memblock.memory.add(0x10000, 0x4000);
        memblock.reserved.add(0x80000, 0x1000);

        memblock.memLimitRemoveMap(0);
        memblock.memLimitRemoveMap(0x4001);

        assertThat(regions(memblock.memory)).containsExactly(new PhysRange(0x10000, 0x4000));
        assertThat(regions(memblock.reserved)).containsExactly(new PhysRange(0x80000, 0x1000));
    }

    @Test
    void addingFillsTheGapsAroundWhatIsThere() {
        memblock.memory.add(0x2000, 0x1000);
        memblock.memory.add(0x5000, 0x1000);
        memblock.memory.setNoMap(0x2000, 0x1000, true);
        memblock.memory.setNoMap(0x5000, 0x1000, true);

        memblock.memory.add(0x1000, 0x6000);

        assertThat(regions(memblock.memory)).containsExactly(new PhysRange(0x1000, 0x1000),
                new PhysRange(0x2000, 0x1000), new PhysRange(0x3000, 0x2000), new PhysRange(0x5000, 0x1000),
                new PhysRange(0x6000, 0x1000));
        assertThat(memblock.memory.regions).extracting(region -> region.noMap).containsExactly(false, true, false,
                true, false);
    }

    /** An array that is full is only short where a range is cut out, which may take two places. */
    @Test
    void cuttingOutNeedsTwoPlaces() {
        MemblockType type = new MemblockType(3);
        type.add(0x1000, 0x3000);

        assertThat(type.remove(0x2000, 0x1000)).isTrue();
        assertThat(type.setNoMap(0x1000, 0x1000, true)).isFalse();
        assertThat(type.remove(0x1000, 0x1000)).isFalse();
        assertThat(type.remove(0x1000, 0)).isTrue();
        assertThat(regions(type)).containsExactly(new PhysRange(0x1000, 0x1000), new PhysRange(0x3000, 0x1000));
    }
}
