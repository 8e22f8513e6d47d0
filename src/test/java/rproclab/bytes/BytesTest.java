// SPDX-License-Identifier: GPL-2.0-only
package rproclab.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BytesTest {
    private static final long GIB = 1L << 30;

    private final Bytes ones = Bytes.of(new byte[]{-1, -1, -1, -1, -1, -1, -1, -1});
    private final Bytes ten = Bytes.of(new byte[]{0, 1, 2, 3, 4, 5, 6, 7, 8, 9});

    @Test
    void wordsAreLittleEndian() {
        assertThat(ten.u8(1)).isEqualTo(0x01);
        assertThat(ten.u16(1)).isEqualTo(0x0201);
        assertThat(ten.u32(1)).isEqualTo(0x0403_0201L);
        assertThat(ten.u64(1)).isEqualTo(0x0807_0605_0403_0201L);
    }

    @Test
    void wordsAreZeroExtended() {
        assertThat(ones.u8(0)).isEqualTo(0xFF);
        assertThat(ones.u16(0)).isEqualTo(0xFFFF);
        assertThat(ones.u32(0)).isEqualTo(0xFFFF_FFFFL);
    }

    @Test
    void twoGibibytesStayPositive() {
        Bytes bytes = Bytes.of(new byte[]{0, 0, 0, (byte) 0x80});

        assertThat(bytes.u32(0)).isEqualTo(2 * GIB);
    }

    @Test
    void theLastWordIsInside() {
        assertThat(ten.u8(9)).isEqualTo(9);
        assertThat(ten.u16(8)).isEqualTo(0x0908);
        assertThat(ten.u32(6)).isEqualTo(0x0908_0706L);
        assertThat(ten.u64(2)).isEqualTo(0x0908_0706_0504_0302L);
    }

    @Test
    void aWordThatEndsOneByteBehindIsOutside() {
        assertOutside(() -> ten.u8(10), 10, 1);
        assertOutside(() -> ten.u16(9), 9, 2);
        assertOutside(() -> ten.u32(7), 7, 4);
        assertOutside(() -> ten.u64(3), 3, 8);
    }

    @Test
    void aHugeUnsignedOffsetIsOutside() {
        assertOutside(() -> ten.u8(-1), -1, 1);
        assertOutside(() -> ten.u64(Long.MIN_VALUE), Long.MIN_VALUE, 8);
        assertOutside(() -> ten.u32(Long.MAX_VALUE), Long.MAX_VALUE, 4);
    }

    @Test
    void hasHoldsUpToTheEnd() {
        assertThat(ten.has(0, 10)).isTrue();
        assertThat(ten.has(10, 0)).isTrue();
        assertThat(ten.has(9, 1)).isTrue();
    }

    @Test
    void hasIsFalseBehindTheEndAndForWrappedEnds() {
        assertThat(ten.has(0, 11)).isFalse();
        assertThat(ten.has(11, 0)).isFalse();
        assertThat(ten.has(10, 1)).isFalse();
        assertThat(ten.has(-1, 2)).isFalse();
        assertThat(ten.has(8, -8)).isFalse();
        assertThat(ten.has(8, Long.MAX_VALUE)).isFalse();
    }

    @Test
    void anAccessOutsideNamesTheObjectAndTheInnermostFunction() {
        Bytes table = Bytes.of(new byte[4], "cached table");

        OutsideAccess outside = catchOutside(() -> table.u64(1)).in("inner").in("outer");

        assertThat(outside).hasMessage("READ of 0x8 bytes at offset 0x1 of cached table in inner");
        assertThat(outside.getStackTrace()).isEmpty();
    }

    @Test
    void aSliceIsBoundedByItself() {
        Bytes slice = ten.slice(2, 3);

        assertThat(slice.size()).isEqualTo(3);
        assertThat(slice.toArray()).containsExactly(2, 3, 4);
        assertOutside(() -> slice.u8(3), 3, 1);
        assertOutside(() -> ten.slice(8, 3), 8, 3);
    }

    @Test
    void copiesGoWhereTheyAreAskedTo() {
        byte[] to = {42, 42, 42, 42};

        ten.copyTo(8, to, 1, 2);

        assertThat(to).containsExactly(42, 8, 9, 42);
        assertOutside(() -> ten.copyTo(9, to, 0, 2), 9, 2);
    }

    @Test
    void rangesAreEqualByContent() {
        Bytes other = Bytes.of(new byte[]{3, 4, 5, 0});

        assertThat(ten.equalRange(3, other, 0, 3)).isTrue();
        assertThat(ten.equalRange(3, other, 0, 4)).isFalse();
        assertThat(ten.equalRange(2, other, 0, 1)).isFalse();
        assertThat(ten.equalRange(10, other, 4, 0)).isTrue();
        assertOutside(() -> ten.equalRange(3, other, 1, 4), 1, 4);
    }

    @Test
    void aRangeIsZeroOnlyIfItsLastByteIs() {
        for (int length = 0; length <= 17; length++) {
            byte[] array = new byte[length + 1];
            array[length] = 1;

            assertThat(Bytes.of(array).zeroRange(0, length)).isTrue();
            assertThat(Bytes.of(array).zeroRange(0, length + 1)).isFalse();
        }
    }

    @Test
    void textEndsAtTheZeroByte() {
        assertThat(ascii("text\0more").text(0, 255)).isEqualTo("text");
    }

    @Test
    void textEndsAtTheEndOfTheView() {
        assertThat(ascii("text").text(1, 255)).isEqualTo("ext");
        assertThat(ascii("text").text(4, 255)).isEmpty();
        assertThat(ascii("text").text(-1, 255)).isEmpty();
    }

    @Test
    void textHasNoMoreBytesThanAskedFor() {
        assertThat(ascii("text").text(0, 3)).isEqualTo("tex");
    }

    @Test
    void textIsPrintable() {
        assertThat(ascii(" ~\u001f\u007f\u001b[2J\u00ff").text(0, 255)).isEqualTo(" ~\\x1f\\x7f\\x1b[2J\\xff");
    }

    @Test
    void aMappedFileReadsAsTheArray(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("a.elf"), ten.toArray());

        Bytes bytes = Bytes.map(file);

        assertThat(bytes.toArray()).isEqualTo(ten.toArray());
        assertOutside(() -> bytes.u8(10), 10, 1);
    }

    @Test
    void anEmptyFileCanBeMapped(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("empty"));

        assertThat(Bytes.map(file).size()).isZero();
    }

    /** The heap of the tests is 1 GiB. */
    @Test
    void threeSparseGibibytesAreReadWithoutAsMuchMemory(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("sparse");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.write(0x7F);
            sparse.setLength(3 * GIB);
            sparse.seek(3 * GIB - 1);
            sparse.write(0xEE);
        }

        Bytes bytes = Bytes.map(file);

        assertThat(bytes.size()).isEqualTo(3 * GIB);
        assertThat(bytes.u32(0)).isEqualTo(0x7F);
        assertThat(bytes.u32(3 * GIB - 4)).isEqualTo(0xEE00_0000L);
        assertThat(bytes.slice(2 * GIB, GIB).u8(GIB - 1)).isEqualTo(0xEE);
        assertOutside(() -> bytes.u8(3 * GIB), 3 * GIB, 1);
    }

    private static Bytes ascii(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void assertOutside(Runnable read, long offset, long length) {
        assertThatThrownBy(read::run).isInstanceOfSatisfying(OutsideAccess.class, outside -> {
            assertThat(outside.access()).isEqualTo(Access.READ);
            assertThat(outside.object()).isEqualTo("firmware");
            assertThat(outside.offset()).isEqualTo(offset);
            assertThat(outside.length()).isEqualTo(length);
            assertThat(outside.site()).isEmpty();
        });
    }

    private static OutsideAccess catchOutside(Runnable read) {
        try {
            read.run();
        } catch (OutsideAccess outside) {
            return outside;
        }
        throw new AssertionError("nothing was thrown");
    }
}
