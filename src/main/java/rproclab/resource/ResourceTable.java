// SPDX-License-Identifier: GPL-2.0-only
package rproclab.resource;

import java.util.ArrayList;
import java.util.List;
import rproclab.bytes.Bytes;

/**
 * View of a {@code struct resource_table}, for readers that must not stop at a malformed one.
 *
 * <pre>
 *  0      4      8           16          16+4n
 *  | ver  | num  | reserved  | offset[n] | entries, each: u32 type, then its structure
 * </pre>
 *
 * The Linux ports do not use this class: they read what the C reads.
 *
 * @param bytes the table from its first byte to its last
 */
public record ResourceTable(Bytes bytes) {
    /** {@code sizeof(struct resource_table)}, in bytes. */
    public static final int HEADER_SIZE = 16;
    private static final int TYPE_SIZE = 4;
    /** More entries than this are not looked at: real tables have a handful. */
    static final int MOST_ENTRIES = 1024;

    /** Whether there is a whole header; {@link #ver}, {@link #num} and {@link #reserved} need one. */
    public boolean hasHeader() {
        return bytes.has(0, HEADER_SIZE);
    }

    /** {@code ver}. */
    public long ver() {
        return bytes.u32(0);
    }

    /** {@code num}: entries, as the header claims. */
    public long num() {
        return bytes.u32(4);
    }

    /** {@code reserved[index]}. */
    public long reserved(int index) {
        return bytes.u32(8 + 4L * index);
    }

    /** The entries whose offset lies inside the table, in order; at most 1024. */
    public List<ResourceEntry> entries() {
        List<ResourceEntry> entries = new ArrayList<>();
        for (int i = 0; hasHeader() && i < Math.min(num(), MOST_ENTRIES); i++) {
            long at = HEADER_SIZE + 4L * i;
            if (!bytes.has(at, 4)) {
                break;
            }
            entries.add(ResourceReader.read(bytes, i, bytes.u32(at)));
        }
        return entries;
    }

    /** What is wrong with the header and the offsets; empty for a well-formed one. */
    public List<String> malformed() {
        if (!hasHeader()) {
            return List.of("header truncated: need 0x%x avail 0x%x".formatted(HEADER_SIZE, bytes.size()));
        }
        List<String> malformed = new ArrayList<>();
        if (ver() != 1) {
            malformed.add("version=0x%x, only 1 exists".formatted(ver()));
        }
        if (reserved(0) != 0 || reserved(1) != 0) {
            malformed.add("reserved words are not zero: 0x%x 0x%x".formatted(reserved(0), reserved(1)));
        }
        long need = HEADER_SIZE + 4 * num();
        if (need > bytes.size()) {
            malformed.add("offsets truncated: num=0x%x need 0x%x avail 0x%x".formatted(num(), need, bytes.size()));
        }
        if (num() > MOST_ENTRIES) {
            malformed.add("num=0x%x: entries from 0x%x on are not looked at".formatted(num(), MOST_ENTRIES));
        }
        return malformed;
    }

    /**
     * Where an entry ends, in bytes from the table's start: what its structure says; a vendor's entry is its type alone, a
     * truncated one ends where the table does.
     */
    public long end(ResourceEntry entry) {
        return entry.resource().map(resource -> entry.offset() + switch (resource) {
            case Resource.Carveout _,Resource.Devmem _ -> TYPE_SIZE + ResourceReader.CARVEOUT_SIZE;
            case Resource.Trace _ -> TYPE_SIZE + ResourceReader.TRACE_SIZE;
            case Resource.Vdev vdev -> configuration(vdev) + vdev.configLen();
            case Resource.Other _ -> TYPE_SIZE;
        }).filter(end -> end <= bytes.size()).orElse(bytes.size());
    }

    /** The configuration space of a virtio device, as far as it lies inside the table. */
    public Bytes configuration(ResourceEntry entry) {
        long from = entry.resource().filter(Resource.Vdev.class::isInstance).map(Resource.Vdev.class::cast)
                .map(vdev -> entry.offset() + configuration(vdev)).filter(at -> at <= bytes.size()).orElse(end(entry));
        return bytes.slice(from, end(entry) - from);
    }

    private static long configuration(Resource.Vdev vdev) {
        return TYPE_SIZE + ResourceReader.VDEV_SIZE + (long) ResourceReader.VRING_SIZE * vdev.numOfVrings();
    }

    /** What is wrong between entries that are well-formed each; see {@link TableConflicts}. */
    public List<String> conflicts() {
        return TableConflicts.of(this);
    }
}
