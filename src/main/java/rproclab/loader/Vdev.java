// SPDX-License-Identifier: GPL-2.0-only
package rproclab.loader;

import java.util.List;
import java.util.OptionalLong;

/**
 * A virtio device that a loader has registered for the firmware: acknowledged, and without a driver so far.
 *
 * @param name its name in the log: {@code virtio0}
 * @param device the device that registered it, as log lines name it: {@code rproc-virtio rproc-virtio.0.auto}
 * @param id virtio's type of device, u32: 7 for RPMsg
 * @param dfeatures the features that the firmware offers, u32
 * @param rsc where its {@code struct fw_rsc_vdev} is in target memory; empty where the core is never shown the table
 * @param rings its vrings that have memory, in order
 * @param buffers where the buffers of an RPMsg device are; empty where there is no memory for them
 */
public record Vdev(String name, String device, long id, long dfeatures, OptionalLong rsc, List<Ring> rings,
        OptionalLong buffers) {

    /** Copies the list. */
    public Vdev {
        rings = List.copyOf(rings);
    }

    /**
     * One vring.
     *
     * @param da as the remote core sees it, u32
     * @param sa on the system bus
     * @param num descriptors, u32
     * @param align of the used ring, u32
     * @param notifyid its number in kicks
     */
    public record Ring(long da, long sa, long num, long align, int notifyid) {}
}
