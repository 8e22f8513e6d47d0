// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import rproclab.bytes.Bytes;
import rproclab.devicetree.BoardTree;
import rproclab.devicetree.Fdt;
import rproclab.devicetree.FdtBuilder;
import rproclab.memory.Region;
import rproclab.memory.ReservedRegion;
import rproclab.memory.Standing;
import rproclab.target.ImxStart;
import rproclab.target.ImxSupport;
import rproclab.target.Stm32Support;
import rproclab.target.Target;
import rproclab.target.Targets;
import rproclab.target.UbootRproc;

class BoardTest {
    @Test
    void boardHasItsOwnRegions() throws Exception {
        Target target = fixture("imx8mp").target();

        assertThat(target.name()).isEqualTo("imx8mp-m7");
        assertThat(target.device()).isEqualTo("imx8mp-cm7");
        assertThat(target.regions().source()).isEqualTo("imx8mp.dtb");
        assertThat(target.regions().memoryRegion()).containsExactly(
                new ReservedRegion("vdev0buffer", 0x5540_0000L, 0x10_0000L).asSharedDmaPool(),
                new ReservedRegion("vdev0vring0", 0x5500_0000L, 0x8000L),
                new ReservedRegion("vdev0vring1", 0x5500_8000L, 0x8000L),
                new ReservedRegion("rsc-table", 0x550F_F000L, 0x1000L),
                new ReservedRegion("m7", 0x8000_0000L, 0x100_0000L));
    }

    @Test
    void releasesThatDoNotKnowTheCompatibleAreLeftOut() throws Exception {
        Target target = board(new FdtBuilder().begin("m7").text("compatible", "fsl,imx8mp-cm7-mmio")).target();

        assertThat(target.name()).isEqualTo("imx8mp-m7");
        assertThat(target.linux()).containsKey("linux-6.12").doesNotContainKey("linux-6.1");
        assertThat(((ImxSupport) target.linux().get("linux-6.12")).matches()).singleElement()
                .isEqualTo(new ImxSupport.Match("fsl,imx8mp-cm7-mmio", new ImxStart.Mmio()));
        assertThat(target.uboot()).isEqualTo(Targets.find("imx8mp-m7").orElseThrow().uboot());
    }

    @Test
    void mostSpecificCompatibleDecides() throws Exception {
        Target target = board(new FdtBuilder().begin("m7").text("compatible", "x", "fsl,imx8mp-cm7-mmio",
                "fsl,imx8mp-cm7")).target();

        assertThat(((ImxSupport) target.linux().get("linux-6.12")).matches().getFirst().start())
                .isEqualTo(new ImxStart.Mmio());
        assertThat(((ImxSupport) target.linux().get("linux-6.1")).matches().getFirst().start())
                .isEqualTo(new ImxStart.Smc());
    }

    @Test
    void busSaysWhereTheMemoryOfAnStm32Is() throws Exception {
        FdtBuilder tree = new FdtBuilder().begin("ahb").cells("dma-ranges", 0, 0x3800_0000L, 0x8000, 5, 6, 7)
                .begin("m4").text("compatible", "st,stm32mp1-m4");

        Target target = board(tree).target();

        Region[] rows = {Region.region("RETRAM", 0, 0x3800_0000L, 0x8000), Region.region("dma-ranges 1", 5, 6, 7)};
        assertThat(((Stm32Support) target.linux().get("linux-6.12")).dmaRanges()).containsExactly(rows);
        assertThat(((UbootRproc.Stm32Copro) target.uboot().get("uboot-2025.01").rproc()).dmaRanges())
                .containsExactly(rows);
    }

    @Test
    void rowsThatAreNotWholeAreNone() throws Exception {
        FdtBuilder tree = new FdtBuilder().begin("ahb").cells("dma-ranges", 0, 0x3800_0000L, 0x8000, 5).begin("m4")
                .text("compatible", "st,stm32mp1-m4");

        assertThat(((Stm32Support) board(tree).target().linux().get("linux-6.12")).dmaRanges()).isEmpty();
    }

