// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.virtio;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** {@code struct virtio_config_ops} of a device of two virtqueues, with the memory of its parent. */
public interface VirtioTransport {

    /** {@code get_status}: u8. */
    int getStatus();

    /** {@code set_status}. */
    void setStatus(int status);

    /** {@code reset}. */
    void reset();

    /** {@code get_features}. */
    long getFeatures();

    /** {@code finalize_features}, behind {@code vring_transport_features()}. */
    void finalizeFeatures(long features);

    /**
     * {@code find_vqs} for {@code input} and {@code output}.
     *
     * @param callbacks theirs
     * @param found where the two go
     * @return 0 or a negative errno
     */
    int findVqs(VirtioDevice vdev, List<Runnable> callbacks, List<Virtqueue> found);

    /** The {@code notify} of a virtqueue: kicks the core; {@code then} gets what it returns, once it returns. */
    void notifyRemote(Virtqueue vq, Consumer<Boolean> then);

    /** {@code dma_alloc_coherent(vdev->dev.parent, size)}; empty where there is no memory. */
    OptionalLong allocCoherent(long size);
}
