// SPDX-License-Identifier: GPL-2.0-only
package rproclab.bytes;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;

/**
 * A read-only view of untrusted bytes: little-endian, zero-extending, {@code long} offsets, no copies.
 *
 * <p>
 * Sizes and offsets are in bytes. Every read outside the view throws {@link OutsideAccess}.
 */
public final class Bytes {
    private static final ValueLayout.OfByte U8 = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfShort U16 = ValueLayout.JAVA_SHORT_UNALIGNED
            .withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt U32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong U64 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment memory;
    private final long size;
    private final String object;

    private Bytes(MemorySegment memory, String object) {
        this.memory = memory;
        this.size = memory.byteSize();
        this.object = object;
    }

    /** Views an array, without copying it; {@code object} is its name in an {@link OutsideAccess}. */
    public static Bytes of(byte[] array, String object) {
        return new Bytes(MemorySegment.ofArray(array), object);
    }

    /** Views an array as {@code firmware}. */
    public static Bytes of(byte[] array) {
        return of(array, "firmware");
    }

    /**
     * Maps a regular file as {@code firmware}: pages are read when touched, so a sparse file costs what is read of it.
     *
     * @throws IOException when the file cannot be opened or mapped
     */
    public static Bytes map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new Bytes(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()), "firmware");
        }
    }

    /** Size in bytes. */
    public long size() {
        return size;
    }

    /** What it views, read-only, to hand it to C. */
    public MemorySegment memory() {
        return memory.asReadOnly();
    }

    /** Whether {@code length} bytes from {@code at} lie inside; both unsigned, so a wrapped end is outside. */
    public boolean has(long at, long length) {
        return at >= 0 && at <= size && length >= 0 && length <= size - at;
    }

    /** Throws {@link OutsideAccess} unless {@code length} bytes from {@code at} lie inside. */
    public void require(long at, long length) {
        if (!has(at, length)) {
            throw new OutsideAccess(Access.READ, object, at, length);
        }
    }

    /** One byte, 0..255. */
    public int u8(long at) {
        require(at, 1);
        return memory.get(U8, at) & 0xFF;
    }

    /** Two bytes, 0..65535. */
    public int u16(long at) {
        require(at, 2);
        return memory.get(U16, at) & 0xFFFF;
    }

    /** Four bytes, zero-extended: 0x8000_0000 stays 2 GiB. */
    public long u32(long at) {
        require(at, 4);
        return memory.get(U32, at) & 0xFFFF_FFFFL;
    }

    /** Eight bytes; compare with {@link Long#compareUnsigned}. */
    public long u64(long at) {
        require(at, 8);
        return memory.get(U64, at);
    }

    /**
     * The bytes from {@code at} to the first zero byte, the view's end or the {@code longest}-th byte, whichever comes
     * first, as text: those that are not printable ASCII as {@code \xNN}; empty where {@code at} is outside.
     */
    public String text(long at, int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < longest && has(at + i, 1); i++) {
            int c = u8(at + i);
            if (c == 0) {
                break;
            }
            if (c < 0x20 || c > 0x7e) {
                text.append("\\x").append(HexFormat.of().toHexDigits((byte) c));
            } else {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    /** A view of {@code length} bytes from {@code at}, which must lie inside. */
    public Bytes slice(long at, long length) {
        require(at, length);
        return new Bytes(memory.asSlice(at, length), object);
    }

    /** Copies {@code length} bytes from {@code at} into {@code to} from index {@code index}. */
    public void copyTo(long at, byte[] to, int index, int length) {
        require(at, length);
        MemorySegment.copy(memory, U8, at, to, index, length);
    }

    /** A copy of the whole view; its size must fit an array. */
    public byte[] toArray() {
        return memory.toArray(U8);
    }

    /** Whether {@code length} bytes from {@code at} equal those of {@code other} from {@code otherAt}. */
    public boolean equalRange(long at, Bytes other, long otherAt, long length) {
        require(at, length);
        other.require(otherAt, length);
        return MemorySegment.mismatch(memory, at, at + length, other.memory, otherAt, otherAt + length) < 0;
    }

    /** Whether {@code length} bytes from {@code at} are all zero. */
    public boolean zeroRange(long at, long length) {
        require(at, length);
        long i = 0;
        for (; i + 8 <= length; i += 8) {
            if (memory.get(U64, at + i) != 0) {
                return false;
            }
        }
        for (; i < length; i++) {
            if (memory.get(U8, at + i) != 0) {
                return false;
            }
        }
        return true;
    }
}
