// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.Optional;
import rproclab.bytes.Access;
import rproclab.bytes.OutsideAccess;
import rproclab.loader.Errno;
import rproclab.loader.Vdev;

/**
 * {@code struct rproc_vring}, with what {@code drivers/remoteproc/remoteproc_core.c} does to one.
 *
 * <p>
 * A vring that the firmware did not ask for is never parsed and has no device: freeing it follows a NULL pointer.
 */
final class RprocVring {
    private static final long PAGE_SIZE = 4096;
    private static final long U32 = 0xFFFF_FFFFL;

    private final Rproc rproc;
    /** Which of its device's two it is. */
    private final int index;
    /** {@code num}, in 5.10 {@code len}: buffers, u32. */
    private long num;
    private long align;
    private int notifyid;
    /** {@code rvdev}; empty until {@link #parse}. */
    private Optional<RprocVdev> rvdev = Optional.empty();

    RprocVring(Rproc rproc, int index) {
        this.rproc = rproc;
        this.index = index;
    }

    /**
     * {@code rproc_parse_vring()}.
     *
     * @param rsc where the {@code struct fw_rsc_vdev} is in the table
     */
    int parse(RprocVdev device, long rsc) {
        RscTable table = rproc.table();
        long vring = rsc + RscVdev.vring(index);
        try {
            num = table.u32(vring + RscVdev.VRING_NUM);
            align = table.u32(vring + RscVdev.VRING_ALIGN);
        } catch (OutsideAccess outside) {
            throw outside.in("rproc_parse_vring");
        }
        if (num == 0 || align == 0) {
            return rproc.refuse("invalid qsz (%d) or alignment (%d)", (int) num, (int) align);
        }
        rvdev = Optional.of(device);
        return 0;
    }

    /** {@code vring_size()}: cut to the unsigned int that it returns; the used ring's place is computed in u32. */
    static long size(long num, long align) {
        long available = 16 * num + 2 * (3 + num & U32);
        return (available + align - 1 & ~(align - 1)) + 6 + 8 * num & U32;
    }

    /** {@code rproc_alloc_vring()}: finds or registers its carveout, and gives it a notify id. */
    int alloc(RprocVdev device) {
        // PAGE_ALIGN() of an unsigned int wraps: the last page below 4 GiB becomes size 0
        long size = size(num, align) + PAGE_SIZE - 1 & U32 & -PAGE_SIZE;
        String name = name(device);
        RscTable table = rproc.table();
        long vring = device.rscOffset() + RscVdev.vring(index);
        try {
            Optional<RprocMemEntry> mem = rproc.carveouts().find(name);
            long da = table.u32(vring + RscVdev.VRING_DA);
            if (mem.isEmpty()) {
                rproc.carveouts().add(new RprocMemEntry(name, 0, size, da, RprocCarveouts::alloc));
            } else if (rproc.carveouts().checkDa(mem.get(), da, size) != 0) {
                return Errno.ENOMEM.value();
            }
            notifyid = rproc.rvdevs().allocNotifyid();
            table.putU32(vring + RscVdev.VRING_NOTIFYID, notifyid);
            return 0;
        } catch (OutsideAccess outside) {
            throw outside.in("rproc_alloc_vring");
        }
    }

    private String name(RprocVdev device) {
        return "vdev" + device.index() + "vring" + index;
    }

    /** The vring for the driver of its device; empty without memory ({@code rp_find_vq()} then fails). */
    Optional<Vdev.Ring> ring(RprocVdev device) {
        return rproc.carveouts().find(name(device)).filter(RprocMemEntry::hasVa)
                .map(mem -> new Vdev.Ring(mem.da, mem.va().sa(), num, align, notifyid));
    }

    /** {@code rproc_free_vring()}. */
    void free() {
        try {
            RprocVdev device = rvdev.orElseThrow(this::nullDevice);
            rproc.rvdevs().removeNotifyid(notifyid);
            long vring = device.rscOffset() + RscVdev.vring(index);
            rproc.table().putU32(vring + RscVdev.VRING_DA, 0);
            rproc.table().putU32(vring + RscVdev.VRING_NOTIFYID, -1);
        } catch (OutsideAccess outside) {
            throw outside.in("rproc_free_vring");
        }
    }

    /** The read of {@code rvring->rvdev->rproc}. */
    private OutsideAccess nullDevice() {
        boolean narrow = rproc.sizeT() == SizeT.BITS32;
        return new OutsideAccess(Access.READ, "NULL", RprocVdev.offsetOfRproc(rproc.release(), rproc.sizeT()),
                narrow ? 4 : 8);
    }
}
