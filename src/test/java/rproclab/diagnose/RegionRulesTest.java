// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.diagnose.OnBoard.am62;
import static rproclab.diagnose.OnBoard.imx8mp;
import static rproclab.diagnose.OnBoard.stm32mp157;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that need no firmware. */
class RegionRulesTest {

    @Test
    void disabledRegionIsNotReserved() throws Exception {
        List<Finding> findings = imx8mp().region("m7@80000000", 0x8000_0000L, 0x1000, "no-map", "disabled")
                .finds(Rule.REGION_NOT_RESERVED);

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.message())
                    .isEqualTo("memory-region 0 of /bus/m is /reserved-memory/m7@80000000, which is "
                            + "disabled, so Linux does not reserve it");
            assertThat(finding.fix()).isEqualTo("Delete the node's status, or take the entry out of memory-region.");
        });
        assertThat(imx8mp().region("m7@80000000", 0x8000_0000L, 0x1000, "no-map").finds(Rule.REGION_NOT_RESERVED))
                .isEmpty();
    }

    @Test
    void entryWithoutNodeIsNotReserved() throws Exception {
        assertThat(messages(imx8mp().entry(9).finds(Rule.REGION_NOT_RESERVED)))
                .containsExactly("memory-region 0 of /bus/m is phandle 0x9, which no node has");
    }

    @Test
    void nodeWithoutAddressAndSizeIsNotReserved() throws Exception {
        assertThat(messages(imx8mp().region("m7", 0, 0, "no-reg").finds(Rule.REGION_NOT_RESERVED)))
                .containsExactly("memory-region 0 of /bus/m is /reserved-memory/m7, which has neither an address nor a "
                        + "size that Linux can give memory to");
    }

    @Test
    void regionWithoutNoMapIsRam() throws Exception {
        OnBoard board = imx8mp().region("m7@60000000", 0x6000_0000L, 0x1000);

        assertThat(messages(board.finds(Rule.REGION_MAPPED_AS_RAM))).containsExactly(
                "m7@60000000 [0x60000000, 0x60001000) is mapped as RAM, which ioremap() refuses: it lacks no-map");
        assertThat(imx8mp().region("m7@60000000", 0x6000_0000L, 0x1000, "no-map").finds(Rule.REGION_MAPPED_AS_RAM))
                .isEmpty();
    }

    @Test
    void disabledRegionIsNotSaidToBeRamToo() throws Exception {
        assertThat(imx8mp().region("m7@60000000", 0x6000_0000L, 0x1000, "no-map", "disabled")
                .finds(Rule.REGION_MAPPED_AS_RAM)).isEmpty();
    }

    @Test
    void memoryBehindTheEndOfRamIsNotMapped() throws Exception {
        assertThat(imx8mp().region("a", 0x7FFF_F000L, 0x1000).finds(Rule.REGION_MAPPED_AS_RAM)).hasSize(1);
        assertThat(imx8mp().region("a", 0x8000_0000L, 0x1000).finds(Rule.REGION_MAPPED_AS_RAM)).isEmpty();
    }

    @Test
    void reusableRegionIsNotTheCores() throws Exception {
        List<Finding> findings = imx8mp().region("m7@60000000", 0x6000_0000L, 0x40_0000, "reusable", "pool")
                .finds(Rule.REGION_REUSABLE);

        assertThat(messages(findings)).containsExactly(
                "m7@60000000 [0x60000000, 0x60400000) is reusable: Linux keeps it for itself");
        assertThat(messages(imx8mp().region("m7@60000000", 0x6000_0000L, 0x40_0000, "reusable", "no-map")
                .finds(Rule.REGION_REUSABLE)))
                .containsExactly("m7@60000000 [0x60000000, 0x60400000) is reusable, which "
                        + "contradicts its no-map: Linux keeps it for itself");
        assertThat(imx8mp().region("m7@60000000", 0x6000_0000L, 0x40_0000, "no-map").finds(Rule.REGION_REUSABLE))
                .isEmpty();
    }

    @Test
    void regionThatLeavesRamByAByteIsOutside() throws Exception {
        List<Finding> findings = imx8mp().region("m7", 0x7FFF_F001L, 0x1000, "no-map").finds(Rule.REGION_OUTSIDE_RAM);

        assertThat(messages(findings))
                .containsExactly("1 byte of m7 [0x7ffff001, 0x80000001) are in no memory of the board");
        assertThat(findings.getFirst().fix()).isEqualTo("Place it in RAM: [0x40000000, 0x80000000).");
        assertThat(imx8mp().region("m7", 0x7FFF_F000L, 0x1000, "no-map").finds(Rule.REGION_OUTSIDE_RAM)).isEmpty();
    }

    @Test
    void memoryOfTheSocIsMemoryToo() throws Exception {
        assertThat(stm32mp157().region("mcuram2", 0x1000_0000L, 0x6_0000, "no-map").finds(Rule.REGION_OUTSIDE_RAM))
                .isEmpty();
        assertThat(stm32mp157().region("mcuram2", 0x1000_0000L, 0x6_0001, "no-map").finds(Rule.REGION_OUTSIDE_RAM))
                .hasSize(1);
    }

    @Test
    void regionsThatShareAByteOverlap() throws Exception {
        List<Finding> findings = imx8mp().region("m7@60000000", 0x6000_0000L, 0x1001, "no-map")
                .other("dsp@60001000", 0x6000_1000L, 0x1000, "no-map").finds(Rule.REGIONS_OVERLAP);

        assertThat(messages(findings)).containsExactly(
                "m7@60000000 [0x60000000, 0x60001001) and dsp@60001000 [0x60001000, 0x60002000) overlap by 1 byte");
        assertThat(findings.getFirst().fix())
                .isEqualTo("Let m7@60000000 begin at 0x60002000 or behind it, or end before 0x60001000.");
        assertThat(imx8mp().region("m7@60000000", 0x6000_0000L, 0x1000, "no-map")
                .other("dsp@60001000", 0x6000_1000L, 0x1000, "no-map").finds(Rule.REGIONS_OVERLAP)).isEmpty();
    }

    @Test
    void overlapOfTheCoresOwnRegionsIsToldOnce() throws Exception {
        assertThat(imx8mp().region("a", 0x6000_0000L, 0x2000, "no-map").region("b", 0x6000_1000L, 0x1000, "no-map")
                .finds(Rule.REGIONS_OVERLAP)).hasSize(1);
    }

    @Test
    void disabledNodeOverlapsNothing() throws Exception {
        assertThat(imx8mp().region("a", 0x6000_0000L, 0x2000, "no-map")
                .other("b", 0x6000_1000L, 0x1000, "no-map", "disabled").finds(Rule.REGIONS_OVERLAP)).isEmpty();
    }

    @Test
    void deviceThatNamesTheRegionTooSharesIt() throws Exception {
        OnBoard board = imx8mp().region("vdev0vring0@60000000", 0x6000_0000L, 0x8000, "no-map").user("okay");

        assertThat(messages(board.finds(Rule.REGION_SHARED))).containsExactly(
                "vdev0vring0@60000000 [0x60000000, 0x60008000) is a memory-region of /user0 (vendor,other) too");
        assertThat(imx8mp().region("vdev0vring0@60000000", 0x6000_0000L, 0x8000, "no-map").user("disabled")
                .finds(Rule.REGION_SHARED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"rsc_table@60000000,rsc-table", "RSC-TABLE@60000000,rsc-table", "vdev0-vring0@60000000,vdev0vring0",
            "vdev_vring1@60000000,vdev0vring1"})
    void nearlyTheNameIsNotTheName(String name, String right) throws Exception {
        assertThat(imx8mp().region(name, 0x6000_0000L, 0x1000, "no-map").finds(Rule.REGION_NAME)).singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message()).isEqualTo(name + " [0x60000000, 0x60001000) is not called " + right
                            + ", by which the driver would know it");
                    assertThat(finding.fix()).startsWith("Rename the node to " + right + "@60000000.");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsc-table@60000000", "vdev0vring0@60000000", "vdev1vring1@60000000", "m7@60000000",
            "vdevbuffer@60000000"})
    void nameThatADriverKnowsIsFine(String name) throws Exception {
        assertThat(imx8mp().region(name, 0x6000_0000L, 0x1000, "no-map").finds(Rule.REGION_NAME)).isEmpty();
    }

    @Test
    void k3KnowsRegionsByPlaceAlone() throws Exception {
        assertThat(am62().region("vdev_vring0@90000000", 0x9000_0000L, 0x1000, "no-map").finds(Rule.REGION_NAME))
                .isEmpty();
    }

    @Test
    void secondOfANameIsNeverTaken() throws Exception {
        assertThat(messages(imx8mp().region("vdev0vring0@60000000", 0x6000_0000L, 0x1000, "no-map")
                .region("vdev0vring0@60001000", 0x6000_1000L, 0x1000, "no-map").finds(Rule.REGION_NAME)))
                .containsExactly("vdev0vring0@60001000 [0x60001000, 0x60002000) has the name of memory-region 0, "
                        + "vdev0vring0@60000000 [0x60000000, 0x60001000), which the driver takes instead");
    }

    @Test
    void firstRegionOfK3IsAPool() throws Exception {
        assertThat(messages(am62().region("dma@90000000", 0x9000_0000L, 0x10_0000, "no-map")
                .region("memory@91000000", 0x9100_0000L, 0x10_0000, "no-map", "pool").finds(Rule.BUFFER_REGION)))
                .containsExactly(
                        "virtio buffers come from memory-region 0, dma@90000000 [0x90000000, 0x90100000), which "
                                + "is no shared-dma-pool, as memory-region 1, memory@91000000 [0x91000000, 0x91100000), is: the "
                                + "driver does not probe");
        assertThat(am62().region("dma@90000000", 0x9000_0000L, 0x10_0000, "no-map", "pool").finds(Rule.BUFFER_REGION))
                .isEmpty();
    }

    private static List<String> messages(List<Finding> findings) {
        return findings.stream().map(Finding::message).toList();
    }
}
