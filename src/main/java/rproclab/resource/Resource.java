// SPDX-License-Identifier: GPL-2.0-only
package rproclab.resource;

import java.util.List;

/**
 * One entry of a resource table, with the fields of its structure in {@code include/linux/rsc_table.h} (older releases:
 * {@code remoteproc.h}).
 *
 * <p>
 * All numbers are unsigned. Names hold one byte per character where they are written; where they are read, bytes that
 * are not printable are {@code \xNN}.
 */
public sealed interface Resource {
    /** {@code FW_RSC_ADDR_ANY}: the host chooses. */
    long ADDR_ANY = 0xFFFF_FFFFL;
    /** First vendor type. */
    long VENDOR_START = 128;
    /** Last vendor type: Linux tests with {@code <=}. */
    long VENDOR_END = 512;
    /** Bytes in a name field. */
    int NAME_SIZE = 32;

    /** {@code type}: the entry's first word. */
    long type();

    /** The type's name, for people. */
    String typeName();

    /** {@code struct fw_rsc_carveout}: memory that the host is to provide. */
    record Carveout(long da, long pa, long len, long flags, long reserved, String name) implements Resource {
        @Override
        public long type() {
            return 0;
        }

        @Override
        public String typeName() {
            return "carveout";
        }
    }

    /** {@code struct fw_rsc_devmem}: a peripheral that the host is to map through the IOMMU. */
    record Devmem(long da, long pa, long len, long flags, long reserved, String name) implements Resource {
        @Override
        public long type() {
            return 1;
        }

        @Override
        public String typeName() {
            return "devmem";
        }
    }

    /** {@code struct fw_rsc_trace}: a buffer that the core writes its log into. */
    record Trace(long da, long len, long reserved, String name) implements Resource {
        @Override
        public long type() {
            return 2;
        }

        @Override
        public String typeName() {
            return "trace";
        }
    }

    /**
     * {@code struct fw_rsc_vdev}: a virtio device.
     *
     * @param configLen bytes of configuration space behind the vrings
     * @param numOfVrings how many it says it has
     * @param reserved both reserved bytes, as a u16
     * @param vrings those that lie inside the table
     */
    record Vdev(long id, long notifyid, long dfeatures, long gfeatures, long configLen, int status, int numOfVrings,
            int reserved, List<Vring> vrings) implements Resource {
        /** Copies the list. */
        public Vdev {
            vrings = List.copyOf(vrings);
        }

        @Override
        public long type() {
            return 3;
        }

        @Override
        public String typeName() {
            return "vdev";
        }
    }

    /** {@code struct fw_rsc_vdev_vring}. */
    record Vring(long da, long align, long num, long notifyid, long pa) {}

    /** An entry of another type: a vendor's, or unknown; nothing says how long it is. */
    record Other(long type) implements Resource {
        @Override
        public String typeName() {
            return type >= VENDOR_START && type <= VENDOR_END ? "vendor" : "unknown";
        }
    }

    /** A carveout at {@code da} of {@code len} bytes. */
    static Carveout carveout(long da, long len, String name) {
        return new Carveout(da, 0, len, 0, 0, name);
    }

    /** A peripheral at device address {@code da}, physical address {@code pa}, of {@code len} bytes. */
    static Devmem devmem(long da, long pa, long len, String name) {
        return new Devmem(da, pa, len, 0, 0, name);
    }

    /** A trace buffer at {@code da} of {@code len} bytes. */
    static Trace trace(long da, long len, String name) {
        return new Trace(da, len, 0, name);
    }

    /** An RPMsg device (virtio id 7) that announces its channels ({@code VIRTIO_RPMSG_F_NS}). */
    static Vdev rpmsg(Vring... vrings) {
        return new Vdev(7, 0, 1, 0, 0, 0, vrings.length, 0, List.of(vrings));
    }

    /** A vring at {@code da} of {@code num} buffers. */
    static Vring vring(long da, long align, long num, long notifyid) {
        return new Vring(da, align, num, notifyid, 0);
    }
}
