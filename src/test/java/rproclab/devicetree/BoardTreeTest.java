// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.bytes.Bytes;

class BoardTreeTest {
    private static final Path FIXTURES = Path.of("fixtures/dts");

    @Test
    void boardHasMemoryAndReservations() throws Exception {
        BoardTree board = BoardTree.of(fixture("imx8mp.dtb"));

        assertThat(board.model()).isEqualTo("i.MX 8M Plus board");
        assertThat(board.compatible()).containsExactly("example,imx8mp-board", "fsl,imx8mp");
        assertThat(board.memory()).containsExactly(new Range(0x4000_0000L, 0xC000_0000L),
                new Range(0x1_0000_0000L, 0x4000_0000L));
        assertThat(board.memreserve()).containsExactly(new Range(0x4300_0000L, 0x1_0000L));
        assertThat(board.chosen()).isEqualTo(new Chosen("console=ttymxc1,115200 root=/dev/mmcblk2p2",
                Optional.of(new Range(0x4800_0000L, 0x80_0000L))));
        assertThat(board.reservedMemorySupported()).isTrue();
    }

    @Test
    void reservedMemoryIsInTheOrderOfTheTree() throws Exception {
        List<ReservedMemory> regions = BoardTree.of(fixture("imx8mp.dtb")).reservedMemory();

        assertThat(regions).extracting(ReservedMemory::fullName).containsExactly("m7@80000000",
                "vdev0vring0@55000000", "vdev0vring1@55008000", "vdev0buffer@55400000", "rsc-table@550ff000",
                "dsp@92400000", "linux,cma");
        assertThat(regions).filteredOn(ReservedMemory::noMap).hasSize(6);
        assertThat(regions).filteredOn(region -> !region.available()).extracting(ReservedMemory::name)
                .containsExactly("dsp");
        assertThat(regions.getFirst().reg()).containsExactly(new Range(0x8000_0000L, 0x100_0000L));
        assertThat(regions.getFirst().label()).hasValue("m7_reserved");
        assertThat(regions.getFirst().dynamic()).isFalse();
    }

    @Test
    void dynamicRegionSaysSizeAndWhere() throws Exception {
        ReservedMemory cma = BoardTree.of(fixture("imx8mp.dtb")).reservedMemory().getLast();

        assertThat(cma.dynamic()).isTrue();
        assertThat(cma.reusable()).isTrue();
        assertThat(cma.noMap()).isFalse();
        assertThat(cma.compatible()).containsExactly("shared-dma-pool");
        assertThat(cma.size()).hasValue(0x3C00_0000L);
        assertThat(cma.alignment()).hasValue(0x2000);
        assertThat(cma.allocRanges()).containsExactly(new Range(0x4000_0000L, 0xC000_0000L));
        assertThat(cma.label()).isEmpty();
    }

    @Test
    void remoteCoreNamesItsMemoryAndMailboxes() throws Exception {
        Device m7 = BoardTree.of(fixture("imx8mp.dtb")).devices("fsl,imx8mp-cm7"::equals).getFirst();

        assertThat(m7.name()).isEqualTo("imx8mp-cm7");
        assertThat(m7.available()).isTrue();
        assertThat(m7.memoryRegions()).extracting(region -> region.reserved().orElseThrow().name())
                .containsExactly("vdev0buffer", "vdev0vring0", "vdev0vring1", "rsc-table", "m7");
        assertThat(m7.mailboxes()).extracting(Device.Mailbox::name).containsExactly("tx", "rx", "rxdb");
        assertThat(m7.mailboxes()).extracting(Device.Mailbox::arguments).containsExactly(List.of(0L, 1L),
                List.of(1L, 1L), List.of(3L, 1L));
        assertThat(m7.mailboxes().getFirst().controller().map(Node::path)).hasValue("/soc@0/mailbox@30aa0000");
        assertThat(m7.node().u32("fsl,startup-delay-ms")).hasValue(500);
    }

    @Test
    void busOfARemoteCoreHasDmaRanges() throws Exception {
        Device m4 = BoardTree.of(fixture("stm32mp157.dtb")).regionUsers().getFirst();

        assertThat(m4.name()).isEqualTo("10000000.m4");
        assertThat(m4.busProperty("dma-ranges").orElseThrow().cells()).containsExactly(0, 0x3800_0000L, 0x1_0000,
                0x1000_0000, 0x1000_0000, 0x6_0000, 0x3000_0000, 0x3000_0000, 0x6_0000);
    }

    @Test
    void overlayMovesTheMemoryOfTheCore() throws Exception {
        BoardTree board = BoardTree.of(fixture("imx8mp.dtb").withOverlay(fixture("imx8mp-m7-moved.dtbo")));

        assertThat(board.devices("fsl,imx8mp-cm7"::equals).getFirst().memoryRegions().getLast().reserved()
                .orElseThrow().reg()).containsExactly(new Range(0x4000_0000L, 0x20_0000L));
        assertThat(board.reservedMemory()).extracting(ReservedMemory::fullName).startsWith("m7@40000000",
                "m7@80000000");
        assertThat(board.reservedMemory().get(1).available()).isFalse();
        assertThat(board.reservedMemory().getFirst().label()).hasValue("m7_low");
    }

