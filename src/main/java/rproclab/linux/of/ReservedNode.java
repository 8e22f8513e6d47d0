// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import java.util.List;
import java.util.Optional;

/**
 * A child of {@code /reserved-memory}, as far as the kernel reads it at boot.
 *
 * @param name its full name: {@code m4@88000000}
 * @param available {@code status} is absent, {@code okay} or {@code ok}
 * @param reg {@code reg}
 * @param size {@code size}, of a node that the kernel places
 * @param alignment {@code alignment}, of a node that the kernel places
 * @param allocRanges {@code alloc-ranges}, where the kernel may place it
 * @param compatible {@code compatible}
 * @param noMap {@code no-map}
 * @param reusable {@code reusable}
 * @param cmaDefault {@code linux,cma-default}
 */
public record ReservedNode(String name, boolean available, Optional<Ranges> reg, Optional<Value> size,
        Optional<Value> alignment, Optional<Ranges> allocRanges, List<String> compatible, boolean noMap,
        boolean reusable, boolean cmaDefault) {

    /** Keeps a copy of the list. */
    public ReservedNode {
        compatible = List.copyOf(compatible);
    }

    /**
     * A property of addresses and sizes, read with the cells of the root.
     *
     * @param pairs its whole pairs
     * @param fits it consists of whole pairs only; an empty property does
     */
    public record Ranges(List<PhysRange> pairs, boolean fits) {

        /** Keeps a copy of the list. */
        public Ranges {
            pairs = List.copyOf(pairs);
        }
    }

    /**
     * A property that should be one address or one size.
     *
     * @param value its value
     * @param fits it has as many cells as it should; otherwise the value does not count
     */
    public record Value(long value, boolean fits) {}

    /** {@code of_flat_dt_is_compatible()}: letter case does not count. */
    boolean isCompatible(String with) {
        return compatible.stream().anyMatch(with::equalsIgnoreCase);
    }

    /** Whether it asks for the kernel's contiguous memory allocator. */
    boolean isCma() {
        return isCompatible("shared-dma-pool") && reusable && !noMap;
    }
}
