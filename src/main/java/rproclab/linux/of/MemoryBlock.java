// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

/**
 * A region of {@code memblock.memory}.
 *
 * @param base first address
 * @param size bytes
 * @param noMap {@code MEMBLOCK_NOMAP}: not in the kernel's linear mapping
 */
public record MemoryBlock(long base, long size, boolean noMap) {

    /** First address behind it. */
    public long end() {
        return base + size;
    }
}
