// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Names of platform devices, as {@code of_device_make_bus_id()} makes them. */
class BusAddressTest {
    @Test
    void nodeWithoutAddressHasItsName() {
        assertThat(name(new FdtBuilder().begin("imx8mp-cm7").end(), "/imx8mp-cm7")).isEqualTo("imx8mp-cm7");
    }

    @Test
    void nodeWithoutAddressHasThoseAboveBeforeIt() {
        assertThat(name(new FdtBuilder().begin("soc@0").begin("cm4").end(), "/soc@0/cm4")).isEqualTo("soc@0:cm4");
    }

    @Test
    void addressBelowTheRootIsTheFirstOfReg() {
        assertThat(name(cells(new FdtBuilder(), 2, 1).begin("m4@1").cells("reg", 1, 0x10, 1, 2, 2, 1), "/m4"))
                .isEqualTo("100000010.m4");
    }

    @Test
    void emptyRangesTranslateNothing() {
        assertThat(name(cells(new FdtBuilder(), 1, 1).begin("bus").flag("ranges").begin("m4@10").cells("reg", 0x10, 1),
                "/bus/m4")).isEqualTo("10.m4");
    }

    @Test
    void rangesTranslateFromTheirFirstToTheirLast() {
        assertThat(translated(0xFFF)).isEqualTo("bus:m4@x");
        assertThat(translated(0x1000)).isEqualTo("50000000.m4");
        assertThat(translated(0x10FF)).isEqualTo("500000ff.m4");
        assertThat(translated(0x1100)).isEqualTo("bus:m4@x");
        assertThat(translated(0x2000)).isEqualTo("60000000.m4");
    }

    @Test
    void busWithoutRangesHidesAddresses() {
        assertThat(name(cells(new FdtBuilder(), 1, 1).begin("bus@7").cells("reg", 7, 1).begin("m4@10")
                .cells("reg", 0x10, 1), "/bus/m4")).isEqualTo("7.bus:m4@10");
    }

    @Test
    void narrowBusTruncates() {
        assertThat(name(cells(new FdtBuilder(), 1, 1).begin("bus").cells("#address-cells", 2).cells("#size-cells", 1)
                .flag("ranges").begin("m4@10").cells("reg", 1, 0x10, 1), "/bus/m4")).isEqualTo("10.m4");
    }

    @Test
    void absurdCellsHideAddresses() {
        assertThat(name(cells(new FdtBuilder(), 0, 1).begin("a").cells("reg", 1, 1), "/a")).isEqualTo("a");
        assertThat(name(cells(new FdtBuilder(), 4, 1).begin("a").cells("reg", 0, 0, 0, 1), "/a")).isEqualTo("1.a");
        assertThat(name(cells(new FdtBuilder(), 5, 1).begin("a").cells("reg", 0, 0, 0, 0, 1), "/a")).isEqualTo("a");
        assertThat(name(cells(new FdtBuilder(), 1, 0).begin("a").cells("reg", 1), "/a")).isEqualTo("a");
        assertThat(name(cells(new FdtBuilder(), 2, 1).begin("a").cells("reg", 1), "/a")).isEqualTo("a");
    }

    @Test
    void maskTellsDevicesOfOneRegisterApart() {
        assertThat(name(cells(new FdtBuilder(), 1, 1).begin("a").cells("reg", 0x10, 1).cells("mask", 0x8), "/a"))
                .isEqualTo("10.3.a");
    }

    private static String translated(long address) {
        return name(cells(new FdtBuilder(), 1, 1).begin("bus").cells("ranges", 0x1000, 0x5000_0000, 0x100, 0x2000,
                0x6000_0000, 0x100).begin("m4@x").cells("reg", address, 1), "/bus/m4");
    }

    private static FdtBuilder cells(FdtBuilder builder, long address, long size) {
        return builder.cells("#address-cells", address).cells("#size-cells", size);
    }

    private static String name(FdtBuilder builder, String path) {
        return BusAddress.deviceName(builder.build().node(path).orElseThrow());
    }
}
