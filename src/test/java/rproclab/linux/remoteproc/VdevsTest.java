// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.linux.remoteproc.Tables.BUFFER;
import static rproclab.linux.remoteproc.Tables.DMA;
import static rproclab.linux.remoteproc.Tables.RSC;
import static rproclab.linux.remoteproc.Tables.TABLE_SA;
import static rproclab.linux.remoteproc.Tables.VRING0;
import static rproclab.linux.remoteproc.Tables.VRING1;
import static rproclab.linux.remoteproc.Tables.anywhere;
import static rproclab.linux.remoteproc.Tables.boot;
import static rproclab.linux.remoteproc.Tables.ring;
import static rproclab.linux.remoteproc.Tables.table;
import static rproclab.resource.Resource.ADDR_ANY;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.loader.LoadResult;
import rproclab.loader.LogLine;
import rproclab.loader.Vdev;
import rproclab.loader.Verdict;
import rproclab.memory.ArrayMemory;
import rproclab.memory.LiveMemory;
import rproclab.memory.Mapping;
import rproclab.memory.ReservedRegion;
import rproclab.resource.Resource;

/** What a driver of a virtio device finds after the boot. */
class VdevsTest {

    @Test
    void deviceKnowsItsTableItsRingsAndItsBuffers() {
        LoadResult result = boot("linux-6.12", table(anywhere()), BUFFER, VRING0, VRING1);

        assertThat(result.vdevs()).containsExactly(new Vdev("virtio0", "rproc-virtio rproc-virtio.0.auto", 7, 1,
                OptionalLong.of(TABLE_SA + RSC),
                List.of(new Vdev.Ring(0x5500_0000L, 0x5500_0000L, 256, 0x1000, 0),
                        new Vdev.Ring(0x5500_8000L, 0x5500_8000L, 256, 0x1000, 1)),
                OptionalLong.of(0x5540_0000L)));
    }

    @Test
    void ringsAndBuffersThatNoRegionHoldsAreInDmaMemory() {
        Vdev vdev = boot("linux-6.12", table(anywhere())).vdevs().getFirst();

        assertThat(vdev.rings()).extracting(Vdev.Ring::sa).containsExactly(DMA, DMA + 0x4000);
        assertThat(vdev.rings()).extracting(Vdev.Ring::da).containsExactly(DMA, DMA + 0x4000);
        assertThat(vdev.buffers()).hasValue(DMA + 0x4_0000);
    }

    @Test
    void twoDevicesShareOneRegionForBuffers() {
        LoadResult result = boot("linux-6.12", table(anywhere(), anywhere()), BUFFER, VRING0, VRING1);

        assertThat(result.vdevs()).extracting(Vdev::name).containsExactly("virtio0", "virtio1");
        assertThat(result.vdevs()).extracting(vdev -> vdev.buffers().orElseThrow()).containsExactly(0x5540_0000L,
                0x5544_0000L);
        assertThat(result.vdevs().get(1).rings()).extracting(Vdev.Ring::notifyid).containsExactly(2, 3);
    }

    @ParameterizedTest
    @CsvSource({"256, 0x40000, true", "256, 0x3f000, false", "257, 0x40000, true", "8, 0x2000, true",
            "8, 0x1000, false"})
    void regionMustHoldTwoBuffersForEachDescriptorOfTheFirstRing(long num, String size, boolean fits) {
        ReservedRegion pool = new ReservedRegion("vdevbuffer", 0x5540_0000L, Long.decode(size)).asSharedDmaPool();
        Resource.Vring ring = Resource.vring(ADDR_ANY, 0x1000, num, 0);

        Vdev vdev = boot("linux-6.12", table(Resource.rpmsg(ring, ring)), pool).vdevs().getFirst();

        assertThat(vdev.buffers()).isEqualTo(fits ? OptionalLong.of(0x5540_0000L) : OptionalLong.empty());
    }

    @Test
    void stm32GivesItsBufferRegion() {
        ReservedRegion ram = new ReservedRegion("mcuram2", 0x1000_0000L, 0x4_0000);
        ReservedRegion buffer = new ReservedRegion("vdev0buffer", 0x1004_2000L, 0x4000, true);
        Resource.Vring ring = Resource.vring(ADDR_ANY, 16, 16, 0);

        LoadResult result = Boards.load(Boards.stm32mp1("linux-6.12", ram, buffer),
                Tables.stm32Image(table(Resource.rpmsg(ring, ring))));

        assertThat(result.vdevs().getFirst().buffers()).hasValue(0x1004_2000L);
        assertThat(result.vdevs().getFirst().rsc()).hasValue(0x1000_0000L + RSC);
    }

    @Test
    void oneVringIsOneRing() {
        assertThat(boot("linux-6.12", table(Resource.rpmsg(ring(ADDR_ANY)))).vdevs().getFirst().rings()).hasSize(1);
    }

    @Test
    void refusedBootHasNoDevice() {
        Resource.Vring none = Resource.vring(ADDR_ANY, 0x1000, 0, 0);

        assertThat(boot("linux-6.12", table(Resource.rpmsg(none, none))).vdevs()).isEmpty();
    }

    @Test
    void attachingReadsTheTableOfTheRunningCore() {
        LiveMemory running = new ArrayMemory(new Mapping("rsc-table", 0x550F_F000L, 0x1000));
        running.write(0x550F_F000L, table(anywhere()).build());
        ReservedRegion rscTable = new ReservedRegion("rsc-table", 0x550F_F000L, 0x1000);

        LoadResult result = Boards.imx8mp("linux-6.12", BUFFER, VRING0, VRING1, rscTable).attach(OptionalLong.empty(),
                running);

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.log()).extracting(LogLine::text).containsExactly(
                "remoteproc remoteproc0: attaching to imx-rproc",
                "rproc-virtio rproc-virtio.0.auto: assigned reserved memory node vdevbuffer@55400000",
                "rproc-virtio rproc-virtio.0.auto: registered virtio0 (type 7)",
                "remoteproc remoteproc0: remote processor imx-rproc is now attached");
        assertThat(result.vdevs()).hasSize(1);
        assertThat(result.vdevs().getFirst().rsc()).hasValue(0x550F_F000L + RSC);
        assertThat(running.u8(0x550F_F000L + RSC + 20)).as("status").isEqualTo(1);
    }

    @Test
    void attachingToACoreWithoutTableFindsNoDevice() {
        LiveMemory running = new ArrayMemory(new Mapping("rsc-table", 0x550F_F000L, 0x1000));

        LoadResult result = Boards.imx8mp("linux-6.12", BUFFER, VRING0, VRING1).attach(OptionalLong.empty(), running);

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.vdevs()).isEmpty();
    }
}
