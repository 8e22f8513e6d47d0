// SPDX-License-Identifier: GPL-2.0-only
package rproclab.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rproclab.bytes.Bytes;

/** Reads one entry and takes down what is wrong with it. */
final class ResourceReader {
    static final int CARVEOUT_SIZE = 52;
    static final int TRACE_SIZE = 44;
    static final int VDEV_SIZE = 24;
    static final int VRING_SIZE = 20;
    private static final int MOST_VRINGS = 2;

    private final Bytes table;
    private final List<String> malformed = new ArrayList<>();

    private ResourceReader(Bytes table) {
        this.table = table;
    }

    static ResourceEntry read(Bytes table, int index, long offset) {
        ResourceReader reader = new ResourceReader(table);
        Optional<Resource> resource = reader.resource(offset);
        return new ResourceEntry(index, offset, resource, reader.malformed);
    }

    private Optional<Resource> resource(long offset) {
        if (offset < ResourceTable.HEADER_SIZE) {
            malformed.add("offset 0x%x lies in the table's header".formatted(offset));
        }
        if (!whole("type", offset, 4)) {
            return Optional.empty();
        }
        long type = table.u32(offset);
        long at = offset + 4;
        return switch ((int) type) {
            case 0 -> whole("carveout", at, CARVEOUT_SIZE) ? Optional.of(carveout(at)) : Optional.empty();
            case 1 -> whole("devmem", at, CARVEOUT_SIZE) ? Optional.of(devmem(at)) : Optional.empty();
            case 2 -> whole("trace", at, TRACE_SIZE) ? Optional.of(trace(at)) : Optional.empty();
            case 3 -> whole("vdev", at, VDEV_SIZE) ? Optional.of(vdev(at)) : Optional.empty();
            default -> Optional.of(other(type));
        };
    }

    private Resource.Carveout carveout(long at) {
        return new Resource.Carveout(table.u32(at), table.u32(at + 4), table.u32(at + 8), table.u32(at + 12),
                reserved(table.u32(at + 16)), name(at + 20));
    }

    private Resource.Devmem devmem(long at) {
        return new Resource.Devmem(table.u32(at), table.u32(at + 4), table.u32(at + 8), table.u32(at + 12),
                reserved(table.u32(at + 16)), name(at + 20));
    }

    private Resource.Trace trace(long at) {
        return new Resource.Trace(table.u32(at), table.u32(at + 4), reserved(table.u32(at + 8)), name(at + 12));
    }

    private Resource.Vdev vdev(long at) {
        int numOfVrings = table.u8(at + 21);
        long configLen = table.u32(at + 16);
        whole("vdev", at, VDEV_SIZE + (long) VRING_SIZE * numOfVrings + configLen);
        if (numOfVrings > MOST_VRINGS) {
            malformed.add("too many vrings: %d, the limit is %d".formatted(numOfVrings, MOST_VRINGS));
        }
        return new Resource.Vdev(table.u32(at), table.u32(at + 4), table.u32(at + 8), table.u32(at + 12), configLen,
                table.u8(at + 20), numOfVrings, (int) reserved(table.u16(at + 22)),
                vrings(at + VDEV_SIZE, numOfVrings));
    }

    private List<Resource.Vring> vrings(long at, int count) {
        List<Resource.Vring> vrings = new ArrayList<>();
        for (long vring = at; vrings.size() < count && table.has(vring, VRING_SIZE); vring += VRING_SIZE) {
            vrings.add(new Resource.Vring(table.u32(vring), table.u32(vring + 4), table.u32(vring + 8),
                    table.u32(vring + 12), table.u32(vring + 16)));
        }
        return vrings;
    }

    private Resource.Other other(long type) {
        Resource.Other other = new Resource.Other(type);
        if (type < Resource.VENDOR_START || type > Resource.VENDOR_END) {
            malformed.add("unknown type 0x%x".formatted(type));
        }
        return other;
    }

    private boolean whole(String what, long at, long size) {
        if (table.has(at, size)) {
            return true;
        }
        malformed.add("%s at 0x%x truncated: need 0x%x avail 0x%x".formatted(what, at, size,
                Math.max(0, table.size() - at)));
        return false;
    }

    private long reserved(long value) {
        if (value != 0) {
            malformed.add("reserved bytes are not zero: 0x%x".formatted(value));
        }
        return value;
    }

    private String name(long at) {
        if (table.u8(at + Resource.NAME_SIZE - 1) != 0) {
            malformed.add("name is not terminated");
        }
        return table.text(at, Resource.NAME_SIZE);
    }
}
