// SPDX-License-Identifier: GPL-2.0-only
package rproclab.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.resource.Resource.carveout;
import static rproclab.resource.Resource.rpmsg;
import static rproclab.resource.Resource.trace;
import static rproclab.resource.Resource.vring;
import static rproclab.resource.ResourceTableBuilder.resourceTable;

import java.util.List;
import org.junit.jupiter.api.Test;
import rproclab.bytes.Bytes;

class TableConflictsTest {
    /** 16 buffers take 0x1086 bytes. */
    private static final long SIZE = 0x1086;

    @Test
    void entriesOneBehindTheOtherDoNotConflict() {
        assertThat(conflicts(resourceTable().entry(carveout(0, 1, "a")).entry(trace(2, 3, "b")))).isEmpty();
    }

    @Test
    void entriesThatShareAByteOverlap() {
        ResourceTableBuilder table = resourceTable().entry(carveout(0, 1, "a")).entry(trace(2, 3, "b"));

        assertThat(conflicts(table.offset(1, 0x4F))).containsExactly(
                "entry 0 [0x18, 0x50) and entry 1 [0x4f, 0x53) overlap by 1 byte in the table");
        assertThat(conflicts(table.offset(1, 0x50))).isEmpty();
    }

    @Test
    void entryUsedTwiceOverlapsItself() {
        assertThat(conflicts(resourceTable().entry(carveout(0, 1, "a")).entry(carveout(2, 3, "b")).offset(1, 0x18)))
                .containsExactly("entry 0 [0x18, 0x50) and entry 1 [0x18, 0x50) overlap by 56 bytes in the table");
    }

    @Test
    void entryBeforeTheOneBeforeIsOutOfOrder() {
        assertThat(conflicts(resourceTable().entry(carveout(0, 1, "a")).entry(carveout(2, 3, "b")).offset(0, 0x50)
                .offset(1, 0x18))).containsExactly("offset[1] 0x18 is before offset[0] 0x50");
    }

    @Test
    void vringsThatTouchDoNotOverlap() {
        assertThat(
                conflicts(resourceTable().entry(rpmsg(vring(0x1000, 0x1000, 16, 0), vring(0x1000 + SIZE, 1, 16, 1)))))
                .isEmpty();
        assertThat(conflicts(resourceTable()
                .entry(rpmsg(vring(0x1000, 0x1000, 16, 0), vring(0x1000 + SIZE - 1, 1, 16, 1))))).containsExactly(
                        "vring0 of vdev0 [0x1000, 0x2086) and vring1 of vdev0 [0x2085, 0x2231) overlap by 1 byte in the "
                                + "core's memory");
    }

    @Test
    void vringsThatTheHostPlacesOverlapNothing() {
        assertThat(conflicts(resourceTable().entry(rpmsg(vring(Resource.ADDR_ANY, 16, 16, 0),
                vring(Resource.ADDR_ANY, 16, 16, 1))))).isEmpty();
    }

    @Test
    void notifyIdOfTwoVringsIsAConflict() {
        assertThat(conflicts(resourceTable().entry(rpmsg(vring(Resource.ADDR_ANY, 16, 16, 1),
                vring(Resource.ADDR_ANY, 16, 16, 1)))))
                .containsExactly("vring0 of vdev0 and vring1 of vdev0 both have notifyid 1");
        assertThat(conflicts(resourceTable().entry(rpmsg(vring(Resource.ADDR_ANY, 16, 16, Resource.ADDR_ANY),
                vring(Resource.ADDR_ANY, 16, 16, Resource.ADDR_ANY))))).isEmpty();
    }

    @Test
    void noMoreThanTwentyAreTold() {
        ResourceTableBuilder table = resourceTable().entry(carveout(0, 1, "a"));
        for (int i = 1; i < 1000; i++) {
            table.entry(new Resource.Other(128)).offset(i, 0x1000);
        }

        assertThat(conflicts(table)).hasSize(20);
    }

    @Test
    void configurationSpaceIsWhatLiesInsideTheTable() {
        Resource.Vdev vdev = new Resource.Vdev(7, 0, 0, 0, 4, 0, 0, 0, List.of());
        ResourceTable whole = new ResourceTable(Bytes.of(resourceTable().entry(vdev)
                .append((byte) 1, (byte) 2, (byte) 3, (byte) 4).build()));
        ResourceTable cut = new ResourceTable(Bytes.of(resourceTable().entry(vdev).append((byte) 1).build()));

        assertThat(whole.configuration(whole.entries().getFirst()).toArray()).containsExactly(1, 2, 3, 4);
        assertThat(cut.configuration(cut.entries().getFirst()).toArray()).containsExactly(1);
    }

    private static List<String> conflicts(ResourceTableBuilder table) {
        return new ResourceTable(Bytes.of(table.build())).conflicts();
    }
}
