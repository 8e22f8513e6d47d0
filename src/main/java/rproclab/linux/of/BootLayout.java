// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import java.util.List;
import java.util.Optional;

/**
 * What the boot loader hands to an arm64 kernel, and where.
 *
 * @param memory RAM, as the device tree's memory nodes say; below 2^47
 * @param fdt the device tree blob, all of its {@code totalsize}
 * @param kernel the kernel as it runs, {@code _text} to {@code _end}: load address and {@code image_size} of its header
 * @param initrd {@code linux,initrd-start} to {@code linux,initrd-end}
 * @param elfcorehdr {@code linux,elfcorehdr}, in a crash kernel's tree
 * @param memreserve {@code /memreserve/}, in order, up to the first of size 0
 * @param nodes the children of {@code /reserved-memory} in order, or that there is no such node
 * @param nodesSupported {@code /reserved-memory} has the cells of the root, and {@code ranges}
 * @param commandLine what the kernel gets as {@code bootargs}
 */
public record BootLayout(List<PhysRange> memory, PhysRange fdt, PhysRange kernel, Optional<PhysRange> initrd,
        Optional<PhysRange> elfcorehdr, List<PhysRange> memreserve, Optional<List<ReservedNode>> nodes,
        boolean nodesSupported, String commandLine) {

    /** Keeps copies of the lists. */
    public BootLayout {
        memory = List.copyOf(memory);
        memreserve = List.copyOf(memreserve);
        nodes = nodes.map(List::copyOf);
    }
}
