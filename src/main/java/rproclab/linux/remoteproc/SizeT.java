// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

/**
 * How wide {@code size_t} and pointers are on the A core that runs Linux.
 *
 * <p>
 * {@code phys_addr_t} is taken to be as wide, so a 32-bit Linux is one without LPAE, as in {@code imx_v6_v7_defconfig}.
 */
public enum SizeT {
    /** 32-bit Arm: i.MX6SX, i.MX7D, i.MX7ULP, STM32MP1. */
    BITS32(0xFFFF_FFFFL),
    /** arm64. */
    BITS64(-1L);

    private final long max;

    SizeT(long max) {
        this.max = max;
    }

    /** What a conversion to {@code size_t}, or a step of a pointer, leaves of {@code value}. */
    long cast(long value) {
        return value & max;
    }

    /** Whether {@code value}, a u64, survives {@link #cast}: {@code rproc_u64_fit_in_size_t()}. */
    boolean fits(long value) {
        return Long.compareUnsigned(value, max) <= 0;
    }

    /** {@code size_add()}: the sum of two {@code size_t}, the largest {@code size_t} where it does not fit. */
    long add(long a, long b) {
        return Long.compareUnsigned(a, max - b) > 0 ? max : a + b;
    }

    /** {@code 0x%08x} or {@code 0x%016x}: what {@code %pa} prints for a {@code phys_addr_t}. */
    String physical(long address) {
        return (this == BITS32 ? "0x%08x" : "0x%016x").formatted(address);
    }
}
