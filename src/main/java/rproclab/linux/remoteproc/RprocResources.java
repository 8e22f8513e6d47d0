// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.Optional;
import rproclab.bytes.OutsideAccess;
import rproclab.loader.Errno;
import rproclab.loader.LogLine.Level;

/**
 * The resource handlers of {@code drivers/remoteproc/remoteproc_core.c}: what the firmware's table asks for.
 *
 * <p>
 * Entries are read where their offset says, in the table that earlier entries have changed already. A handler gets the
 * place of its structure, {@code rsc}, behind the type, and {@code avail}, the bytes from there to the table's end.
 */
final class RprocResources {
    private static final int RSC_CARVEOUT = 0;
    private static final int RSC_DEVMEM = 1;
    private static final int RSC_TRACE = 2;
    private static final int RSC_VDEV = 3;
    private static final int RSC_VENDOR_START = 128;
    private static final int RSC_VENDOR_END = 512;
    /** {@code RSC_IGNORED}: no driver here has {@code handle_rsc}. */
    private static final int RSC_IGNORED = 1;
    /** {@code sizeof(struct fw_rsc_hdr)}: the type. */
    private static final int HDR_SIZE = 4;
    /** {@code struct fw_rsc_trace}: its size, and where {@code reserved} is. */
    private static final int TRACE_SIZE = 44;
    private static final int TRACE_RESERVED = 8;

    private RprocResources() {}

    /** {@code rproc_handle_resources()}; returns 0, a negative errno, or 1. */
    static int handleResources(Rproc rproc) {
        if (!rproc.hasTable()) {
            return 0;
        }
        try {
            return rproc.release().has(Feature.STRICT_RSC_OFFSETS)
                    ? forEachEntry(rproc, rproc.table())
                    : handleSigned(rproc, rproc.table());
        } catch (OutsideAccess outside) {
            throw outside.in("rproc_handle_resources");
        }
    }

    /**
     * The loop of {@code rproc_handle_resources()} where offsets are ints: those inside the header and those before the
     * table pass, and a vendor's entry that comes last leaves its 1 behind as the result.
     */
    private static int handleSigned(Rproc rproc, RscTable table) {
        int ret = 0;
        for (int i = 0; Integer.toUnsignedLong(i) < table.num(); i++) {
            int offset = (int) table.offset(i);
            int avail = (int) (table.size() - offset - HDR_SIZE);
            if (avail < 0) {
                return rproc.refuse("rsc table is truncated");
            }
            long type = table.u32(offset);
            if (isVendor(type)) {
                ret = RSC_IGNORED;
                rproc.warn("unsupported vendor resource %d", type);
            } else if (type > RSC_VDEV) {
                rproc.warn("unsupported resource %d", (int) type);
            } else {
                ret = handle(rproc, (int) type, offset + HDR_SIZE, avail);
                if (ret != 0) {
                    return ret;
                }
            }
        }
        return ret;
    }

    /** {@code rsc_table_for_each_entry()} with {@code rproc_handle_rsc_entry()}. */
    private static int forEachEntry(Rproc rproc, RscTable table) {
        for (int i = 0; Integer.toUnsignedLong(i) < table.num(); i++) {
            long offset = table.offset(i);
            long size = table.size();
            if (offset < RscTable.HEADER_SIZE || offset >= size || size - offset < HDR_SIZE) {
                return rproc.refuse("rsc table is truncated");
            }
            long type = table.u32(offset);
            if (isVendor(type)) {
                rproc.warn("unsupported vendor resource %d", type);
            } else if (type > RSC_VDEV) {
                rproc.warn("unsupported resource %d", (int) type);
            } else {
                int ret = handle(rproc, (int) type, (int) offset + HDR_SIZE, (int) (size - offset - HDR_SIZE));
                if (ret != 0) {
                    return ret;
                }
            }
        }
        return 0;
    }

    private static boolean isVendor(long type) {
        return type >= RSC_VENDOR_START && type <= RSC_VENDOR_END;
    }

    /** {@code rproc_loading_handlers[type]}. */
    private static int handle(Rproc rproc, int type, int rsc, int avail) {
        return switch (type) {
            case RSC_CARVEOUT -> handleCarveout(rproc, rsc, avail);
            // rproc_handle_devmem(): without IOMMU, before the entry is looked at
            case RSC_DEVMEM -> Errno.EINVAL.value();
            case RSC_TRACE -> handleTrace(rproc, rsc, avail);
            default -> handleVdev(rproc, rsc, avail);
        };
    }

