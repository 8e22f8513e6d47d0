// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rproclab.loader.Vdev;
import rproclab.memory.Mapping;

/** {@code rproc->rvdevs}, with the numbers that virtio devices and their vrings get. */
final class RprocVdevs {
    private final Rproc rproc;
    private final List<RprocVdev> list = new ArrayList<>();
    private final BitSet notifyids = new BitSet();
    private int nbVdev;
    private int virtioDevices;
    /** The pools that devices were given, by what they are part of. */
    private final Map<Mapping, DmaPool> pools = new HashMap<>();
    private final List<Vdev> registered = new ArrayList<>();

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

    /** A device's own pool, which it may share with another. */
    DmaPool pool(Mapping memory) {
        return pools.computeIfAbsent(memory, DmaPool::new);
    }

    /** Notes a device that waits for a driver. */
    void register(Vdev vdev) {
        registered.add(vdev);
    }

    /** The devices that wait for a driver. */
    List<Vdev> registered() {
        return registered;
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