    @Test
    void memoryNeedsItsTypeAndAStatusThatLetsIt() {
        BoardTree board = BoardTree.of(cells(new FdtBuilder(), 1, 1)
                .begin("memory@0").cells("reg", 0, 1).end()
                .begin("memory@1").text("device_type", "memory").text("status", "disabled").cells("reg", 1, 1).end()
                .begin("memory@2").text("device_type", "memory").cells("reg", 2, 0, 3, 1, 4).end()
                .begin("memory@5").text("device_type", "memory").cells("linux,usable-memory", 6, 1)
                .cells("reg", 5, 1).end().build());

        assertThat(board.memory()).containsExactly(new Range(3, 1), new Range(6, 1));
    }

    @Test
    void numbersAreReadWithTheCellsOfTheRoot() {
        Fdt fdt = new FdtBuilder().cells("#address-cells", 2).begin("reserved-memory").cells("#address-cells", 1)
                .cells("#size-cells", 1).flag("ranges").begin("a").cells("reg", 1, 2, 3, 4, 5, 6).end().begin("b")
                .cells("reg", 1, 2, 3, 4).cells("size", 1, 2).cells("alignment", 8).end().end().build();

        BoardTree board = BoardTree.of(fdt);

        assertThat(board.reservedMemory().getFirst().reg()).containsExactly(new Range(0x1_0000_0002L, 3),
                new Range(0x4_0000_0005L, 6));
        assertThat(board.reservedMemory().getFirst().regFits()).isTrue();
        assertThat(board.reservedMemory().getLast().reg()).containsExactly(new Range(0x1_0000_0002L, 3));
        assertThat(board.reservedMemory().getLast().regFits()).isFalse();
        assertThat(board.reservedMemory().getLast().size()).isEmpty();
        assertThat(board.reservedMemory().getLast().alignment()).hasValue(8);
        assertThat(board.reservedMemorySupported()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, -1", "-1, 1", "1, -1", "0x7fffffff, 0x7fffffff"})
    void absurdCellCountsGiveNoRanges(String address, String size) {
        Fdt fdt = cells(new FdtBuilder(), Long.decode(address), Long.decode(size)).begin("memory@0")
                .text("device_type", "memory").cells("reg", 1, 2).end().begin("reserved-memory").begin("a")
                .cells("reg", 1, 2).cells("size", 1).end().end().build();

        BoardTree board = BoardTree.of(fdt);

        assertThat(board.memory()).isEmpty();
        assertThat(board.reservedMemory().getFirst().reg()).isEmpty();
    }

    @Test
    void reservedMemoryNeedsRangesAndTheCellsOfTheRoot() {
        assertThat(supported(2, 2, true)).isTrue();
        assertThat(supported(2, 2, false)).isFalse();
        assertThat(supported(1, 2, true)).isFalse();
        assertThat(supported(2, 1, true)).isFalse();
        assertThat(BoardTree.of(new FdtBuilder().build()).reservedMemorySupported()).isTrue();
    }

    @Test
    void deviceIsAvailableWithAllAboveIt() {
        BoardTree board = BoardTree.of(new FdtBuilder().begin("off").text("status", "disabled").begin("a")
                .text("compatible", "x").end().end().begin("on").begin("b").text("compatible", "y", "x").end().end()
                .build());

        assertThat(board.devices("x"::equals)).extracting(Device::name, Device::available)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("off:a", false),
                        org.assertj.core.groups.Tuple.tuple("on:b", true));
    }

    @Test
    void memoryRegionMayNameNothingOrAnotherNode() {
        BoardTree board = BoardTree.of(new FdtBuilder().begin("sram").cells("phandle", 1).end().begin("m4")
                .cells("memory-region", 0, 1, 9).text("memory-region-names", "hole", "sram").end().build());

        List<Device.MemoryRegion> regions = board.regionUsers().getFirst().memoryRegions();

        assertThat(regions).extracting(Device.MemoryRegion::name).containsExactly("hole", "sram", "");
        assertThat(regions).extracting(region -> region.node().map(Node::name)).containsExactly(Optional.empty(),
                Optional.of("sram"), Optional.empty());
        assertThat(regions).extracting(Device.MemoryRegion::reserved).containsOnly(Optional.empty());
    }

    @Test
    void mailboxOfNoControllerEndsTheList() {
        BoardTree board = BoardTree.of(new FdtBuilder().begin("mu").cells("phandle", 1).end().begin("m4")
                .cells("memory-region").cells("mboxes", 1, 1, 7, 5, 1).end().build());

        assertThat(board.regionUsers().getFirst().mailboxes()).extracting(mailbox -> mailbox.controller().isPresent())
                .containsExactly(true, true, false);
    }

    @Test
    void initrdNeedsBothEnds() {
        assertThat(BoardTree.of(new FdtBuilder().begin("chosen").cells("linux,initrd-start", 1).build()).chosen())
                .isEqualTo(new Chosen("", Optional.empty()));
        assertThat(BoardTree.of(new FdtBuilder().begin("chosen").cells("linux,initrd-start", 1)
                .u64("linux,initrd-end", 0x1_0000_0001L).build()).chosen().initrd())
                .hasValue(new Range(1, 0x1_0000_0000L));
    }

    private static boolean supported(long address, long size, boolean ranges) {
        FdtBuilder builder = cells(cells(new FdtBuilder(), 2, 2).begin("reserved-memory"), address, size);
        return BoardTree.of((ranges ? builder.flag("ranges") : builder).build()).reservedMemorySupported();
    }

    private static FdtBuilder cells(FdtBuilder builder, long address, long size) {
        return builder.cells("#address-cells", address).cells("#size-cells", size);
    }

    private static Fdt fixture(String name) throws IOException, FdtError {
        return Fdt.read(Bytes.of(Files.readAllBytes(FIXTURES.resolve(name))));
    }
}
