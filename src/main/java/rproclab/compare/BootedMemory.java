// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rproclab.devicetree.BoardTree;
import rproclab.devicetree.Device;
import rproclab.devicetree.Range;
import rproclab.devicetree.ReservedMemory;
import rproclab.linux.of.Arm64Boot;
import rproclab.linux.of.BoardLayout;
import rproclab.linux.of.BootOutcome;
import rproclab.linux.of.OfRelease;
import rproclab.linux.of.OfReleases;
import rproclab.linux.of.PhysRange;
import rproclab.linux.of.Placement;
import rproclab.memory.ReservedRegion;
import rproclab.memory.Standing;

/**
 * What Linux makes of a board's reserved memory at boot, as far as drivers meet it later: which nodes it remembers, where it
 * places those without an address, what it maps as RAM.
 *
 * <p>
 * Linux 6.12 stands for all releases, and kernel and device tree are taken to be where they are in nobody's way. The
 * boot of a 32-bit Linux is taken to be alike.
 */
final class BootedMemory {
    private static final OfRelease RELEASE = OfReleases.named("linux-6.12").orElseThrow();
    private static final long PAGE = 4096;
    private static final long MIB = 1L << 20;
    private static final long KERNEL_SIZE = 32 * MIB;
    private static final long KERNEL_ALIGNMENT = 2 * MIB;
    /** Where a kernel may be: boards have a handful of banks. */
    private static final int MOST_BANKS = 16;

    private final BoardTree tree;
    private final BootOutcome outcome;

    BootedMemory(BoardTree tree) {
        this.tree = tree;
        PhysRange kernel = free(KERNEL_SIZE + MIB);
        Placement placement = new Placement(new PhysRange(kernel.base(), KERNEL_SIZE),
                new PhysRange(kernel.base() + KERNEL_SIZE, MIB), Optional.empty(), List.of(), Optional.empty());
        outcome = Arm64Boot.boot(BoardLayout.of(tree, placement), RELEASE);
    }

    /** The first place in RAM that no reserved node with an address touches, else the beginning of RAM. */
    private PhysRange free(long size) {
        List<PhysRange> taken = Stream
                .concat(tree.reservedMemory().stream().flatMap(node -> node.reg().stream()),
                        tree.memreserve().stream())
                .map(BootedMemory::range)
                .sorted((a, b) -> Long.compareUnsigned(a.base(), b.base())).toList();
        List<PhysRange> memory = tree.memory().stream().map(BootedMemory::range).limit(MOST_BANKS).toList();
        return memory.stream().map(ram -> place(ram, taken, size)).flatMap(Optional::stream).findFirst()
                .orElse(new PhysRange(memory.isEmpty() ? 0 : memory.getFirst().base(), size));
    }

    /** Goes up from the beginning of one bank of RAM, behind each range that is in the way. */
    private static Optional<PhysRange> place(PhysRange ram, List<PhysRange> taken, long size) {
        PhysRange place = new PhysRange(aligned(ram.base()), size);
        for (PhysRange other : taken) {
            if (other.common(place) != 0) {
                place = new PhysRange(aligned(other.end()), size);
            }
        }
        return Optional.of(place).filter(found -> found.common(ram) == size);
    }

    private static long aligned(long address) {
        return address + KERNEL_ALIGNMENT - 1 & -KERNEL_ALIGNMENT;
    }

    /** An entry of {@code memory-region} as a driver meets it. */
    ReservedRegion region(Device.MemoryRegion entry) {
        if (entry.node().isEmpty()) {
            return new ReservedRegion("phandle", "phandle 0x%x".formatted(entry.phandle()), 0, 0, false,
                    Standing.MISSING);
        }
        ReservedMemory node = entry.reserved().orElseGet(() -> tree.asReserved(entry.node().get()));
        Optional<PhysRange> placed = Optional.ofNullable(outcome.placed().get(node.fullName()));
        Optional<PhysRange> address = node.reg().stream().findFirst().map(BootedMemory::range);
        PhysRange range = address.or(() -> placed).orElse(new PhysRange(0, 0));
        Standing standing = new Standing(true, node.available(), address.isPresent(),
                placed.isPresent() && node.available(), isRam(range));
        return new ReservedRegion(node.name(), node.fullName(), range.base(), range.size(),
                isPool(node, standing), standing);
    }

    /** A pool that is mapped as RAM is refused by {@code memremap()}, unless it is one for the contiguous allocator. */
    private static boolean isPool(ReservedMemory node, Standing standing) {
        return node.compatible().contains("shared-dma-pool") && (!standing.ram() || node.reusable());
    }

    /** {@code pfn_is_map_memory()} of the first page. */
    private boolean isRam(PhysRange range) {
        long page = range.base() & -PAGE;
        return range.size() != 0 && outcome.memory().stream().anyMatch(block -> !block.noMap()
                && Long.compareUnsigned(page - block.base(), block.size()) < 0);
    }

    private static PhysRange range(Range range) {
        return new PhysRange(range.start(), range.size());
    }
}
