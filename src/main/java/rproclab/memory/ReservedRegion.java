// SPDX-License-Identifier: GPL-2.0-only
package rproclab.memory;

/**
 * A reserved-memory node that a remote processor's {@code memory-region} property names.
 *
 * @param name the node's name without unit address: {@code vdev0vring0}
 * @param fullName the node's name with its unit address, which need not be {@code sa}: {@code vdev0vring0@55000000}
 * @param sa first system address; 0 where the node has none
 * @param size bytes
 * @param sharedDmaPool whether the node is compatible with {@code shared-dma-pool} and Linux can use it as one
 * @param standing what Linux finds when it looks for it
 */
public record ReservedRegion(String name, String fullName, long sa, long size, boolean sharedDmaPool,
        Standing standing) {

    /** A node as it should be. */
    public ReservedRegion(String name, String fullName, long sa, long size, boolean sharedDmaPool) {
        this(name, fullName, sa, size, sharedDmaPool, Standing.RESERVED);
    }

    /** A node whose unit address is its address. */
    public ReservedRegion(String name, long sa, long size, boolean sharedDmaPool) {
        this(name, "%s@%x".formatted(name, sa), sa, size, sharedDmaPool);
    }

    /** Such a node that is not {@code shared-dma-pool}. */
    public ReservedRegion(String name, long sa, long size) {
        this(name, sa, size, false);
    }

    /** The same as {@code shared-dma-pool}. */
    public ReservedRegion asSharedDmaPool() {
        return new ReservedRegion(name, fullName, sa, size, true, standing);
    }

    /** The same where Linux finds something else. */
    public ReservedRegion with(Standing other) {
        return new ReservedRegion(name, fullName, sa, size, sharedDmaPool, other);
    }

    /** First system address behind the region. */
    public long end() {
        return sa + size;
    }

    /** Whether the two have a byte in common; neither wraps. */
    public boolean overlaps(ReservedRegion other) {
        return Long.compareUnsigned(sa, other.end()) < 0 && Long.compareUnsigned(other.sa, end()) < 0;
    }
}
