// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import java.util.List;
import rproclab.resource.Resource;
import rproclab.resource.VringLayout;

/** What Linux needs for the virtio devices of a table, by its own sums. */
final class Vrings {
    /** {@code MAX_RPMSG_NUM_BUFS}, of both directions. */
    private static final long MOST_BUFFERS = 512;
    /** {@code MAX_RPMSG_BUF_SIZE}, bytes. */
    static final long BUFFER_SIZE = 512;
    private static final long PAGE = 4096;

    private Vrings() {}

    /** {@code num_bufs} of {@code rpmsg_probe()}: twice those of the vring that the core sends by, vring 0. */
    static long buffers(Resource.Vdev vdev) {
        return Math.min(2 * vdev.vrings().getFirst().num(), MOST_BUFFERS);
    }

    /** Bytes that {@code dma_alloc_coherent()} takes from a pool: whole pages, a power of two of them. */
    static long fromPool(long size) {
        long pages = Math.max(1, (size + PAGE - 1) / PAGE);
        return PAGE * (Long.highestOneBit(pages) == pages ? pages : 2 * Long.highestOneBit(pages));
    }

    /** Bytes of a vring's carveout. */
    static long carveout(Resource.Vring vring) {
        return VringLayout.of(vring).carveout();
    }

    /** Bytes from the pool of the buffers of all RPMsg devices. */
    static long pool(List<Resource.Vdev> vdevs) {
        return vdevs.stream().filter(CoreOnBoard::isRpmsg).mapToLong(vdev -> fromPool(buffers(vdev) * BUFFER_SIZE))
                .sum();
    }
}
