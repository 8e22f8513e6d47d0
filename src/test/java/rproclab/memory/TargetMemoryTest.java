// SPDX-License-Identifier: GPL-2.0-only
package rproclab.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import rproclab.bytes.Bytes;
import rproclab.bytes.OutsideAccess;
import rproclab.memory.TargetMemory.Range;

class TargetMemoryTest {
    private static final long MIDDLE = Long.MIN_VALUE;

    private final TargetMemory memory = new TargetMemory();

    @Test
    void nothingIsWrittenAtFirst() {
        assertThat(memory.writes()).isEmpty();
        assertThat(memory.ranges()).isEmpty();
        assertThat(memory.written(0)).isFalse();
        assertThat(memory.u8(0)).isZero();
    }

    @Test
    void aCopyIsReadBack() {
        memory.copy(0x1000, bytes(9, 1, 2, 3, 4, 9), 1, 4);

        assertThat(memory.u8(0x1003)).isEqualTo(4);
        assertThat(memory.u32(0x1000)).isEqualTo(0x0403_0201L);
        assertThat(memory.ranges()).containsExactly(new Range(0x1000, 4));
    }

    @Test
    void aCopyEndsAtItsLastByte() {
        memory.copy(0x1000, bytes(1, 2), 0, 2);

        assertThat(memory.written(0xFFF)).isFalse();
        assertThat(memory.written(0x1000)).isTrue();
        assertThat(memory.written(0x1001)).isTrue();
        assertThat(memory.written(0x1002)).isFalse();
        assertThat(memory.u32(0x1001)).isEqualTo(2);
    }

    @Test
    void aCopyFromOutsideItsSourceIsRefused() {
        assertThatThrownBy(() -> memory.copy(0, bytes(1, 2), 1, 2)).isInstanceOf(OutsideAccess.class);
        assertThat(memory.writes()).isEmpty();
    }

    @Test
    void anEmptyWriteLeavesNothing() {
        memory.zero(0x1000, 0);
        memory.copy(0x1000, bytes(), 0, 0);

        assertThat(memory.writes()).isEmpty();
        assertThat(memory.ranges()).isEmpty();
    }

    @Test
    void everyWriteStaysInTheLogInOrder() {
        memory.copy(0x10, bytes(1, 2), 0, 2);
        memory.zero(0x10, 2);
        memory.copy(0x8, bytes(3), 0, 1);

        assertThat(memory.writes()).containsExactly(new Write(0x10, 2, Write.Kind.COPY),
                new Write(0x10, 2, Write.Kind.ZERO), new Write(0x8, 1, Write.Kind.COPY));
    }

    @Test
    void theLaterOfTwoEqualRangesStays() {
        assertOverlap(4, 4, "..aaaa..");
    }

    @Test
    void aWriteOverTheHeadKeepsTheTail() {
        memory.copy(2, bytes('x', 'x', 'x', 'x'), 0, 4);
        memory.copy(1, bytes('a', 'a'), 0, 2);

        assertThat(picture(8)).isEqualTo(".aaxxx..");
    }

    @Test
    void aWriteOverTheTailKeepsTheHead() {
        memory.copy(2, bytes('x', 'x', 'x', 'x'), 0, 4);
        memory.copy(5, bytes('a', 'a'), 0, 2);

        assertThat(picture(8)).isEqualTo("..xxxaa.");
    }

    @Test
    void aWriteInTheMiddleKeepsBothEnds() {
        memory.copy(2, bytes('w', 'x', 'y', 'z'), 0, 4);
        memory.copy(3, bytes('a', 'a'), 0, 2);

        assertThat(picture(8)).isEqualTo("..waaz..");
    }

    @Test
    void aWriteFromTheSameStartKeepsTheTail() {
        assertOverlap(4, 2, "..aaxx..");
    }

    @Test
    void aLongerWriteFromTheSameStartCoversAll() {
        assertOverlap(2, 4, "..aaaa..");
    }

    @Test
    void aWriteToTheSameEndKeepsTheHead() {
        memory.copy(2, bytes('w', 'x', 'y', 'z'), 0, 4);
        memory.copy(4, bytes('a', 'a'), 0, 2);

        assertThat(picture(8)).isEqualTo("..wxaa..");
    }

