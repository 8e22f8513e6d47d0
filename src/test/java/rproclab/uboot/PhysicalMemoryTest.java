// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import rproclab.bytes.Bytes;
import rproclab.bytes.OutsideAccess;
import rproclab.elf.ElfClass;
import rproclab.memory.TargetMemory;
import rproclab.memory.Write;

class PhysicalMemoryTest {
    private final TargetMemory target = new TargetMemory();
    private final PhysicalMemory narrow = new PhysicalMemory(target, Ulong.BITS32);
    private final PhysicalMemory wide = new PhysicalMemory(target, Ulong.BITS64);
    private final Bytes source = Bytes.of(new byte[]{1, 2, 3, 4});

    @Test
    void addressZeroIsAnAddress() {
        wide.copy(0, source, 0, 4);

        assertThat(target.u32(0)).isEqualTo(0x0403_0201);
    }

    @Test
    void aWriteUpToTheLastByteOfA32BitSpaceIsInside() {
        narrow.zero(0xFFFF_FFFCL, 4);

        assertThat(target.writes()).containsExactly(new Write(0xFFFF_FFFCL, 4, Write.Kind.ZERO));
    }

    @Test
    void oneByteMoreWrapsIn32Bits() {
        assertOutside(() -> narrow.zero(0xFFFF_FFFCL, 5), "WRITE of 0x5 bytes at offset 0xfffffffc of memory in ");
    }

    @Test
    void theSameWriteIsInsideIn64Bits() {
        wide.zero(0xFFFF_FFFCL, 5);

        assertThat(target.written(0x1_0000_0000L)).isTrue();
    }

    @Test
    void aWriteUpToTheLastByteOfA64BitSpaceIsInside() {
        wide.copy(-4, source, 0, 4);

        assertThat(target.u8(-1)).isEqualTo(4);
    }

    @Test
    void oneByteMoreWrapsIn64Bits() {
        assertOutside(() -> wide.zero(-4, 5), "WRITE of 0x5 bytes at offset 0xfffffffffffffffc of memory in ");
    }

    @Test
    void nothingIsWrittenBesideAnAddress() {
        narrow.zero(0x1_0000_0000L, 0);
        narrow.copy(0x1_0000_0000L, source, 100, 0);

        assertThat(target.writes()).isEmpty();
    }

    @Test
    void theSourceIsTouchedBeforeTheDestination() {
        assertOutside(() -> wide.copy(-1, source, 3, 2), "READ of 0x2 bytes at offset 0x3 of firmware in ");
    }

    @Test
    void aTailIsWhatMemszHasMoreThanFilesz() {
        wide.zeroTail(0x1000, 0x10, 0x18, ElfClass.ELFCLASS32);

        assertThat(target.writes()).containsExactly(new Write(0x1010, 8, Write.Kind.ZERO));
    }

    @Test
    void aTailOfNegativeLengthWrapsInTheWidthOfTheFields() {
        assertOutside(() -> wide.zeroTail(0x1000, 0x11, 0x10, ElfClass.ELFCLASS32),
                "WRITE of 0xffffffff bytes at offset 0x1011 of memory in ");
        assertOutside(() -> wide.zeroTail(0x1000, 0x11, 0x10, ElfClass.ELFCLASS64),
                "WRITE of 0xffffffffffffffff bytes at offset 0x1011 of memory in ");
        assertOutside(() -> narrow.zeroTail(0x1000, 0x11, 0x10, ElfClass.ELFCLASS64),
                "WRITE of 0xffffffff bytes at offset 0x1011 of memory in ");
    }

    private void assertOutside(ThrowingCallable write, String what) {
        assertThatThrownBy(write).isInstanceOf(OutsideAccess.class).hasMessage(what);
        assertThat(target.writes()).isEmpty();
    }
}
