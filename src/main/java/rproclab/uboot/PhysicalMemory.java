// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot;

import rproclab.bytes.Access;
import rproclab.bytes.Bytes;
import rproclab.bytes.OutsideAccess;
import rproclab.elf.ElfClass;
import rproclab.memory.TargetMemory;

/**
 * Physical memory as U-Boot writes it: without page tables to speak of, any address goes, 0 as well.
 *
 * <p>
 * A write is outside where it passes the end of the address space. What lies at an address, memory or nothing, is the
 * board's affair and not known here: such a write is taken down like any other.
 */
public final class PhysicalMemory {
    private final TargetMemory target;
    private final Ulong ulong;

    /** Writes to {@code target}, through addresses of U-Boot's width. */
    public PhysicalMemory(TargetMemory target, Ulong ulong) {
        this.target = target;
        this.ulong = ulong;
    }

    /** {@code memcpy(sa, source + from, size)}; the source is touched first. */
    public void copy(long sa, Bytes source, long from, long size) {
        if (size == 0) {
            return;
        }
        source.require(from, size);
        require(sa, size);
        target.copy(sa, source, from, size);
    }

    /** {@code memset(sa, 0, size)}. */
    public void zero(long sa, long size) {
        if (size == 0) {
            return;
        }
        require(sa, size);
        target.zero(sa, size);
    }

    /**
     * {@code memset(dst + filesz, 0, memsz - filesz)}, as all of U-Boot's loaders have it and none checks.
     *
     * <p>
     * The difference is as wide as the fields. Where filesz is the larger one it wraps to nearly 4 GiB, or 2^64, from
     * behind the segment: no board has memory all the way, so that memset is outside.
     */
    public void zeroTail(long dst, long filesz, long memsz, ElfClass elfClass) {
        long difference = memsz - filesz;
        long size = ulong.wrap(elfClass == ElfClass.ELFCLASS32 ? difference & 0xFFFF_FFFFL : difference);
        long sa = ulong.wrap(dst + filesz);
        if (Long.compareUnsigned(filesz, memsz) > 0) {
            throw outside(sa, size);
        }
        zero(sa, size);
    }

    private void require(long sa, long size) {
        long last = sa + size - 1;
        if (ulong.wrap(last) != last || Long.compareUnsigned(last, sa) < 0) {
            throw outside(sa, size);
        }
    }

    private static OutsideAccess outside(long sa, long size) {
        return new OutsideAccess(Access.WRITE, "memory", sa, size);
    }
}