    @Test
    void aWriteAcrossSeveralCoversWhatIsBetween() {
        memory.copy(0, bytes('x', 'x'), 0, 2);
        memory.copy(3, bytes('y'), 0, 1);
        memory.copy(6, bytes('z', 'z'), 0, 2);
        memory.copy(1, bytes('a', 'a', 'a', 'a', 'a', 'a'), 0, 6);

        assertThat(picture(8)).isEqualTo("xaaaaaaz");
    }

    @Test
    void aNeighbourIsLeftAlone() {
        memory.copy(2, bytes('x', 'x'), 0, 2);
        memory.copy(4, bytes('a'), 0, 1);
        memory.copy(1, bytes('b'), 0, 1);

        assertThat(picture(8)).isEqualTo(".bxxa...");
    }

    @Test
    void zerosOverBytesAreZerosThatWereWritten() {
        memory.copy(0, bytes('x', 'x', 'x'), 0, 3);
        memory.zero(1, 1);

        assertThat(memory.u8(1)).isZero();
        assertThat(memory.written(1)).isTrue();
        assertThat(picture(4)).isEqualTo("x\0x.");
    }

    @Test
    void neighboursAreOneRangeAndAGapParts() {
        memory.copy(0x10, bytes(1), 0, 1);
        memory.zero(0x11, 2);
        memory.zero(0x14, 1);

        assertThat(memory.ranges()).containsExactly(new Range(0x10, 3), new Range(0x14, 1));
    }

    @Test
    void addressesAreUnsigned() {
        memory.zero(MIDDLE, 1);
        memory.zero(0x10, 1);
        memory.copy(MIDDLE - 1, bytes(7), 0, 1);

        assertThat(memory.ranges()).containsExactly(new Range(0x10, 1), new Range(MIDDLE - 1, 2));
        assertThat(memory.u8(MIDDLE - 1)).isEqualTo(7);
    }

    @Test
    void aWriteAcrossTwoToThe63IsOneRange() {
        memory.copy(MIDDLE - 2, bytes('a', 'b', 'c', 'd'), 0, 4);
        memory.copy(MIDDLE - 1, bytes('x', 'y'), 0, 2);

        byte[] read = new byte[4];
        memory.read(MIDDLE - 2, read);
        assertThat(read).asString().isEqualTo("axyd");
        assertThat(memory.ranges()).containsExactly(new Range(MIDDLE - 2, 4));
    }

    @Test
    void aWriteMayEndAtTheTop() {
        memory.zero(-8, 4);
        memory.copy(-4, bytes(1, 2, 3, 4), 0, 4);

        assertThat(memory.u8(-1)).isEqualTo(4);
        assertThat(memory.ranges()).containsExactly(new Range(-8, 8));
        assertThat(memory.written(0)).isFalse();
    }

    @Test
    void aWriteToTheTopCoversWhatIsThere() {
        memory.copy(-2, bytes(1, 2), 0, 2);
        memory.zero(-4, 4);

        assertThat(memory.u8(-1)).isZero();
        assertThat(memory.ranges()).containsExactly(new Range(-4, 4));
    }

