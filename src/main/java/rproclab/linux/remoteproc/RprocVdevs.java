// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** {@code rproc->rvdevs}, with the numbers that virtio devices and their vrings get. */
final class RprocVdevs {
    private final Rproc rproc;
    private final List<RprocVdev> list = new ArrayList<>();
    private final BitSet notifyids = new BitSet();
    private int nbVdev;
    private int virtioDevices;

    RprocVdevs(Rproc rproc) {
        this.rproc = rproc;
    }

    /** {@code rproc->nb_vdev++}. */
    int nextIndex() {
        return nbVdev++;
    }

    /** The number of the next virtio device, all of which are taken to be this processor's. */
    int nextVirtio() {
        return virtioDevices++;
    }

    /** {@code idr_alloc(&rproc->notifyids, ...)}: the lowest id that is free. */
    int allocNotifyid() {
        int id = notifyids.nextClearBit(0);
        notifyids.set(id);
        return id;
    }

    /** {@code idr_remove()}. */
    void removeNotifyid(int id) {
        notifyids.clear(id);
    }

    /** {@code rproc_add_rvdev()} and {@code rproc_add_subdev()}. */
    void add(RprocVdev rvdev) {
        list.add(rvdev);
    }

    /** {@code rproc_start_subdevices()}; stopping those before a failed one shows nowhere. */
    int start() {
        for (RprocVdev rvdev : list) {
            int ret = RprocVirtio.addVirtioDev(rproc, rvdev);
            if (ret != 0) {
                return ret;
            }
        }
        return 0;
    }

    /** {@code rproc_resource_cleanup()}, of which only the end of the virtio devices can go wrong. */
    void cleanUp() {
        list.forEach(RprocVirtio::remove);
    }
}
