// SPDX-License-Identifier: GPL-2.0-only
package rproclab.resource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a resource table, well-formed or not: header, offsets, then the entries in order, nothing in between.
 *
 * <pre>
 * resourceTable().entry(carveout(0x5500_0000L, 0x8000, "vdev0vring0")).entry(rpmsg(vring0, vring1)).build();
 * </pre>
 *
 * Of numbers too wide for their field, the low bits are written; of a name, the first 32 characters.
 */
public final class ResourceTableBuilder {
    private final List<byte[]> entries = new ArrayList<>();
    private final Map<Integer, Long> offsets = new TreeMap<>();
    private long ver = 1;
    private long num = -1;
    private long reserved;

    private ResourceTableBuilder() {}

    /** A table of version 1 without entries. */
    public static ResourceTableBuilder resourceTable() {
        return new ResourceTableBuilder();
    }

    /** Sets {@code ver}. */
    public ResourceTableBuilder ver(long value) {
        ver = value;
        return this;
    }

    /** Sets {@code num}, 0..0xffffffff; the entries stay as many as they are. */
    public ResourceTableBuilder num(long value) {
        num = value;
        return this;
    }

    /** Sets the two {@code reserved} words. */
    public ResourceTableBuilder reserved(long first, long second) {
        reserved = first & 0xFFFF_FFFFL | second << 32;
        return this;
    }

    /** Sets {@code offset[index]}; the entry stays where it is. */
    public ResourceTableBuilder offset(int index, long value) {
        offsets.put(index, value);
        return this;
    }

    /** Adds an entry; an entry of another type than the four is its type word only. */
    public ResourceTableBuilder entry(Resource resource) {
        entries.add(bytes(resource));
        return this;
    }

    /** Adds bytes to the last entry: what follows a vendor's type, or a vdev's configuration space. */
    public ResourceTableBuilder append(byte... bytes) {
        byte[] last = entries.removeLast();
        byte[] longer = Arrays.copyOf(last, last.length + bytes.length);
        System.arraycopy(bytes, 0, longer, last.length, bytes.length);
        entries.add(longer);
        return this;
    }

    /** The table. */
    public byte[] build() {
        int first = ResourceTable.HEADER_SIZE + 4 * entries.size();
        ByteBuffer out = buffer(first + entries.stream().mapToInt(entry -> entry.length).sum());
        words(out, ver, num < 0 ? entries.size() : num);
        out.putLong(reserved);
        int at = first;
        for (int i = 0; i < entries.size(); i++) {
            words(out, offsets.getOrDefault(i, (long) at));
            at += entries.get(i).length;
        }
        entries.forEach(out::put);
        return out.array();
    }

    private static byte[] bytes(Resource resource) {
        ByteBuffer out = buffer(4 + switch (resource) {
            case Resource.Carveout _,Resource.Devmem _ -> ResourceReader.CARVEOUT_SIZE;
            case Resource.Trace _ -> ResourceReader.TRACE_SIZE;
            case Resource.Vdev vdev -> ResourceReader.VDEV_SIZE + ResourceReader.VRING_SIZE * vdev.vrings().size();
            case Resource.Other _ -> 0;
        });
        words(out, resource.type());
        switch (resource) {
            case Resource.Carveout(long da, long pa, long len, long flags, long zero, String name) ->
                name(words(out, da, pa, len, flags, zero), name);
            case Resource.Devmem(long da, long pa, long len, long flags, long zero, String name) ->
                name(words(out, da, pa, len, flags, zero), name);
            case Resource.Trace(long da, long len, long zero, String name) -> name(words(out, da, len, zero), name);
            case Resource.Vdev vdev -> vdev(out, vdev);
            case Resource.Other _ -> {
            }
        }
        return out.array();
    }

    private static void vdev(ByteBuffer out, Resource.Vdev vdev) {
        words(out, vdev.id(), vdev.notifyid(), vdev.dfeatures(), vdev.gfeatures(), vdev.configLen());
        out.put((byte) vdev.status()).put((byte) vdev.numOfVrings()).putShort((short) vdev.reserved());
        vdev.vrings().forEach(vring -> words(out, vring.da(), vring.align(), vring.num(), vring.notifyid(),
                vring.pa()));
    }

    private static void name(ByteBuffer out, String name) {
        out.put(Arrays.copyOf(name.getBytes(StandardCharsets.ISO_8859_1), Resource.NAME_SIZE));
    }

    private static ByteBuffer words(ByteBuffer out, long... words) {
        for (long word : words) {
            out.putInt((int) word);
        }
        return out;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
