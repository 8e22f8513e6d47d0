// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.List;

/** {@code struct rproc_vdev}: a virtio device that the firmware asks for, with its two vrings. */
final class RprocVdev {
    /**
     * {@code sizeof(struct device)}, which lies before {@code rproc} up to 5.15. A kernel's configuration decides it, so
     * this is only that of the stand-in in {@code kernel-ref}.
     */
    private static final long DEVICE_SIZE = 184;

    private final long id;
    private final int index;
    private final String device;
    private final long rscOffset;
    private final List<RprocVring> vrings;

    /**
     * A device whose vrings are not parsed yet.
     *
     * @param id virtio's type of device, u32: 7 for RPMsg
     * @param index which of this processor's it is, from 0
     * @param device its own device as log lines name it
     * @param rscOffset where its {@code struct fw_rsc_vdev} is in the table
     */
    RprocVdev(Rproc rproc, long id, int index, String device, long rscOffset) {
        this.id = id;
        this.index = index;
        this.device = device;
        this.rscOffset = rscOffset;
        vrings = List.of(new RprocVring(rproc, 0), new RprocVring(rproc, 1));
    }

    /** {@code offsetof(struct rproc_vdev, rproc)}: where a NULL {@code rvdev} is followed to. */
    static long offsetOfRproc(LinuxRelease release, SizeT sizeT) {
        long others = sizeT == SizeT.BITS32 ? 40 : 80;
        return release.has(Feature.VDEV_IS_PLATFORM_DEVICE) ? others : others + DEVICE_SIZE;
    }

    /** {@code id}. */
    long id() {
        return id;
    }

    /** {@code index}. */
    int index() {
        return index;
    }

    /** {@code dev} or {@code pdev->dev}, by its name in the log. */
    String device() {
        return device;
    }

    /** {@code rsc_offset}. */
    long rscOffset() {
        return rscOffset;
    }

    /** {@code vring[]}. */
    List<RprocVring> vrings() {
        return vrings;
    }
}
