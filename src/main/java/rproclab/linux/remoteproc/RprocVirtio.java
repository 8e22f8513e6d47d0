// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import rproclab.bytes.OutsideAccess;
import rproclab.loader.Errno;
import rproclab.loader.LogLine.Level;
import rproclab.loader.Vdev;
import rproclab.memory.Mapping;
import rproclab.memory.ReservedRegion;

/**
 * Port of {@code drivers/remoteproc/remoteproc_virtio.c}, up to the registration of the virtio device.
 *
 * <p>
 * The device then stays without a driver, as it does while {@code virtio_rpmsg_bus} is not loaded: its status in the table
 * is 1, no vring is set up, no {@code da} of a vring is told to the core.
 */
final class RprocVirtio {
    private static final int STATUS_ACKNOWLEDGE = 1;
    /** {@code MAX_RPMSG_NUM_BUFS} of {@code virtio_rpmsg_bus}. */
    private static final long MAX_RPMSG_NUM_BUFS = 512;
    /** {@code MAX_RPMSG_BUF_SIZE}. */
    private static final long RPMSG_BUF_SIZE = 512;

    private RprocVirtio() {}

    /** {@code rproc_virtio_probe()}; {@code rproc_handle_vdev()} up to 5.15 does the same. */
    static int probe(Rproc rproc, RprocVdev rvdev) {
        List<RprocVring> vrings = rvdev.vrings().subList(0, numOfVrings(rproc, rvdev));
        for (RprocVring vring : vrings) {
            int ret = vring.parse(rvdev, rvdev.rscOffset());
            if (ret != 0) {
                return ret;
            }
        }
        for (int i = 0; i < vrings.size(); i++) {
            int ret = vrings.get(i).alloc(rvdev);
            if (ret != 0) {
                vrings.subList(0, i).reversed().forEach(RprocVring::free);
                return ret;
            }
        }
        rproc.rvdevs().add(rvdev);
        return 0;
    }

    /** At most 2: its handler has looked. */
    private static int numOfVrings(Rproc rproc, RprocVdev rvdev) {
        return rproc.table().u8(rvdev.rscOffset() + RscVdev.NUM_OF_VRINGS);
    }

    /** {@code rproc_virtio_remove()}, up to 5.15 {@code rproc_vdev_release()}: frees two vrings, however many there are. */
    static void remove(RprocVdev rvdev) {
        rvdev.vrings().forEach(RprocVring::free);
    }

    /** {@code rproc_add_virtio_dev()}, which starts the subdevice. */
    static int addVirtioDev(Rproc rproc, RprocVdev rvdev) {
        if (!rproc.ops().canKick()) {
            rproc.print(Level.ERROR, rvdev.device(), ".kick method not defined for %s", rproc.ops().name());
            return Errno.EINVAL.value();
        }
        Optional<RprocMemEntry> buffer = rproc.carveouts().find("vdev" + rvdev.index() + "buffer");
        DmaPool pool = rproc.carveouts().pool();
        if (buffer.isEmpty()) {
            // failure is forgiven: buffers then come from anywhere
            if (reservedMemDeviceInit(rproc, rvdev, 0) == 0) {
                pool = poolOf(rproc, 0);
            }
        } else if (buffer.get().ofResmIdx != -1) {
            int ret = reservedMemDeviceInit(rproc, rvdev, buffer.get().ofResmIdx);
            if (ret != 0) {
                rproc.print(Level.ERROR, rvdev.device(), "Can't associate reserved memory");
                return ret;
            }
            pool = poolOf(rproc, buffer.get().ofResmIdx);
        } else {
            if (buffer.get().hasVa()) {
                rproc.print(Level.WARNING, rvdev.device(), "vdev %d buffer already mapped", rvdev.index());
            }
            pool = rproc.rvdevs().pool(new Mapping(buffer.get().name, buffer.get().dma, buffer.get().len));
        }
        String virtio = registerVirtioDevice(rproc, rvdev);
        rproc.print(Level.INFO, rvdev.device(), "registered %s (type %d)", virtio, (int) rvdev.id());
        rproc.rvdevs().register(vdev(rproc, rvdev, virtio, pool));
        return 0;
    }

    private static DmaPool poolOf(Rproc rproc, int memoryRegion) {
        ReservedRegion region = rproc.ops().memoryRegions().get(memoryRegion);
        return rproc.rvdevs().pool(new Mapping(region.fullName(), region.sa(), region.size()));
    }

    /** What a driver of the device finds, once it is loaded; {@code virtio_rpmsg_bus} allocates its buffers first. */
    private static Vdev vdev(Rproc rproc, RprocVdev rvdev, String virtio, DmaPool pool) {
        long rsc = rvdev.rscOffset();
        OptionalLong table = rproc.table().sa();
        List<Vdev.Ring> rings = rvdev.vrings().stream().map(vring -> vring.ring(rvdev)).flatMap(Optional::stream)
                .toList();
        long descriptors = rings.isEmpty() ? 0 : rings.getFirst().num();
        return new Vdev(virtio, rvdev.device(), rvdev.id(), rproc.table().u32(rsc + RscVdev.DFEATURES),
                table.isEmpty() ? table : OptionalLong.of(table.getAsLong() + rsc), rings,
                pool.alloc(RPMSG_BUF_SIZE * Math.min(2 * descriptors, MAX_RPMSG_NUM_BUFS)));
    }

    /** {@code of_reserved_mem_device_init_by_idx()} for the virtio device: only {@code shared-dma-pool} will do. */
    private static int reservedMemDeviceInit(Rproc rproc, RprocVdev rvdev, int index) {
        List<ReservedRegion> regions = rproc.ops().memoryRegions();
        if (index >= regions.size()) {
            return Errno.ENODEV.value();
        }
        ReservedRegion region = regions.get(index);
        if (!region.standing().node()) {
            return Errno.ENODEV.value();
        }
        if (!region.standing().available()) {
            return 0;
        }
        if (!region.standing().remembered() || !region.sharedDmaPool()) {
            return Errno.EINVAL.value();
        }
        rproc.print(Level.INFO, rvdev.device(), "assigned reserved memory node %s", region.fullName());
        return 0;
    }

    /** {@code register_virtio_device()}: resets the device and acknowledges it; returns its name. */
    private static String registerVirtioDevice(Rproc rproc, RprocVdev rvdev) {
        setStatus(rproc, rvdev, 0, "rproc_virtio_reset");
        setStatus(rproc, rvdev, status(rproc, rvdev) | STATUS_ACKNOWLEDGE, "rproc_virtio_set_status");
        return "virtio" + rproc.rvdevs().nextVirtio();
    }

    /** {@code rproc_virtio_get_status()}. */
    private static int status(Rproc rproc, RprocVdev rvdev) {
        try {
            return rproc.table().u8(rvdev.rscOffset() + RscVdev.STATUS);
        } catch (OutsideAccess outside) {
            throw outside.in("rproc_virtio_get_status");
        }
    }

    /** {@code rproc_virtio_set_status()}, and {@code rproc_virtio_reset()} with 0. */
    private static void setStatus(Rproc rproc, RprocVdev rvdev, int status, String function) {
        try {
            rproc.table().putU8(rvdev.rscOffset() + RscVdev.STATUS, status);
        } catch (OutsideAccess outside) {
            throw outside.in(function);
        }
    }
}