    @Test
    void aWriteAcrossTheTopIsTheCallersMistake() {
        assertThatThrownBy(() -> memory.zero(-4, 5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("write of 0x5 bytes at 0xfffffffffffffffc passes 2^64");
        assertThat(memory.writes()).isEmpty();
    }

    @Test
    void allButOneByteOfTheAddressSpaceCanBeZeroed() {
        memory.copy(0x10, bytes(1, 2), 0, 2);
        memory.zero(0, -1);

        assertThat(memory.ranges()).containsExactly(new Range(0, -1));
        assertThat(memory.u8(0x11)).isZero();
        assertThat(memory.written(-2)).isTrue();
        assertThat(memory.written(-1)).isFalse();
    }

    @Test
    void readingKeepsWhatWasNotWritten() {
        memory.copy(2, bytes('a', 'b', 'c'), 0, 3);
        memory.zero(6, 1);
        byte[] read = "0123456789".getBytes(StandardCharsets.US_ASCII);

        memory.read(0, read);

        assertThat(read).asString().isEqualTo("01abc5\000789");
    }

    @Test
    void readingStartsAndEndsInsideExtents() {
        memory.copy(0, bytes('a', 'b', 'c'), 0, 3);
        memory.copy(3, bytes('d', 'e', 'f'), 0, 3);
        byte[] read = new byte[3];

        memory.read(2, read);

        assertThat(read).asString().isEqualTo("cde");
    }

    @Test
    void readingBehindTheLastExtentKeepsAll() {
        memory.copy(0, bytes('a', 'b'), 0, 2);
        byte[] read = {'?'};

        memory.read(2, read);

        assertThat(read).asString().isEqualTo("?");
    }

    @Test
    void sameContentsDoNotDependOnHowTheyWereWritten() {
        memory.copy(0x10, bytes(1, 2, 3, 4), 0, 4);
        TargetMemory other = new TargetMemory();
        other.copy(0x12, bytes(3, 4), 0, 2);
        other.copy(0x10, bytes(1), 0, 1);
        other.copy(0x11, bytes(0, 2), 1, 1);

        assertSame(memory, other);
    }

    @Test
    void zerosOfTheFileAreZeros() {
        memory.zero(0x10, 12);
        TargetMemory other = new TargetMemory();
        other.copy(0x10, Bytes.of(new byte[10]), 0, 10);
        other.zero(0x1A, 2);

        assertSame(memory, other);
    }

    @Test
    void aByteThatDiffersIsADifference() {
        memory.copy(0x10, bytes(1, 2, 3), 0, 3);
        TargetMemory other = new TargetMemory();
        other.copy(0x10, bytes(1, 2), 0, 2);
        other.copy(0x12, bytes(4), 0, 1);

        assertDifferent(memory, other);
    }

    @Test
    void aByteAgainstZeroIsADifference() {
        memory.zero(0x10, 3);
        TargetMemory other = new TargetMemory();
        other.copy(0x10, bytes(0, 0, 1), 0, 3);

        assertDifferent(memory, other);
    }

    @Test
    void aZeroThatOnlyOneWroteIsADifference() {
        memory.zero(0x10, 3);
        TargetMemory other = new TargetMemory();
        other.zero(0x10, 4);

        assertDifferent(memory, other);
        assertDifferent(memory, new TargetMemory());
    }

    @Test
    void theSameBytesElsewhereAreADifference() {
        memory.copy(0x10, bytes(1), 0, 1);
        TargetMemory other = new TargetMemory();
        other.copy(0x11, bytes(1), 0, 1);

        assertDifferent(memory, other);
    }

    @Test
    void twoUntouchedMemoriesAreTheSame() {
        assertSame(memory, new TargetMemory());
        assertSame(memory, memory);
    }

    /** Writes {@code below} times x from 2 on, then {@code above} times a. */
    private void assertOverlap(int below, int above, String picture) {
        memory.copy(2, letters('x', below), 0, below);
        memory.copy(2, letters('a', above), 0, above);

        assertThat(picture(8)).isEqualTo(picture);
    }

    @Test
    void theSameBytesElsewhereAreOtherContents() {
        Bytes source = bytes(1, 2);
        TargetMemory other = new TargetMemory();

        memory.copy(0x1000, source, 0, 2);
        other.copy(0x1002, source, 0, 2);

        assertDifferent(memory, other);
    }

    @Test
    void otherBytesOfTheSameSourceAreOtherContents() {
        Bytes source = bytes(1, 2);
        TargetMemory other = new TargetMemory();

        memory.copy(0x1000, source, 0, 1);
        other.copy(0x1000, source, 1, 1);

        assertDifferent(memory, other);
    }

    @Test
    void zerosOfASourceAreWhatZerosAre() {
        Bytes source = bytes(7, 0, 0, 7);
        TargetMemory other = new TargetMemory();

        memory.copy(0x1000, source, 1, 2);
        other.zero(0x1000, 2);

        assertSame(memory, other);
    }

    private String picture(int size) {
        byte[] read = new byte[size];
        Arrays.fill(read, (byte) '.');
        memory.read(0, read);
        return new String(read, StandardCharsets.ISO_8859_1);
    }

    private static void assertSame(TargetMemory one, TargetMemory other) {
        assertThat(one.sameContents(other)).isTrue();
        assertThat(other.sameContents(one)).isTrue();
    }

    private static void assertDifferent(TargetMemory one, TargetMemory other) {
        assertThat(one.sameContents(other)).isFalse();
        assertThat(other.sameContents(one)).isFalse();
    }

    private static Bytes letters(char letter, int size) {
        byte[] array = new byte[size];
        Arrays.fill(array, (byte) letter);
        return Bytes.of(array);
    }

    private static Bytes bytes(int... values) {
        byte[] array = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            array[i] = (byte) values[i];
        }
        return Bytes.of(array);
    }
}
