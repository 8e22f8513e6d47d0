// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** RAM at 0x4000_0000, a hole, and RAM at 0x6000_0000 whose second page is no-map. */
class BootOutcomeTest {
    private static final long LOW = 0x4000_0000L;
    private static final long HIGH = 0x6000_0000L;
    private static final BootOutcome OUTCOME = outcome(
            List.of(new MemoryBlock(LOW, 0x1_0000, false), new MemoryBlock(HIGH, 0x1000, false),
                    new MemoryBlock(HIGH + 0x1000, 0x1000, true), new MemoryBlock(HIGH + 0x2000, 0x1000, false)),
            new PhysRange(LOW + 0x1000, 0x1000), new PhysRange(LOW + 0x4000, 0x2000), new PhysRange(HIGH, 0x800));

    private static BootOutcome outcome(List<MemoryBlock> memory, PhysRange... reserved) {
        return new BootOutcome(List.of(), memory, List.of(reserved), Map.of(), List.of());
    }

    @Test
    void aPageIsMappedFromTheFirstByteOfItsMemoryToTheLast() {
        assertThat(OUTCOME.maps(LOW - 1)).isFalse();
        assertThat(OUTCOME.maps(LOW)).isTrue();
        assertThat(OUTCOME.maps(LOW + 0xFFFF)).isTrue();
        assertThat(OUTCOME.maps(LOW + 0x1_0000)).isFalse();
        assertThat(OUTCOME.maps(HIGH - 1)).isFalse();
        assertThat(OUTCOME.maps(HIGH + 0xFFF)).isTrue();
        assertThat(OUTCOME.maps(HIGH + 0x3000)).isFalse();
    }

    @Test
    void aPageOfANoMapNodeIsNotMapped() {
        assertThat(OUTCOME.maps(HIGH + 0x1000)).isFalse();
        assertThat(OUTCOME.maps(HIGH + 0x1FFF)).isFalse();
        assertThat(OUTCOME.maps(HIGH + 0x2000)).isTrue();
    }

    @Test
    void addressesAreUnsigned() {
        BootOutcome top = outcome(List.of(new MemoryBlock(LOW, 0x1000, false),
                new MemoryBlock(0x8000_0000_0000_0000L, 0x1000, false)));

        assertThat(top.maps(LOW)).isTrue();
        assertThat(top.maps(0x8000_0000_0000_0FFFL)).isTrue();
        assertThat(top.maps(0x8000_0000_0000_1000L)).isFalse();
        assertThat(top.memoryIn(new PhysRange(0, 0x8000_0000_0000_0800L))).isEqualTo(0x1800);
    }

    @Test
    void ofARangeTheBytesInMemoryCountMappedOrNot() {
        assertThat(OUTCOME.memoryIn(new PhysRange(LOW - 0x10, 0x10))).isZero();
        assertThat(OUTCOME.memoryIn(new PhysRange(LOW - 0x10, 0x11))).isOne();
        assertThat(OUTCOME.memoryIn(new PhysRange(LOW + 0xFFFF, 0x100))).isOne();
        assertThat(OUTCOME.memoryIn(new PhysRange(LOW + 0x1_0000, 0x100))).isZero();
        assertThat(OUTCOME.memoryIn(new PhysRange(LOW, HIGH + 0x3000 - LOW))).isEqualTo(0x1_3000);
        assertThat(OUTCOME.memoryIn(new PhysRange(HIGH + 0x800, 0x1000))).isEqualTo(0x1000);
        assertThat(OUTCOME.memoryIn(new PhysRange(HIGH + 0x3000, 0x1000))).isZero();
    }

    @Test
    void ofARangeThePartsInTheLinearMappingAreCutAtItsEnds() {
        assertThat(OUTCOME.mapped(new PhysRange(LOW - 0x10, 0x20))).containsExactly(new PhysRange(LOW, 0x10));
        assertThat(OUTCOME.mapped(new PhysRange(LOW + 0xFFF0, 0x20)))
                .containsExactly(new PhysRange(LOW + 0xFFF0, 0x10));
        assertThat(OUTCOME.mapped(new PhysRange(LOW + 0xFFF0, HIGH + 0x2010 - LOW - 0xFFF0))).containsExactly(
                new PhysRange(LOW + 0xFFF0, 0x10), new PhysRange(HIGH, 0x1000), new PhysRange(HIGH + 0x2000, 0x10));
        assertThat(OUTCOME.mapped(new PhysRange(HIGH, 0x2000))).containsExactly(new PhysRange(HIGH, 0x1000));
        assertThat(OUTCOME.mapped(new PhysRange(LOW + 0x1_0000, HIGH - LOW - 0x1_0000))).isEmpty();
    }

    @Test
    void theKernelHandsOutWhatIsMappedAndNotReserved() {
        assertThat(OUTCOME.handedOut(new PhysRange(LOW, 0x1000))).isEqualTo(0x1000);
        assertThat(OUTCOME.handedOut(new PhysRange(LOW, 0x1001))).isEqualTo(0x1000);
        assertThat(OUTCOME.handedOut(new PhysRange(LOW, 0x3000))).isEqualTo(0x2000);
        assertThat(OUTCOME.handedOut(new PhysRange(LOW + 0x1FFF, 2))).isOne();
        assertThat(OUTCOME.handedOut(new PhysRange(LOW + 0x1000, 0x4000))).isEqualTo(0x2000);
        assertThat(OUTCOME.handedOut(new PhysRange(HIGH, 0x3000))).isEqualTo(0x1800);
        assertThat(OUTCOME.handedOut(new PhysRange(HIGH + 0x1000, 0x1000))).isZero();
    }

    @Test
    void earlyRangesAreWholePages() {
        BootOutcome odd = outcome(List.of(new MemoryBlock(0x1001, 0x2FFF, false), new MemoryBlock(0x5000, 0xFFF, false),
                new MemoryBlock(0x7000, 0x1FFF, true)));

        assertThat(odd.earlyNodeRanges()).containsExactly(
                "  node   0: [mem 0x0000000000002000-0x0000000000003fff]",
                "  node   0: [mem 0x0000000000007000-0x0000000000007fff]");
    }
}
