// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import rproclab.linux.remoteproc.DmaPool;
import rproclab.memory.Mapping;
import rproclab.memory.ReservedRegion;
import rproclab.target.DefaultRegions;

/**
 * The device-tree node of NXP's {@code imx_rpmsg}.
 *
 * @param window {@code reg}: where the vrings are
 * @param vdevs {@code vdev-nums}
 * @param pool the first {@code memory-region}, where the buffers are; without one, memory that the driver does not name
 */
record ImxRpmsgNode(Mapping window, int vdevs, Mapping pool) {
    /** {@code set_vring_phy_buf()}: each device has so much of the window. */
    private static final long SHARE = 0x1_0000;
    /** {@code RPMSG_NUM_BUFS} of {@code RPMSG_BUF_SIZE}, for each device. */
    private static final long BUFFERS = 512 * 512;

    /**
     * That of a board: the region {@code rpmsg}, or else where the device tree has the vrings for remoteproc, which NXP's
     * have in the same place.
     *
     * @param given another address for the vrings
     */
    static ImxRpmsgNode of(DefaultRegions regions, OptionalLong given) {
        List<ReservedRegion> all = Stream.concat(regions.besides().stream(), regions.memoryRegion().stream()).toList();
        Optional<ReservedRegion> own = all.stream().filter(region -> region.name().equals("rpmsg")).findFirst();
        long first = all.stream().filter(region -> region.name().equals("vdev0vring0")).mapToLong(ReservedRegion::sa)
                .findFirst().orElse(0);
        int vdevs = own.map(region -> (int) (region.size() / SHARE))
                .orElseGet(() -> (int) all.stream().filter(r -> r.name().matches("vdev\\d+vring0")).count());
        long sa = given.orElse(own.map(ReservedRegion::sa).orElse(first));
        return new ImxRpmsgNode(new Mapping("reg", sa, vdevs * SHARE), vdevs, pool(all, vdevs));
    }

    private static Mapping pool(List<ReservedRegion> regions, int vdevs) {
        return regions.stream().filter(region -> region.name().matches("vdev\\d*buffer.*"))
                .filter(region -> region.size() >= vdevs * BUFFERS).findFirst()
                .map(region -> new Mapping(region.fullName(), region.sa(), region.size()))
                .orElse(new Mapping("", DmaPool.OF_BOARD.sa(), DmaPool.OF_BOARD.size()));
    }
}
