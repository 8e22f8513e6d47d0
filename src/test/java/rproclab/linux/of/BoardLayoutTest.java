// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rproclab.devicetree.BoardTree;
import rproclab.devicetree.FdtBuilder;
import rproclab.linux.of.ReservedNode.Ranges;
import rproclab.linux.of.ReservedNode.Value;

class BoardLayoutTest {
    private static final PhysRange KERNEL = new PhysRange(0x4020_0000L, 0x200_0000);
    private static final PhysRange FDT = new PhysRange(0x4800_0000L, 0x4000);
    private static final Placement PLACEMENT = new Placement(KERNEL, FDT, Optional.empty(), List.of(),
            Optional.empty());

    private static FdtBuilder board() {
        return new FdtBuilder().cells("#address-cells", 2).cells("#size-cells", 2).begin("memory@40000000")
                .text("device_type", "memory").u64("reg", 0x4000_0000L, 0x4000_0000L).end();
    }

    private static FdtBuilder reserved() {
        return board().begin("reserved-memory").cells("#address-cells", 2).cells("#size-cells", 2).flag("ranges");
    }

    private static ReservedNode node(FdtBuilder open) {
        BoardTree tree = BoardTree.of(open.end().end().build());
        return BoardLayout.of(tree, PLACEMENT).nodes().orElseThrow().getFirst();
    }

    @Test
    void aNodeThatLinuxPlacesHasSizeAlignmentAndRanges() {
        ReservedNode node = node(reserved().begin("cma").u64("size", 0x100_0000).u64("alignment", 0x2000)
                .u64("alloc-ranges", 0x4000_0000L, 0x1000, 0x5000_0000L, 0x2000));

        assertThat(node.reg()).isEmpty();
        assertThat(node.size()).contains(new Value(0x100_0000, true));
        assertThat(node.alignment()).contains(new Value(0x2000, true));
        assertThat(node.allocRanges()).contains(new Ranges(
                List.of(new PhysRange(0x4000_0000L, 0x1000), new PhysRange(0x5000_0000L, 0x2000)), true));
    }

    @Test
    void rangesOfOddLengthDoNotFit() {
        assertThat(node(reserved().begin("cma").cells("alloc-ranges", 0, 0x4000_0000L, 0)).allocRanges())
                .contains(new Ranges(List.of(), false));
        assertThat(node(reserved().begin("cma").cells("alloc-ranges", 0, 0x4000_0000L, 0, 0x1000, 0)).allocRanges())
                .contains(new Ranges(List.of(new PhysRange(0x4000_0000L, 0x1000)), false));
        assertThat(node(reserved().begin("cma").flag("alloc-ranges")).allocRanges())
                .contains(new Ranges(List.of(), true));
    }

    @Test
    void withoutReservedMemoryThereAreNoNodesAndWithAnEmptyOneThereIsAList() {
        assertThat(BoardLayout.of(BoardTree.of(board().build()), PLACEMENT).nodes()).isEmpty();
        assertThat(BoardLayout.of(BoardTree.of(reserved().end().build()), PLACEMENT).nodes()).contains(List.of());
    }

    @Test
    void theInitrdIsTheBootLoadersOrElseThatOfChosen() {
        BoardTree tree = BoardTree.of(board().begin("chosen").cells("linux,initrd-start", 0x5000_0000L)
                .cells("linux,initrd-end", 0x5000_1000L).end().build());
        PhysRange given = new PhysRange(0x6000_0000L, 0x10);

        assertThat(BoardLayout.of(tree, PLACEMENT).initrd()).contains(new PhysRange(0x5000_0000L, 0x1000));
        assertThat(BoardLayout.of(tree, new Placement(KERNEL, FDT, Optional.of(given), List.of(), Optional.empty()))
                .initrd()).contains(given);
    }
}