    /** {@code rproc_handle_carveout()}: binds the entry to a registered carveout of its name, or registers one. */
    private static int handleCarveout(Rproc rproc, int rsc, int avail) {
        RscTable table = rproc.table();
        try {
            if (RscCarveout.SIZE > avail) {
                return rproc.refuse("carveout rsc is truncated");
            }
            if (table.u32(rsc + RscCarveout.RESERVED) != 0) {
                return rproc.refuse("carveout rsc has non zero reserved bytes");
            }
            String name = formatName(rproc, rsc + RscCarveout.NAME);
            long da = table.u32(rsc + RscCarveout.DA);
            long len = table.u32(rsc + RscCarveout.LEN);
            Optional<RprocMemEntry> registered = rproc.carveouts().find(name);
            if (registered.isEmpty()) {
                RprocMemEntry carveout = new RprocMemEntry(name, 0, len, da, RprocCarveouts::alloc);
                carveout.rscOffset = rsc;
                rproc.carveouts().add(carveout);
                return 0;
            }
            RprocMemEntry carveout = registered.get();
            if (carveout.rscOffset != RprocMemEntry.ADDR_ANY) {
                rproc.err("Carveout already associated to resource table");
                return Errno.ENOMEM.value();
            }
            if (rproc.carveouts().checkDa(carveout, da, len) != 0) {
                return Errno.ENOMEM.value();
            }
            carveout.rscOffset = rsc;
            return 0;
        } catch (OutsideAccess outside) {
            throw outside.in("rproc_handle_carveout");
        }
    }

    /** The first half of {@code rproc_find_carveout_by_name()}, which takes the name for a format. */
    private static String formatName(Rproc rproc, long at) {
        try {
            return Vsnprintf.format(rproc, at);
        } catch (OutsideAccess outside) {
            throw outside.in("rproc_find_carveout_by_name");
        }
    }

    /** {@code rproc_handle_trace()}: its buffer is translated when somebody reads the trace, not here. */
    private static int handleTrace(Rproc rproc, int rsc, int avail) {
        try {
            if (TRACE_SIZE > avail) {
                return rproc.refuse("trace rsc is truncated");
            }
            if (rproc.table().u32(rsc + TRACE_RESERVED) != 0) {
                return rproc.refuse("trace rsc has non zero reserved bytes");
            }
            return 0;
        } catch (OutsideAccess outside) {
            throw outside.in("rproc_handle_trace");
        }
    }

    /** {@code rproc_handle_vdev()}: reads how many vrings there are before it knows that they, or it, lie in the table. */
    private static int handleVdev(Rproc rproc, int rsc, int avail) {
        RscTable table = rproc.table();
        SizeT sizeT = rproc.sizeT();
        try {
            int vrings = table.u8(rsc + RscVdev.NUM_OF_VRINGS);
            long size = RscVdev.vring(vrings);
            long configLen = table.u32(rsc + RscVdev.CONFIG_LEN);
            long need = rproc.release().has(Feature.VDEV_IS_PLATFORM_DEVICE)
                    ? sizeT.add(size, configLen)
                    : sizeT.cast(size + configLen);
            if (Long.compareUnsigned(need, avail) > 0) {
                return rproc.refuse("vdev rsc is truncated");
            }
            if (table.u8(rsc + RscVdev.RESERVED) != 0 || table.u8(rsc + RscVdev.RESERVED + 1) != 0) {
                return rproc.refuse("vdev rsc has non zero reserved bytes");
            }
            if (vrings > 2) {
                return rproc.refuse("too many vrings: %d", vrings);
            }
            long id = table.u32(rsc + RscVdev.ID);
            return rproc.release().has(Feature.VDEV_IS_PLATFORM_DEVICE)
                    ? registerVdev(rproc, id, rsc)
                    : addVdev(rproc, id, rsc);
        } catch (OutsideAccess outside) {
            throw outside.in("rproc_handle_vdev");
        }
    }

    /** The second half of {@code rproc_handle_vdev()} up to 5.15: an error of a vring is the boot's. */
    private static int addVdev(Rproc rproc, long id, int rsc) {
        int index = rproc.rvdevs().nextIndex();
        String device = " remoteproc0#vdev" + index + "buffer";
        return RprocVirtio.probe(rproc, new RprocVdev(rproc, id, index, device, rsc));
    }

    /**
     * The second half of {@code rproc_handle_vdev()} from 6.1: registers a platform device. The driver core prints the
     * error of its probe and keeps it, so the boot goes on without the virtio device.
     */
    private static int registerVdev(Rproc rproc, long id, int rsc) {
        int index = rproc.rvdevs().nextIndex();
        String name = "rproc-virtio." + index + ".auto";
        RprocVdev rvdev = new RprocVdev(rproc, id, index, "rproc-virtio " + name, rsc);
        int ret = RprocVirtio.probe(rproc, rvdev);
        if (ret != 0 && rproc.release().has(Feature.PROBE_FAILURE_IS_ERROR)) {
            rproc.print(Level.ERROR, rvdev.device(), "probe with driver rproc-virtio failed with error %d", ret);
        } else if (ret != 0) {
            rproc.print(Level.WARNING, "rproc-virtio", "probe of %s failed with error %d", name, ret);
        }
        return 0;
    }
}
