// SPDX-License-Identifier: GPL-2.0-only
package rproclab.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rproclab.linux.of.PhysRange;

/** Room between what is taken: [0x1000, 0x4000) and [0x5000, 0x8000) are free. */
class FreeMemoryTest {
    private final FreeMemory free = new FreeMemory(List.of(new PhysRange(0x1000, 0x7000)),
            List.of(new PhysRange(0x4000, 0x1000), new PhysRange(0x4800, 0x100), new PhysRange(0x9000, 0x1000)));

    @Test
    void roomThatFitsExactlyIsTakenAndAByteMoreGoesElsewhere() {
        assertThat(free.near(0x3000, 0x1000, 0x1000)).hasValue(0x3000);
        assertThat(free.near(0x3000, 0x1001, 0x1000)).hasValue(0x5000);
        assertThat(free.near(0x6000, 0x2001, 0x1000)).hasValue(0x1000);
        assertThat(free.near(0x1000, 0x3001, 0x1000)).isEmpty();
    }

    @Test
    void addressesAreMultiplesOfTheAlignment() {
        assertThat(free.near(0x1001, 0x1000, 0x1000)).hasValue(0x2000);
        assertThat(free.near(0x5001, 0x1000, 0x2000)).hasValue(0x6000);
    }

    @Test
    void theLastRoomIsBelowTheEnd() {
        assertThat(free.highest(0x1000, 0x1000)).hasValue(0x7000);
        assertThat(free.highest(0x3000, 0x1000)).hasValue(0x5000);
        assertThat(free.highest(0x3001, 0x1000)).isEmpty();
    }

    @Test
    void theLastRoomIsBelow4Gibibytes() {
        FreeMemory large = new FreeMemory(List.of(new PhysRange(0x8000_0000L, 0x1_0000_0000L)), List.of());

        assertThat(large.highest(0x1000, 0x1000)).hasValue(0xffff_f000L);
    }

    @Test
    void roomEndsWhereSomethingBegins() {
        assertThat(free.room(0x3fff)).isEqualTo(1);
        assertThat(free.room(0x4000)).isZero();
        assertThat(free.room(0x5000)).isEqualTo(0x3000);
        assertThat(free.room(0xfff)).isZero();
    }
}
