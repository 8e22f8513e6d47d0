// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.diagnose.OnBoard.am62;
import static rproclab.diagnose.OnBoard.imx8mp;
import static rproclab.diagnose.OnBoard.stm32mp157;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.resource.Resource.carveout;
import static rproclab.resource.Resource.rpmsg;
import static rproclab.resource.Resource.vring;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.elf.Content;
import rproclab.elf.Elf;
import rproclab.elf.ElfBuilder;
import rproclab.resource.Resource;

/** The rules over device tree, firmware and resource table. */
class TableRulesTest {
    private static final long ANY = Resource.ADDR_ANY;

    /** 16 buffers need 0x1000 + 0x8a bytes, so two pages. */
    private static OnBoard vrings(long size) {
        return imx8mp().region("vdev0buffer@60100000", 0x6010_0000L, 0x10_0000, "no-map", "pool")
                .region("vdev0vring0@60000000", 0x6000_0000L, size, "no-map")
                .region("vdev0vring1@60008000", 0x6000_8000L, 0x8000, "no-map");
    }

    private static Resource.Vdev rpmsgAt(long da0, long num) {
        return rpmsg(vring(da0, 0x1000, num, 0), vring(ANY, 0x1000, num, 1));
    }

    @Test
    void vringThatFillsItsRegionFits() throws Exception {
        assertThat(vrings(0x2000).finds(Rule.VRING_REGION, rpmsgAt(0x6000_0000L, 16))).isEmpty();
        assertThat(messages(vrings(0x1FFF).finds(Rule.VRING_REGION, rpmsgAt(0x6000_0000L, 16)))).containsExactly(
                "vring0 of vdev0 (16 buffers, align 0x1000) needs [0x60000000, 0x60002000), but its memory-region "
                        + "vdev0vring0@60000000 is [0x60000000, 0x60001fff) to the core");
        assertThat(vrings(0x1FFF).finds(Rule.VRING_REGION, rpmsgAt(0x6000_0000L, 16)).getFirst().fix())
                .isEqualTo("Give the region 0x2000 bytes.");
    }

