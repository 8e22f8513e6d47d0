// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import rproclab.memory.Mapping;

/**
 * Where {@code dma_alloc_coherent()} takes memory, during one boot: a pool of whole pages, first fit.
 *
 * <p>
 * A block is as large as its size rounded up to a power of two of pages, and aligned to that from the pool's start, as a
 * coherent pool's bitmap has it ({@code __dma_alloc_from_coherent()}). Nothing is given back: a boot that fails frees
 * everything at once.
 */
public final class DmaPool {
    /**
     * The pool of a simulated board whose driver has none of its own. On a real board it is CMA or any free memory, at an
     * address that nobody can tell from the firmware.
     */
    public static final Mapping OF_BOARD = new Mapping("DMA memory", 0xB800_0000L, 0x800_0000L);

    private static final int PAGE_SHIFT = 12;

    private final Mapping pool;
    /** Free blocks by the binary logarithm of their pages: page numbers from the pool's start. */
    private final List<TreeSet<Long>> free = new ArrayList<>();

    DmaPool(Mapping pool) {
        this.pool = pool;
        long pages = pool.size() >>> PAGE_SHIFT;
        int orders = Long.SIZE - Long.numberOfLeadingZeros(pages);
        for (int order = 0; order < orders; order++) {
            free.add(new TreeSet<>());
        }
        long at = 0;
        for (int order = orders - 1; order >= 0; order--) {
            if ((pages >>> order & 1) != 0) {
                free.get(order).add(at);
                at += 1L << order;
            }
        }
    }

    /**
     * {@code dma_alloc_coherent()}.
     *
     * @param size bytes, unsigned; 0 fails
     * @return the block's first system address; empty where no block is large enough
     */
    OptionalLong alloc(long size) {
        if (size == 0 || Long.compareUnsigned(size, pool.size()) > 0) {
            return OptionalLong.empty();
        }
        long pages = (size - 1 >>> PAGE_SHIFT) + 1;
        int order = Long.SIZE - Long.numberOfLeadingZeros(pages - 1);
        int from = lowest(order);
        if (from < 0) {
            return OptionalLong.empty();
        }
        long at = free.get(from).pollFirst();
        while (from > order) {
            from--;
            free.get(from).add(at + (1L << from));
        }
        return OptionalLong.of(pool.sa() + (at << PAGE_SHIFT));
    }

    /** The order, at least {@code order}, of the free block with the lowest address; -1 for none. */
    private int lowest(int order) {
        int found = -1;
        for (int i = order; i < free.size(); i++) {
            if (!free.get(i).isEmpty() && (found < 0 || free.get(i).first() < free.get(found).first())) {
                found = i;
            }
        }
        return found;
    }
}
