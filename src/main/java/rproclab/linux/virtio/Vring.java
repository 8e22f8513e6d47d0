// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.virtio;

/**
 * Where the parts of one split ring are, by system address ({@code struct vring}, {@code vring_init()}).
 *
 * <pre>
 *  0        16n                     aligned
 *  | desc[n]| flags | idx | ring[n] | used_event | ... | flags | idx | used[n] | avail_event
 *  16 each: addr u64, len u32, flags u16, next u16       8 each: id u32, len u32
 * </pre>
 *
 * @param sa where it begins; taken to be aligned as Linux's mapping of it is
 * @param num how many descriptors it has
 * @param align what the used ring is aligned to, u32; nobody checks that it is a power of two
 */
public record Vring(long sa, int num, long align) {
    static final int DESC_SIZE = 16;
    static final int DESC_LEN = 8;
    static final int DESC_FLAGS = 12;
    static final int DESC_NEXT = 14;
    static final int F_NEXT = 1;
    static final int F_WRITE = 2;

    /** {@code desc[index]}. */
    public long desc(int index) {
        return sa + (long) DESC_SIZE * index;
    }

    /** {@code avail->flags}. */
    public long availFlags() {
        return sa + (long) DESC_SIZE * num;
    }

    /** {@code avail->idx}. */
    public long availIdx() {
        return availFlags() + 2;
    }

    /** {@code avail->ring[index]}. */
    public long avail(int index) {
        return availFlags() + 4 + 2L * index;
    }

    /** {@code vring_used_event()}: where the driver says at which used buffer it wants an interrupt. */
    public long usedEvent() {
        return avail(num);
    }

    /** {@code used->flags}. */
    public long usedFlags() {
        return usedEvent() + 2 + align - 1 & ~(align - 1);
    }

    /** {@code used->idx}. */
    public long usedIdx() {
        return usedFlags() + 2;
    }

    /** {@code used->ring[index]}: id, then len. */
    public long used(int index) {
        return usedFlags() + 4 + 8L * index;
    }

    /** {@code vring_avail_event()}: where the device says at which available buffer it wants a kick. */
    public long availEvent() {
        return used(num);
    }

    /**
     * {@code vring_size()}, in bytes: cut to the unsigned int that it returns.
     *
     * @param num u32
     * @param align u32
     */
    public static long size(long num, long align) {
        long available = 16 * num + 2 * (3 + num & 0xFFFF_FFFFL);
        return (available + align - 1 & ~(align - 1)) + 6 + 8 * num & 0xFFFF_FFFFL;
    }
}
