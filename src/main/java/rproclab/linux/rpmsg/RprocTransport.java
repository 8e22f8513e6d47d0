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
import rproclab.loader.Vdev;
import rproclab.memory.LiveMemory;

/**
 * Port of {@code rproc_virtio_config_ops} in {@code drivers/remoteproc/remoteproc_virtio.c}.
 *
 * <pre>
 *  struct fw_rsc_vdev: 8 dfeatures, 12 gfeatures, 20 status, 24 vring[]{da align num notifyid pa}
 * </pre>
 */
final class RprocTransport implements VirtioTransport {
    private static final int DFEATURES = 8;
    private static final int GFEATURES = 12;
    private static final int STATUS = 20;
    private static final int VRING = 24;
    private static final int VRING_SIZE = 20;
    private static final int ACKNOWLEDGE = 1;
    private static final List<String> NAMES = List.of("input", "output");

    private final Kernel kernel;
    private final Vdev setup;
    private final Vrings vrings;
    /** The status of a table that is in kernel memory only. */
    private int ownStatus = ACKNOWLEDGE;

    RprocTransport(Kernel kernel, Vdev setup, Vrings vrings) {
        this.kernel = kernel;
        this.setup = setup;
        this.vrings = vrings;
    }

    private LiveMemory memory() {
        return kernel.board().memory();
    }

    /** {@code rproc_virtio_get_status()}. */
    @Override
    public int getStatus() {
        return setup.rsc().isPresent() ? memory().u8(setup.rsc().getAsLong() + STATUS) : ownStatus;
    }

    /** {@code rproc_virtio_set_status()}. */
    @Override
    public void setStatus(int status) {
        ownStatus = status;
        setup.rsc().ifPresent(rsc -> memory().put8(rsc + STATUS, status));
    }

    /** {@code rproc_virtio_reset()}. */
    @Override
    public void reset() {
        setStatus(0);
    }

    /** {@code rproc_virtio_get_features()}. */
    @Override
    public long getFeatures() {
        return setup.rsc().isPresent() ? memory().u32(setup.rsc().getAsLong() + DFEATURES) : setup.dfeatures();
    }

    /** {@code rproc_virtio_finalize_features()}. */
    @Override
    public void finalizeFeatures(long features) {
        setup.rsc().ifPresent(rsc -> memory().put32(rsc + GFEATURES, features));
    }

    /** {@code rproc_virtio_find_vqs()}. */
    @Override
    public int findVqs(VirtioDevice vdev, List<Runnable> callbacks, List<Virtqueue> found) {
        for (int i = 0; i < NAMES.size(); i++) {
            if (i >= setup.rings().size()) {
                return Errno.ENOMEM.value();
            }
            Optional<Virtqueue> vq = findVq(vdev, i, callbacks.get(i));
            if (vq.isEmpty()) {
                return Errno.ENOMEM.value();
            }
            found.add(vq.get());
        }
        return 0;
    }

    /** {@code rp_find_vq()}. */
    private Optional<Virtqueue> findVq(VirtioDevice vdev, int index, Runnable callback) {
        Vdev.Ring ring = setup.rings().get(index);
        memory().zero(ring.sa(), vringSize(ring));
        Optional<Virtqueue> vq = vdev.newVirtqueue(NAMES.get(index), ring.sa(), ring.num(), ring.align(), callback);
        if (vq.isEmpty()) {
            kernel.log().err("remoteproc remoteproc0", "vring_new_virtqueue %s failed", NAMES.get(index));
            return vq;
        }
        vrings.add(ring.notifyid(), vq.get());
        setup.rsc().ifPresent(rsc -> memory().put32(rsc + VRING + (long) VRING_SIZE * index, ring.da()));
        return vq;
    }

    /** {@code vring_size()}, whose result lies in the vring's carveout. */
    private static long vringSize(Vdev.Ring ring) {
        return Vring.size(ring.num(), ring.align());
    }

    /** {@code rproc_virtio_notify()}, which never fails. */
    @Override
    public void notifyRemote(Virtqueue vq, Consumer<Boolean> then) {
        vrings.kick(vq, _ -> then.accept(true));
    }

    @Override
    public OptionalLong allocCoherent(long size) {
        return setup.buffers();
    }
}
