// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * One Linux release, as far as it answers differently about reserved memory.
 *
 * @param name its name on the command line: {@code linux-6.12}
 * @param version the exact version that was ported
 * @param scan how it goes through {@code /reserved-memory}
 * @param cmaAlignment what base and size of contiguous memory must be multiples of, bytes, with 4 KiB pages
 * @param memoryRegions how many regions {@code memblock.memory} has room for this early ({@code INIT_MEMBLOCK_MEMORY_REGIONS})
 * @param features which of the differing behaviours it has
 * @param proven compared with the log of the real kernel; otherwise read, not run
 */
public record OfRelease(String name, String version, Scan scan, long cmaAlignment, int memoryRegions,
        Set<Feature> features,
        boolean proven) {

    /** The three shapes that {@code of_reserved_mem.c} has had. */
    public enum Scan {
        /** All nodes are saved, then initialised in the order of their address. */
        SAVES_NODES,
        /** Dynamic nodes are initialised at once, the others in a second pass, when paging is on. */
        TWO_PASSES,
        /** As before, only the first range of {@code reg} counts, and drivers may refuse a node before it is reserved. */
        VALIDATES_NODES
    }

    /** Keeps a copy of the set, in the order of {@link Feature}. */
    public OfRelease {
        Set<Feature> copy = EnumSet.noneOf(Feature.class);
        copy.addAll(features);
        features = Collections.unmodifiableSet(copy);
    }

    /** Whether this release has that behaviour. */
    public boolean has(Feature feature) {
        return features.contains(feature);
    }
}
