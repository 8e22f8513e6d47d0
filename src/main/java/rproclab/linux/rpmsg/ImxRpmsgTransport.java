// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import rproclab.linux.virtio.VirtioDevice;
import rproclab.linux.virtio.VirtioTransport;
import rproclab.linux.virtio.Virtqueue;
import rproclab.linux.virtio.Vring;
import rproclab.loader.Errno;

/**
 * Port of {@code imx_rpmsg_config_ops} in NXP's {@code drivers/rpmsg/imx_rpmsg.c}: no resource table, so the firmware
 * must know where everything is, and is never told the status.
 */
final class ImxRpmsgTransport implements VirtioTransport {
    /** {@code RPMSG_NUM_BUFS / 2}. */
    private static final int NUM = 256;
    /** {@code RPMSG_VRING_ALIGN}. */
    private static final int ALIGN = 4096;
    /** Bytes from one vring of a device to the other; its two make one device's share of the window. */
    static final long VRING_STEP = 0x8000;

    private final Kernel kernel;
    private final Vrings vrings;
    private final int index;
    private final long window;
    private final OptionalLong buffers;

    /**
     * Device {@code index}.
     *
     * @param window where its vrings are
     * @param buffers where its buffers are; empty without memory
     */
    ImxRpmsgTransport(Kernel kernel, Vrings vrings, int index, long window, OptionalLong buffers) {
        this.kernel = kernel;
        this.vrings = vrings;
        this.index = index;
        this.window = window;
        this.buffers = buffers;
    }

    /** {@code imx_rpmsg_get_status()}. */
    @Override
    public int getStatus() {
        return 0;
    }

    /** {@code imx_rpmsg_set_status()}. */
    @Override
    public void setStatus(int status) {}

    /** {@code imx_rpmsg_reset()}. */
    @Override
    public void reset() {}

    /** {@code imx_rpmsg_get_features()}. */
    @Override
    public long getFeatures() {
        return 1;
    }

    /** {@code imx_rpmsg_finalize_features()}. */
    @Override
    public void finalizeFeatures(long features) {}

    /** {@code imx_rpmsg_find_vqs()} and {@code rp_find_vq()}: the whole pages of a ring are cleared. */
    @Override
    public int findVqs(VirtioDevice vdev, List<Runnable> callbacks, List<Virtqueue> found) {
        List<String> names = List.of("input", "output");
        for (int i = 0; i < names.size(); i++) {
            long sa = window + i * VRING_STEP;
            kernel.board().memory().zero(sa, Vring.size(NUM, ALIGN) + ALIGN - 1 & -ALIGN);
            Optional<Virtqueue> vq = vdev.newVirtqueue(names.get(i), sa, NUM, ALIGN, callbacks.get(i));
            if (vq.isEmpty()) {
                return Errno.ENOMEM.value();
            }
            vrings.add(2 * index + i, vq.get());
            found.add(vq.get());
        }
        return 0;
    }

    /** {@code imx_rpmsg_notify()}: false when the core does not take the kick in time. */
    @Override
    public void notifyRemote(Virtqueue vq, Consumer<Boolean> then) {
        vrings.kick(vq, then);
    }

    @Override
    public OptionalLong allocCoherent(long size) {
        return buffers;
    }
}
