// SPDX-License-Identifier: GPL-2.0-only
package rproclab.board;

import java.util.Optional;
import rproclab.bytes.Bytes;
import rproclab.linux.of.PhysRange;

/**
 * The header of an arm64 kernel, {@code Documentation/arch/arm64/booting.rst}.
 *
 * @param textOffset where it wants to be behind a multiple of 2 MiB, bytes
 * @param imageSize bytes that it needs while it runs, with what its file lacks
 * @param anywhere bit 3 of the flags: such a multiple anywhere in memory will do
 * @param fileSize bytes of its file
 */
public record KernelImage(long textOffset, long imageSize, boolean anywhere, long fileSize) {
    private static final long MAGIC = 0x644d_5241L;
    private static final int MAGIC_AT = 56;
    private static final long ALIGN = 2L << 20;
    private static final long ANYWHERE = 1 << 3;
    /** What {@code booti} assumes where the header does not say a size. */
    private static final long OLD_SIZE = 16L << 20;
    private static final long OLD_OFFSET = 0x80000;

    /** Reads a header; empty where there is none, as in a compressed kernel. */
    public static Optional<KernelImage> of(Bytes file) {
        if (!file.has(0, MAGIC_AT + 4) || file.u32(MAGIC_AT) != MAGIC) {
            return Optional.empty();
        }
        boolean old = file.u64(16) == 0;
        return Optional.of(new KernelImage(old ? OLD_OFFSET : file.u64(8), old ? OLD_SIZE : file.u64(16),
                (file.u64(24) & ANYWHERE) != 0, file.size()));
    }

    /** A kernel of which nothing is known but that it is not old. */
    static KernelImage assumed(long size) {
        return new KernelImage(0, size, true, size);
    }

    /**
     * Where it runs, {@code booti_setup()} of U-Boot 2026.07.
     *
     * @param loaded where it was loaded
     * @param dram where memory begins
     */
    PhysRange placed(long loaded, long dram) {
        long base = anywhere ? loaded - textOffset : dram;
        return new PhysRange((base + ALIGN - 1 & -ALIGN) + textOffset, imageSize);
    }
}