    @Test
    void vringOutsideItsRegionIsMoved() throws Exception {
        List<Finding> before = vrings(0x8000).finds(Rule.VRING_REGION, rpmsgAt(0x5FFF_F000L, 16));
        List<Finding> behind = vrings(0x8000).finds(Rule.VRING_REGION, rpmsgAt(0x6000_7000L, 16));

        assertThat(before).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.fix())
                    .isEqualTo("Set the address in the resource table to 0x60000000, or move the region "
                            + "to 0x5ffff000.");
        });
        assertThat(behind).hasSize(1);
        assertThat(vrings(0x8000).finds(Rule.VRING_REGION, rpmsgAt(0x6000_6000L, 16))).isEmpty();
    }

    @Test
    void vringThatLinuxPlacesNeedsNoRegion() throws Exception {
        assertThat(imx8mp().finds(Rule.VRING_REGION, rpmsgAt(ANY, 16))).isEmpty();
    }

    @Test
    void fixedVringWithoutRegionIsSomewhereElse() throws Exception {
        assertThat(imx8mp().finds(Rule.VRING_REGION, rpmsgAt(0x6000_0000L, 16))).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.message()).isEqualTo("vring0 of vdev0 (16 buffers, align 0x1000) is fixed at "
                    + "[0x60000000, 0x60002000), but no memory-region is called vdev0vring0: Linux gives it other memory, "
                    + "of which the core does not know");
            assertThat(finding.fix())
                    .isEqualTo("Reserve vdev0vring0@60000000 with reg of 0x2000 bytes, no-map, and name "
                            + "it in memory-region.");
        });
    }

    @Test
    void k3KnowsNoVringRegions() throws Exception {
        assertThat(messages(am62().region("vdev0vring0@90000000", 0x9000_0000L, 0x8000, "no-map", "pool")
                .finds(Rule.VRING_REGION, rpmsgAt(0x9000_0000L, 16)))).containsExactly(
                        "vring0 of vdev0 (16 buffers, align 0x1000) is fixed at [0x90000000, 0x90002000), but the driver "
                                + "makes no memory-region a carveout: Linux gives it other memory, of which the core does "
                                + "not know");
    }

    @Test
    void stm32TranslatesItsRegions() throws Exception {
        OnBoard board = stm32mp157().region("vdev0vring0@38000000", 0x3800_0000L, 0x2000, "no-map");

        assertThat(board.finds(Rule.VRING_REGION, rpmsgAt(0, 16))).isEmpty();
        assertThat(messages(board.finds(Rule.VRING_REGION, rpmsgAt(0x3800_0000L, 16)))).containsExactly(
                "vring0 of vdev0 (16 buffers, align 0x1000) needs [0x38000000, 0x38002000), but its memory-region "
                        + "vdev0vring0@38000000 is [0x0, 0x2000) to the core");
    }

    @Test
    void carveoutNeedsTheRegionOfItsName() throws Exception {
        OnBoard board = imx8mp().region("shm@60000000", 0x6000_0000L, 0x1000, "no-map");

        assertThat(board.finds(Rule.CARVEOUT_REGION, carveout(0x6000_0000L, 0x1000, "shm"))).isEmpty();
        assertThat(messages(board.finds(Rule.CARVEOUT_REGION, carveout(0x6000_0000L, 0x1001, "shm")))).containsExactly(
                "carveout shm needs [0x60000000, 0x60001001), but its memory-region shm@60000000 is "
                        + "[0x60000000, 0x60001000) to the core");
        assertThat(messages(board.finds(Rule.CARVEOUT_REGION, carveout(0x6000_0000L, 0x1000, "shm0")))).containsExactly(
                "carveout shm0 is fixed at [0x60000000, 0x60001000), but no memory-region is called shm0: Linux gives it "
                        + "other memory, of which the core does not know");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0x60000000 | 0x1000 | 0  | rproc_parse_vring() refuses 0",
            "0x60000000 | 0 | 16 | rproc_parse_vring() refuses 0",
            "0x60000000 | 0x1000 | 24 | num is no power of two, which virtio refuses as a bad virtqueue length",
            "0x60000000 | 0x1001 | 16 | align is no power of two, so that the used ring's place is computed wrongly",
            "0x60000010 | 0x1000 | 16 | da is no multiple of align: 16 bytes behind one"})
    void vringThatCannotBeIsTold(String da, String align, long num, String fault) throws Exception {
        Resource.Vring vring = vring(Long.decode(da), Long.decode(align), num, 0);

        assertThat(messages(imx8mp().finds(Rule.VRING_SHAPE, rpmsg(vring, vring(ANY, 0x1000, 16, 1)))))
                .containsExactly("vring0 of vdev0 (da %s, num %d, align 0x%x): %s".formatted(da, num,
                        Long.decode(align), fault));
        assertThat(imx8mp().finds(Rule.VRING_SHAPE, rpmsgAt(0x6000_0000L, 16))).isEmpty();
    }

    @Test
    void buffersComeFromTheFirstRegionOfAnImx() throws Exception {
        OnBoard wrong = imx8mp().region("vdev0vring0@60000000", 0x6000_0000L, 0x8000, "no-map")
                .region("vdev0buffer@60100000", 0x6010_0000L, 0x10_0000, "no-map", "pool");

        assertThat(wrong.finds(Rule.BUFFER_REGION, rpmsgAt(ANY, 16))).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.message()).isEqualTo("virtio buffers come from memory-region 0, vdev0vring0@60000000 "
                    + "[0x60000000, 0x60008000), which is no shared-dma-pool, as memory-region 1, vdev0buffer@60100000 "
                    + "[0x60100000, 0x60200000), is: Linux takes buffers from memory that the core may not reach");
            assertThat(finding.fix()).isEqualTo("Name vdev0buffer@60100000 first in memory-region.");
        });
        assertThat(vrings(0x8000).finds(Rule.BUFFER_REGION, rpmsgAt(ANY, 16))).isEmpty();
        assertThat(wrong.finds(Rule.BUFFER_REGION)).isEmpty();
    }

    @Test
    void buffersOfAnStm32ComeFromTheRegionOfTheirName() throws Exception {
        OnBoard board = stm32mp157().region("retram@38000000", 0x3800_0000L, 0x1_0000, "no-map")
                .region("vdev0buffer@10042000", 0x1004_2000L, 0x4000, "no-map");

        assertThat(board.finds(Rule.BUFFER_REGION, rpmsgAt(ANY, 8))).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.fix()).isEqualTo("Add compatible = \"shared-dma-pool\" to the node of the buffers.");
        });
    }

    @Test
    void poolHoldsTwiceTheBuffersOfAVring() throws Exception {
        OnBoard exact = imx8mp().region("vdev0buffer@60100000", 0x6010_0000L, 0x4000, "no-map", "pool");
        OnBoard small = imx8mp().region("vdev0buffer@60100000", 0x6010_0000L, 0x3FFF, "no-map", "pool");

        assertThat(exact.finds(Rule.BUFFER_POOL_SMALL, rpmsgAt(ANY, 16))).isEmpty();
        assertThat(messages(small.finds(Rule.BUFFER_POOL_SMALL, rpmsgAt(ANY, 16)))).containsExactly(
                "vdev0buffer@60100000 [0x60100000, 0x60103fff) has 16383 bytes, but 32 buffers of 512 bytes need 0x4000");
        assertThat(small.finds(Rule.BUFFER_POOL_SMALL, rpmsgAt(ANY, 16)).getFirst().fix())
                .isEqualTo("Give it a size of 0x4000, or the vrings fewer buffers.");
    }

    @Test
    void rpmsgTakes512BuffersAtMost() throws Exception {
        OnBoard exact = imx8mp().region("vdev0buffer@60100000", 0x6010_0000L, 0x4_0000, "no-map", "pool");

        assertThat(exact.finds(Rule.BUFFER_POOL_SMALL, rpmsgAt(ANY, 256))).isEmpty();
        assertThat(exact.finds(Rule.BUFFER_POOL_SMALL, rpmsgAt(ANY, 1024))).isEmpty();
        assertThat(exact.finds(Rule.BUFFER_POOL_SMALL, rpmsgAt(ANY, 256), rpmsgAt(ANY, 2))).hasSize(1);
    }

    @Test
    void poolOfK3HoldsTheVringsToo() throws Exception {
        OnBoard exact = am62().region("dma@90000000", 0x9000_0000L, 0x8000, "no-map", "pool");
        OnBoard small = am62().region("dma@90000000", 0x9000_0000L, 0x7000, "no-map", "pool");

        assertThat(exact.finds(Rule.BUFFER_POOL_SMALL, rpmsgAt(ANY, 16))).isEmpty();
        assertThat(messages(small.finds(Rule.BUFFER_POOL_SMALL, rpmsgAt(ANY, 16)))).containsExactly(
                "dma@90000000 [0x90000000, 0x90007000) has 28672 bytes, but 32 buffers of 512 bytes and vrings of 0x4000 "
                        + "need 0x8000");
    }

    @Test
    void segmentInRamIsReserved() throws Exception {
        OnBoard board = imx8mp().ram(0x4000_0000L, 0x8000_0000L).region("m7@80000000", 0x8000_0000L, 0x1000, "no-map");

        assertThat(board.finds(Rule.SEGMENT_NOT_RESERVED, ElfBuilder.elf32().load(0x8000_0000L, 4, 0x1000))).isEmpty();
        assertThat(messages(board.finds(Rule.SEGMENT_NOT_RESERVED, ElfBuilder.elf32().load(0x8000_0000L, 4, 0x1001))))
                .containsExactly("segment 0 is in RAM, [0x80000000, 0x80001001), 1 byte of it outside the core's "
                        + "memory-region");
        assertThat(messages(board.finds(Rule.SEGMENT_NOT_RESERVED, ElfBuilder.elf32().load(0x8000_1000L, 4, 0x1000))))
                .containsExactly("segment 0 is in RAM, [0x80001000, 0x80002000), all of it outside the core's "
                        + "memory-region");
        assertThat(board.finds(Rule.SEGMENT_NOT_RESERVED, ElfBuilder.elf32().load(0, 4, 0x1000))).isEmpty();
    }

    @Test
    void segmentInThePoolOfTheBuffersIsOverwritten() throws Exception {
        OnBoard board = imx8mp().region("vdev0buffer@60100000", 0x6010_0000L, 0x1000, "no-map", "pool")
                .region("m7@60101000", 0x6010_1000L, 0x1000, "no-map");

        assertThat(board.finds(Rule.SEGMENT_IN_POOL, ElfBuilder.elf32().load(0x6010_1000L, 4, 0x1000))).isEmpty();
        assertThat(messages(board.finds(Rule.SEGMENT_IN_POOL, ElfBuilder.elf32().load(0x6010_0FFFL, 4, 0x1000))))
                .containsExactly("1 byte of segment 0 [0x60100fff, 0x60101fff) are in vdev0buffer@60100000 "
                        + "[0x60100000, 0x60101000), from which Linux takes virtio buffers");
        assertThat(imx8mp().region("m7@60100000", 0x6010_0000L, 0x1000, "no-map")
                .finds(Rule.SEGMENT_IN_POOL, ElfBuilder.elf32().load(0x6010_0000L, 4, 4))).isEmpty();
    }

    @Test
    void tableInNoSegmentIsInMemoryThatLinuxCanWrite() throws Exception {
        assertThat(imx8mp().finds(Rule.TABLE_NOT_LOADED, elfWithTableAt(0x1_FFF0L))).isEmpty();
        assertThat(messages(imx8mp().finds(Rule.TABLE_NOT_LOADED, elfWithTableAt(0x1_FFF1L)))).containsExactly(
                "the resource table runs at [0x1fff1, 0x20001), which is in no segment and in no memory of the core");
    }

    @Test
    void tableInASegmentIsLoaded() throws Exception {
        ElfBuilder exact = elfWithTableAt(0x300_0000L).load(0x300_0000L, 16, 16);
        ElfBuilder less = elfWithTableAt(0x300_0000L).load(0x300_0000L, 15, 16);

        assertThat(imx8mp().finds(Rule.TABLE_NOT_LOADED, exact)).isEmpty();
        assertThat(imx8mp().finds(Rule.TABLE_NOT_LOADED, less)).hasSize(1);
    }

    @Test
    void regionForTheTableTakesIt() throws Exception {
        OnBoard board = imx8mp().region("rsc-table@550ff000", 0x550F_F000L, 0x1000, "no-map");

        assertThat(board.finds(Rule.TABLE_ELSEWHERE, elfWithTableAt(0x550F_F000L))).isEmpty();
        assertThat(messages(board.finds(Rule.TABLE_ELSEWHERE, elfWithTableAt(0x400)))).containsExactly(
                "the resource table runs at [0x400, 0x410), but Linux (5.15.168, 6.1, 6.12 and "
                        + "later) fills in the one in "
                        + "rsc-table@550ff000 [0x550ff000, 0x55100000)");
        assertThat(imx8mp().finds(Rule.TABLE_ELSEWHERE, elfWithTableAt(0x400))).isEmpty();
    }

    @Test
    void tableInBssIsCleared() throws Exception {
        ElfBuilder touching = elfWithTableAt(0x2000_0000L)
                .section(section(".bss").type(Elf.SHT_NOBITS).flags(Elf.SHF_ALLOC).addr(0x2000_0010L).size(0x100));
        ElfBuilder within = elfWithTableAt(0x2000_0001L)
                .section(section(".bss").type(Elf.SHT_NOBITS).flags(Elf.SHF_ALLOC).addr(0x2000_0010L).size(0x100));

        assertThat(imx8mp().finds(Rule.TABLE_OVERWRITTEN, touching)).isEmpty();
        assertThat(messages(imx8mp().finds(Rule.TABLE_OVERWRITTEN, within))).containsExactly(
                "Linux fills in the resource table at [0x20000001, 0x20000011), but 1 byte of it are in .bss "
                        + "[0x20000010, 0x20000110), which startup code clears or uses");
        assertThat(imx8mp().region("rsc-table@550ff000", 0x550F_F000L, 0x1000, "no-map")
                .finds(Rule.TABLE_OVERWRITTEN, within)).isEmpty();
    }

    @Test
    void tableThatStartupCodeCopiesIsOverwritten() throws Exception {
        ElfBuilder copied = elfWithTableAt(0x2000_0000L)
                .segment(rproclab.elf.SegmentRecipe.load(0x1000).vaddr(0x2000_0000L).bytes(64));
        ElfBuilder inPlace = elfWithTableAt(0x2000_0000L).load(0x2000_0000L, 64, 64);

        assertThat(messages(imx8mp().finds(Rule.TABLE_OVERWRITTEN, copied))).containsExactly(
                "Linux fills in the resource table at [0x20000000, 0x20000010), but segment 0 is loaded to 0x1000, from "
                        + "where startup code copies the table as it was linked over Linux's");
        assertThat(imx8mp().finds(Rule.TABLE_OVERWRITTEN, inPlace)).isEmpty();
    }

    private static ElfBuilder elfWithTableAt(long addr) {
        return ElfBuilder.elf32().section(
                section(".resource_table").flags(Elf.SHF_ALLOC).addr(addr).bytes(Content.of(OnBoard.table())));
    }

    private static List<String> messages(List<Finding> findings) {
        return findings.stream().map(Finding::message).toList();
    }
}
