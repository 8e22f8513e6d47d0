// SPDX-License-Identifier: GPL-2.0-only
package rproclab.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import rproclab.bytes.Bytes;

/**
 * Target memory as one loader left it: contents by system address, and every write in order.
 *
 * <p>
 * Contents are disjoint extents, each a range of some source's bytes or zeros. Nothing is copied, so a gigabyte of .bss
 * or of file costs one extent, and a write costs the logarithm of their number, however hostile the image.
 */
public final class TargetMemory implements MemoryWriter {

    /** {@code size} bytes: those of {@code source} from {@code from}, or zeros where {@code source} is {@code ZEROS}. */
    private record Extent(Bytes source, long from, long size) {
        Extent part(long skip, long length) {
            return new Extent(source, from + skip, length);
        }

        boolean isZero() {
            return source == ZEROS;
        }

        void copyTo(long skip, byte[] to, int index, int length) {
            if (isZero()) {
                Arrays.fill(to, index, index + length, (byte) 0);
            } else {
                source.copyTo(from + skip, to, index, length);
            }
        }

        boolean sameBytes(Extent other) {
            if (isZero()) {
                return other.isZero() || other.source.zeroRange(other.from, size);
            }
            if (other.isZero()) {
                return source.zeroRange(from, size);
            }
            return (source == other.source && from == other.from)
                    || source.equalRange(from, other.source, other.from, size);
        }
    }

    private static final Bytes ZEROS = Bytes.of(new byte[0], "zeros");
    private static final Extent NOTHING = new Extent(ZEROS, 0, 0);

    /** By unsigned system address; no extent crosses 2^64. Holds the first {@link #placed} writes, see {@link #extents}. */
    private final NavigableMap<Long, Extent> contents = new TreeMap<>(Long::compareUnsigned);
    private int placed;
    private final List<Write> writes = new ArrayList<>(4);
    /** What each write wrote. */
    private final List<Extent> written = new ArrayList<>(4);

    @Override
    public void copy(long sa, Bytes source, long from, long size) {
        source.require(from, size);
        put(sa, new Extent(source, from, size), Write.Kind.COPY);
    }

    @Override
    public void zero(long sa, long size) {
        put(sa, new Extent(ZEROS, 0, size), Write.Kind.ZERO);
    }

    /** Every write, in order; overlapping ones all stay. */
    public List<Write> writes() {
        return Collections.unmodifiableList(writes);
    }

    private void put(long sa, Extent extent, Write.Kind kind) {
        long size = extent.size();
        if (size == 0) {
            return;
        }
        long toTop = -sa;
        if (toTop != 0 && Long.compareUnsigned(size, toTop) > 0) {
            throw new IllegalArgumentException("write of 0x%x bytes at 0x%x passes 2^64".formatted(size, sa));
        }
        writes.add(new Write(sa, size, kind));
        written.add(extent);
    }

    /** The contents: writes find their place when somebody looks, for of most loads nobody does. */
    private NavigableMap<Long, Extent> extents() {
        for (; placed < writes.size(); placed++) {
            place(writes.get(placed).sa(), written.get(placed));
        }
        return contents;
    }

    private void place(long sa, Extent extent) {
        long end = sa + extent.size();
        cut(sa);
        cut(end);
        NavigableMap<Long, Extent> covered = end == 0
                ? contents.tailMap(sa, true)
                : contents.subMap(sa, true, end, false);
        covered.clear();
        contents.put(sa, extent);
    }

    /** Splits the extent that holds {@code sa} behind its start, so that one starts there. */
    private void cut(long sa) {
        Map.Entry<Long, Extent> below = contents.lowerEntry(sa);
        if (below == null) {
            return;
        }
        long start = below.getKey();
        Extent extent = below.getValue();
        long head = sa - start;
        if (Long.compareUnsigned(head, extent.size()) < 0) {
            contents.put(start, extent.part(0, head));
            contents.put(sa, extent.part(head, extent.size() - head));
        }
    }

    /** A stretch of written memory. */
    public record Range(long sa, long size) {}