    @Test
    void vendorsBoardIsLikeTheCatalogue() throws Exception {
        Target target = fixture("stm32mp157").target();
        Target catalogue = Targets.find("stm32mp157-m4").orElseThrow();

        assertThat(target.linux()).isEqualTo(catalogue.linux());
        assertThat(target.device()).isEqualTo(catalogue.device());
        assertThat(target.regions().memoryRegion()).isEqualTo(catalogue.regions().memoryRegion());
    }

    @Test
    void coresOfOneCompatibleAreToldApartByTheirResource() throws Exception {
        Board board = fixture("imx8qm");

        assertThat(board.target(Targets.find("imx8qm-m4-0").orElseThrow()).device()).isEqualTo("imx8qm-cm4-0");
        assertThat(board.target(Targets.find("imx8qm-m4-1").orElseThrow()).device()).isEqualTo("imx8qm-cm4-1");
        assertNoTarget(board::target,
                "has nodes for imx8qm-m4-0 (/imx8qm-cm4-0), imx8qm-m4-1 (/imx8qm-cm4-1): choose with --target");
    }

    @Test
    void nodeThatTwoTargetsShareIsAmbiguous() throws Exception {
        Board board = board(k3(2));

        assertNoTarget(board::target, "has nodes for am64-m4f (/m4), am62-m4f (/m4): choose with --target");
        assertThat(board.target(Targets.find("am62-m4f").orElseThrow()).name()).isEqualTo("am62-m4f");
    }

    @Test
    void coreThatTheTreeHasTwiceIsAmbiguous() throws Exception {
        Board board = board(new FdtBuilder().begin("a").text("compatible", "fsl,imx8mp-cm7").end().begin("b")
                .text("compatible", "fsl,imx8mp-cm7"));

        assertNoTarget(() -> board.target(Targets.find("imx8mp-m7").orElseThrow()),
                "has nodes for imx8mp-m7 (/a), imx8mp-m7 (/b): only one can be compared");
    }

    @Test
    void disabledNodeIsNoCore() {
        assertNoTarget(
                () -> board(
                        new FdtBuilder().begin("m7").text("compatible", "fsl,imx8mp-cm7").text("status", "disabled"))
                        .target(),
                "has no enabled node of a remote core: it has imx8mp-m7 (/m7), disabled");
    }

    @Test
    void treeWithoutCoresNamesItsRoot() {
        assertNoTarget(() -> board(new FdtBuilder().text("compatible", "a", "b")).target(),
                "has no enabled node of a remote core: it has none, and its root is a, b");
        assertNoTarget(() -> board(new FdtBuilder()).target(),
                "has no enabled node of a remote core: it has none, and its root is without compatible");
    }

    @Test
    void regionNeedsNoUnitAddressAndMayHaveAWrongOne() throws Exception {
        Target target = board(regions().begin("m7").cells("reg", 0x8000_0000L, 0x1000).cells("phandle", 1).end()
                .begin("m7@1").cells("reg", 0x9000_0000L, 0x1000, 5, 6).cells("phandle", 2).end().end().begin("m7")
                .text("compatible", "fsl,imx8mp-cm7").cells("memory-region", 1, 2)).target();

        assertThat(target.regions().memoryRegion()).containsExactly(
                new ReservedRegion("m7", "m7", 0x8000_0000L, 0x1000, false),
                new ReservedRegion("m7", "m7@1", 0x9000_0000L, 0x1000, false));
    }

    @Test
    void regionWithoutAnAddressIsWhereLinuxPlacesIt() throws Exception {
        ReservedRegion pool = region(reservedIn(ram())
                .begin("pool").cells("size", 0x10_0000).cells("phandle", 1).end().end());

        assertThat(pool.standing()).isEqualTo(new Standing(true, true, false, true, true));
        assertThat(pool.size()).isEqualTo(0x10_0000);
        assertThat(pool.sa()).isBetween(0x4000_0000L, 0x4FF0_0000L);
    }

