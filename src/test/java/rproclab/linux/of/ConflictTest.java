// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rproclab.linux.of.Conflict.Cause;
import rproclab.linux.of.Conflict.Overlap;
import rproclab.linux.of.ReservedNode.Ranges;

class ConflictTest {
    private static final PhysRange NODE = new PhysRange(0x8000_0000L, 0x1_0000);
    private static final PhysRange KERNEL = new PhysRange(0x4000_0000L, 0x100_0000);
    private static final PhysRange FDT = new PhysRange(0x4800_0000L, 0x4000);

    private static BootLayout layout(PhysRange kernel, PhysRange fdt, Optional<PhysRange> initrd,
            List<PhysRange> memreserve, ReservedNode... nodes) {
        return new BootLayout(List.of(new PhysRange(0x4000_0000L, 0x8000_0000L)), fdt, kernel, initrd, Optional.empty(),
                memreserve, Optional.of(List.of(nodes)), true, "");
    }

    private static ReservedNode node(String name, boolean noMap, PhysRange... reg) {
        return new ReservedNode(name, true, Optional.of(new Ranges(List.of(reg), true)), Optional.empty(),
                Optional.empty(), Optional.empty(), List.of(), noMap, false, false);
    }

    private static BootOutcome failing(List<PhysRange> reserved, String... nodes) {
        return new BootOutcome(List.of(), List.of(), reserved, Map.of(), Arrays.asList(nodes));
    }

    @Test
    void theKernelAndTheTreeInTheWayAreToldWithTheirBytes() {
        PhysRange kernel = new PhysRange(NODE.base() - 0x1000, 0x1001);
        PhysRange fdt = new PhysRange(NODE.end() - 2, 0x4000);

        assertThat(Conflict.in(layout(kernel, fdt, Optional.empty(), List.of(), node("m4", true, NODE)),
                failing(List.of(), "m4"))).containsExactly(
                        new Conflict("m4", NODE,
                                List.of(new Overlap(Cause.KERNEL, kernel, 1), new Overlap(Cause.FDT, fdt, 2)), false));
    }

    @Test
    void whatOnlyTouchesANodeIsNotInItsWay() {
        PhysRange before = new PhysRange(NODE.base() - 0x1000, 0x1000);
        PhysRange behind = new PhysRange(NODE.end(), 0x4000);

        assertThat(Conflict.in(layout(before, behind, Optional.empty(), List.of(), node("m4", true, NODE)),
                failing(List.of(), "m4"))).isEmpty();
    }

    @Test
    void anInitrdIsInTheWayWithItsWholePages() {
        PhysRange initrd = new PhysRange(NODE.base() - 0x800, 0x7FF);

        assertThat(Conflict.in(layout(KERNEL, FDT, Optional.of(initrd), List.of(), node("m4", true, NODE)),
                failing(List.of(), "m4"))).isEmpty();
        assertThat(Conflict.in(
                layout(KERNEL, FDT, Optional.of(new PhysRange(NODE.base() - 0x800, 0x801)), List.of(),
                        node("m4", true, NODE)),
                failing(List.of(), "m4"))).containsExactly(
                        new Conflict("m4", NODE, List.of(new Overlap(Cause.INITRD,
                                new PhysRange(NODE.base() - 0x1000, 0x2000), 0x1000)), false));
    }

    @Test
    void memreserveCountsUpToItsFirstEmptyEntry() {
        PhysRange inside = new PhysRange(NODE.base(), 0x10);

        assertThat(Conflict.in(
                layout(KERNEL, FDT, Optional.empty(), List.of(inside, new PhysRange(0, 0), inside),
                        node("m4", true, NODE)),
                failing(List.of(), "m4"))).containsExactly(
                        new Conflict("m4", NODE, List.of(new Overlap(Cause.MEMRESERVE, inside, 0x10)), false));
    }

    @Test
    void onlyNoMapNodesThatFailedAreAskedAbout() {
        BootLayout layout = layout(NODE, FDT, Optional.empty(), List.of(), node("kept", true, NODE),
                node("mapped", false, NODE), node("failed", true, NODE));

        assertThat(Conflict.in(layout, failing(List.of(), "mapped", "failed"))).extracting(Conflict::node)
                .containsExactly("failed");
    }

    @Test
    void aRangeIsStillReservedWhereOneReservationHoldsAllOfIt() {
        BootLayout layout = layout(NODE, FDT, Optional.empty(), List.of(), node("m4", true, NODE));

        assertThat(Conflict.in(layout, failing(List.of(NODE), "m4"))).extracting(Conflict::stillReserved)
                .containsExactly(true);
        assertThat(Conflict.in(layout, failing(List.of(new PhysRange(NODE.base(), NODE.size() - 1)), "m4")))
                .extracting(Conflict::stillReserved).containsExactly(false);
    }

    @Test
    void eachRangeOfANodeIsAskedAboutByItself() {
        PhysRange second = new PhysRange(0x9000_0000L, 0x1000);
        PhysRange third = new PhysRange(0xA000_0000L, 0x1000);

        assertThat(Conflict.in(layout(NODE, third, Optional.empty(), List.of(), node("m4", true, NODE, second, third)),
                failing(List.of(), "m4"))).extracting(Conflict::range).containsExactly(NODE, third);
    }
}