    /** The written ranges, ascending, neighbours joined. */
    public List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        for (Map.Entry<Long, Extent> entry : extents().entrySet()) {
            Range last = ranges.isEmpty() ? null : ranges.getLast();
            if (last != null && last.sa() + last.size() == entry.getKey()) {
                ranges.set(ranges.size() - 1, new Range(last.sa(), last.size() + entry.getValue().size()));
            } else {
                ranges.add(new Range(entry.getKey(), entry.getValue().size()));
            }
        }
        return ranges;
    }

    /** Whether the byte at {@code sa} was written. */
    public boolean written(long sa) {
        return find(sa) != null;
    }

    @Override
    public int u8(long sa) {
        Map.Entry<Long, Extent> entry = find(sa);
        if (entry == null || entry.getValue().isZero()) {
            return 0;
        }
        return entry.getValue().source().u8(entry.getValue().from() + (sa - entry.getKey()));
    }

    /** Four bytes from {@code sa}, little-endian; bytes that were not written read as 0. */
    public long u32(long sa) {
        return u8(sa) | (long) u8(sa + 1) << 8 | (long) u8(sa + 2) << 16 | (long) u8(sa + 3) << 24;
    }

    /** Copies {@code to.length} bytes from {@code sa}; bytes that were not written keep their value in {@code to}. */
    public void read(long sa, byte[] to) {
        Long first = extents().floorKey(sa);
        for (Map.Entry<Long, Extent> entry : extents().tailMap(first == null ? sa : first, true).entrySet()) {
            long start = entry.getKey();
            Extent extent = entry.getValue();
            long skip = Long.compareUnsigned(start, sa) < 0 ? sa - start : 0;
            long index = start + skip - sa;
            if (Long.compareUnsigned(index, to.length) >= 0) {
                break;
            }
            if (Long.compareUnsigned(skip, extent.size()) < 0) {
                long rest = extent.size() - skip;
                int room = to.length - (int) index;
                extent.copyTo(skip, to, (int) index, Long.compareUnsigned(rest, room) < 0 ? (int) rest : room);
            }
        }
    }

    /**
     * Compares with what is in memory, in the end, at the place of each copy: in order, one behind the other.
     *
     * @param contents what is expected there; may go on behind it
     * @return how many bytes were compared and are equal; -1 where one differs, or {@code contents} ends too soon
     */
    public long copied(Bytes contents) {
        boolean apart = apart();
        long at = 0;
        for (int i = 0; i < writes.size(); i++) {
            Extent extent = written.get(i);
            if (extent.isZero()) {
                continue;
            }
            if (!contents.has(at, extent.size()) || !(apart
                    ? extent.source().equalRange(extent.from(), contents, at, extent.size())
                    : holds(writes.get(i).sa(), contents.slice(at, extent.size())))) {
                return -1;
            }
            at += extent.size();
        }
        return at;
    }

    /** Whether no write lies over another one; of more than a few it is not asked. */
    private boolean apart() {
        if (writes.size() > 16) {
            return false;
        }
        for (int i = 0; i < writes.size(); i++) {
            for (int k = 0; k < i; k++) {
                if (writes.get(i).overlaps(writes.get(k))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean holds(long sa, Bytes expected) {
        byte[] held = new byte[(int) expected.size()];
        read(sa, held);
        return Bytes.of(held).equalRange(0, expected, 0, held.length);
    }

    private Map.Entry<Long, Extent> find(long sa) {
        Map.Entry<Long, Extent> entry = extents().floorEntry(sa);
        return entry != null && Long.compareUnsigned(sa - entry.getKey(), entry.getValue().size()) < 0 ? entry : null;
    }

    /** Whether both hold the same bytes at the same addresses: a byte that only one of them wrote is a difference. */
    public boolean sameContents(TargetMemory other) {
        if (writes.equals(other.writes) && written.equals(other.written)) {
            return true;
        }
        if (!ranges().equals(other.ranges())) {
            return false;
        }
        // The same ranges, so the two sequences of extents are the same bytes, cut differently.
        Iterator<Extent> left = extents().values().iterator();
        Iterator<Extent> right = other.extents().values().iterator();
        Extent a = NOTHING;
        Extent b = NOTHING;
        while (a.size() != 0 || left.hasNext()) {
            a = a.size() == 0 ? left.next() : a;
            b = b.size() == 0 ? right.next() : b;
            long common = Long.compareUnsigned(a.size(), b.size()) < 0 ? a.size() : b.size();
            if (!a.part(0, common).sameBytes(b.part(0, common))) {
                return false;
            }
            a = a.part(common, a.size() - common);
            b = b.part(common, b.size() - common);
        }
        return true;
    }
}