    @Test
    void regionThatIsNotReservedIsKnownAsSuch() throws Exception {
        FdtBuilder disabled = regions().begin("m7").cells("reg", 1, 1).cells("phandle", 1).text("status", "disabled")
                .end().end();
        FdtBuilder outside = new FdtBuilder().begin("sram").cells("phandle", 1).cells("reg", 0x900000, 0x1000).end();
        FdtBuilder empty = regions().begin("m7").cells("phandle", 1).end().end();

        assertThat(region(disabled).standing()).isEqualTo(new Standing(true, false, true, false, false));
        assertThat(region(outside).standing()).isEqualTo(new Standing(true, true, true, false, false));
        assertThat(region(empty).standing()).isEqualTo(new Standing(true, true, false, false, false));
        assertThat(region(new FdtBuilder())).isEqualTo(
                new ReservedRegion("phandle", "phandle 0x1", 0, 0, false).with(Standing.MISSING));
    }

    @Test
    void memoryWithoutNoMapStaysRam() throws Exception {
        FdtBuilder mapped = reservedIn(ram())
                .begin("m7").cells("reg", 0x4800_0000L, 0x1000).cells("phandle", 1).end().end();
        FdtBuilder unmapped = reservedIn(ram())
                .begin("m7").cells("reg", 0x4800_0000L, 0x1000).flag("no-map").cells("phandle", 1).end().end();

        assertThat(region(mapped).standing()).isEqualTo(new Standing(true, true, true, true, true));
        assertThat(region(unmapped).standing()).isEqualTo(Standing.RESERVED);
    }

    @Test
    void poolThatStaysRamIsNone() throws Exception {
        FdtBuilder mapped = reservedIn(ram()).begin("pool").cells("phandle", 1)
                .text("compatible", "shared-dma-pool").cells("reg", 0x4800_0000L, 0x40_0000).end().end();
        FdtBuilder contiguous = reservedIn(ram()).begin("pool").cells("phandle", 1)
                .text("compatible", "shared-dma-pool").cells("reg", 0x4800_0000L, 0x40_0000).flag("reusable").end()
                .end();

        assertThat(region(mapped).sharedDmaPool()).isFalse();
        assertThat(region(contiguous).sharedDmaPool()).isTrue();
    }

    private static FdtBuilder ram() {
        return new FdtBuilder().begin("memory").text("device_type", "memory").cells("reg", 0x4000_0000L, 0x1000_0000L)
                .end();
    }

    /** What the only entry of an i.MX 8M Plus is found to be. */
    private static ReservedRegion region(FdtBuilder tree) throws Exception {
        tree.begin("m7").text("compatible", "fsl,imx8mp-cm7").cells("memory-region", 1);

        return board(tree).target().regions().memoryRegion().getFirst();
    }

    /** An AM62x or AM64x whose core names the same region some times. */
    private static FdtBuilder k3(int entries) {
        long[] phandles = new long[entries];
        Arrays.fill(phandles, 1);
        return regions().begin("a").cells("reg", 1, 1).cells("phandle", 1).end().end().begin("m4")
                .text("compatible", "ti,am64-m4fss").cells("memory-region", phandles);
    }

    private static FdtBuilder regions() {
        return reservedIn(new FdtBuilder());
    }

    private static FdtBuilder reservedIn(FdtBuilder tree) {
        return tree.begin("reserved-memory").cells("#address-cells", 1).cells("#size-cells", 1).flag("ranges");
    }

    private static void assertNoTarget(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(Board.NoTarget.class).hasMessage(message);
    }

    private static Board board(FdtBuilder tree) {
        return new Board(BoardTree.of(tree.build()), "board");
    }

    private static Board fixture(String name) throws Exception {
        Path file = Path.of("fixtures/dts", name + ".dtb");
        return new Board(BoardTree.of(Fdt.read(Bytes.of(Files.readAllBytes(file)))), file.getFileName().toString());
    }
}
