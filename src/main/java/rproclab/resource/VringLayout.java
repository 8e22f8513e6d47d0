// SPDX-License-Identifier: GPL-2.0-only
package rproclab.resource;

/**
 * Where the parts of a split vring lie, in bytes from its start ({@code vring_init()}): in 64 bits, so that no num or align
 * is too large.
 *
 * <pre>
 *  0       16*num                            used                      size
 *  | desc  | flags idx ring[num] used_event  | ... align ... | flags idx ring[num] avail_event |
 * </pre>
 *
 * @param avail where the available ring begins: behind num descriptors of 16 bytes
 * @param used where the used ring begins: behind the available ring, rounded up to align
 * @param size all of it
 * @param carveout whole pages, which its carveout has to have ({@code vring_size()}, {@code rproc_alloc_vring()}): in 32 bits,
 *        which wrap
 */
public record VringLayout(long avail, long used, long size, long carveout) {
    private static final long PAGE = 4096;
    private static final long U32 = 0xFFFF_FFFFL;

    /** The layout of a vring; an align of 0, or of no power of two, gives what the C computes. */
    public static VringLayout of(Resource.Vring vring) {
        long num = vring.num();
        long avail = 16 * num;
        long used = aligned(avail + 2 * (3 + num), vring.align());
        long wrapped = aligned(avail + 2 * (3 + num & U32), vring.align()) + 6 + 8 * num;
        return new VringLayout(avail, used, used + 6 + 8 * num, wrapped + PAGE - 1 & U32 & -PAGE);
    }

    private static long aligned(long at, long align) {
        return at + align - 1 & ~(align - 1);
    }
}
