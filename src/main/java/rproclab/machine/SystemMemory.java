// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import rproclab.bytes.Bytes;
import rproclab.memory.MemoryWriter;

/**
 * The bytes of all memory by system address, shared by the core and its host, little-endian.
 *
 * <p>
 * Sparse: a chunk comes into being with its first write, or when the core first touches it, and reads as 0 until then.
 * Only the thread that runs the machine may use it, between runs or from an event or device.
 */
public final class SystemMemory implements MemoryWriter {
    static final int CHUNK = 0x1_0000;
    private static final int PAGE = 4096;
    private static final byte[] NOTHING = new byte[CHUNK];
    private static final ValueLayout.OfShort U16 = ValueLayout.JAVA_SHORT_UNALIGNED
            .withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt U32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** Who must hear of a change to bytes that may be code. */
    interface CodeWatcher {
        void changed(long sa, long size);
    }

    /** Bytes of one chunk, and whether the core has fetched from it. */
    static final class Chunk {
        final long sa;
        final MemorySegment bytes;
        boolean code;

        Chunk(long sa, MemorySegment bytes) {
            this.sa = sa;
            this.bytes = bytes;
        }
    }

    private final Arena arena;
    private final Map<Long, Chunk> chunks = new HashMap<>();
    private final Extents written = new Extents();
    private CodeWatcher watcher = (sa, size) -> {};
    private Chunk last;

    SystemMemory(Arena arena) {
        this.arena = arena;
        last = new Chunk(-1, MemorySegment.NULL);
    }

    Arena arena() {
        return arena;
    }

    void watcher(CodeWatcher codeWatcher) {
        watcher = codeWatcher;
    }

    /** The chunk of a system address, new if need be. */
    Chunk chunk(long sa) {
        long start = sa & -CHUNK;
        if (last.sa != start) {
            last = chunks.computeIfAbsent(start, at -> new Chunk(at, arena.allocate(CHUNK, 4096)));
        }
        return last;
    }

    private boolean absent(long sa) {
        return last.sa != (sa & -CHUNK) && !chunks.containsKey(sa & -CHUNK);
    }

    private static int offset(long sa) {
        return (int) sa & CHUNK - 1;
    }

    /** Whether {@link #write}, {@link #copy} or {@link #zero} has been to this byte. */
    public boolean written(long sa) {
        return written.hold(sa);
    }

    @Override
    public int u8(long sa) {
        return absent(sa) ? 0 : chunk(sa).bytes.get(ValueLayout.JAVA_BYTE, offset(sa)) & 0xff;
    }

    /** Reads two bytes. */
    public int u16(long sa) {
        return offset(sa) == CHUNK - 1 || absent(sa)
                ? u8(sa) | u8(sa + 1) << 8
                : chunk(sa).bytes.get(U16, offset(sa)) & 0xffff;
    }

    /** Reads four bytes. */
    public int u32(long sa) {
        return offset(sa) > CHUNK - 4 || absent(sa)
                ? u16(sa) | u16(sa + 2) << 16
                : chunk(sa).bytes.get(U32, offset(sa));
    }

    /** Reads {@code to.length} bytes. */
    public void read(long sa, byte[] to) {
        for (int done = 0; done < to.length;) {
            int part = Math.min(to.length - done, CHUNK - offset(sa + done));
            if (!absent(sa + done)) {
                MemorySegment from = chunk(sa + done).bytes;
                MemorySegment.copy(from, ValueLayout.JAVA_BYTE, offset(sa + done), to, done, part);
            }
            done += part;
        }
    }

    /** Writes one byte. */
    public void put8(long sa, int value) {
        Chunk chunk = chunk(sa);
        chunk.bytes.set(ValueLayout.JAVA_BYTE, offset(sa), (byte) value);
        changed(chunk, sa, 1);
    }

    /** Writes two bytes. */
    public void put16(long sa, int value) {
        if (offset(sa) == CHUNK - 1) {
            put8(sa, value);
            put8(sa + 1, value >>> 8);
            return;
        }
        Chunk chunk = chunk(sa);
        chunk.bytes.set(U16, offset(sa), (short) value);
        changed(chunk, sa, 2);
    }

    /** Writes four bytes. */
    public void put32(long sa, int value) {
        if (offset(sa) > CHUNK - 4) {
            put16(sa, value);
            put16(sa + 2, value >>> 16);
            return;
        }
        Chunk chunk = chunk(sa);
        chunk.bytes.set(U32, offset(sa), value);
        changed(chunk, sa, 4);
    }

    /** Writes bytes. */
    public void write(long sa, byte[] from) {
        copy(sa, Bytes.of(from, "write"), 0, from.length);
    }

    @Override
    public void copy(long sa, Bytes source, long from, long size) {
        source.require(from, size);
        written.add(sa, size);
        byte[] part = new byte[(int) Math.min(size, CHUNK)];
        for (long done = 0; done < size;) {
            int length = (int) Math.min(size - done, CHUNK - offset(sa + done));
            source.copyTo(from + done, part, 0, length);
            Chunk chunk = chunk(sa + done);
            MemorySegment.copy(part, 0, chunk.bytes, ValueLayout.JAVA_BYTE, offset(sa + done), length);
            changed(chunk, sa + done, length);
            done += length;
        }
    }

    @Override
    public void zero(long sa, long size) {
        written.add(sa, size);
        for (long done = 0; done < size;) {
            long length = Math.min(size - done, CHUNK - offset(sa + done));
            if (!absent(sa + done)) {
                Chunk chunk = chunk(sa + done);
                chunk.bytes.asSlice(offset(sa + done), length).fill((byte) 0);
                changed(chunk, sa + done, length);
            }
            done += length;
        }
    }

    /** Copies of all chunks, by system address. */
    Map<Long, byte[]> copy() {
        Map<Long, byte[]> copy = new HashMap<>();
        chunks.forEach((sa, chunk) -> copy.put(sa, chunk.bytes.toArray(ValueLayout.JAVA_BYTE)));
        return copy;
    }

    /** Makes all bytes what they were when the copy was made; bytes that are so already are only looked at. */
    void restore(Map<Long, byte[]> copy) {
        for (Chunk chunk : chunks.values()) {
            MemorySegment before = MemorySegment.ofArray(copy.getOrDefault(chunk.sa, NOTHING));
            for (long at = chunk.bytes.mismatch(before); at >= 0;) {
                long page = at & -PAGE;
                MemorySegment.copy(before, page, chunk.bytes, page, PAGE);
                changed(chunk, chunk.sa + page, PAGE);
                long rest = page + PAGE;
                long next = MemorySegment.mismatch(chunk.bytes, rest, CHUNK, before, rest, CHUNK);
                at = next < 0 ? next : rest + next;
            }
        }
    }

    private void changed(Chunk chunk, long sa, long size) {
        if (chunk.code) {
            watcher.changed(sa, size);
        }
    }
}
