// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import static rproclab.linux.of.Printk.kib;
import static rproclab.linux.of.Printk.mib;
import static rproclab.linux.of.Printk.pa;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import rproclab.loader.LogLine.Level;

/** Port of what all releases of {@code drivers/of/of_reserved_mem.c} have in common; the subclasses are their three shapes. */
abstract class OfReservedMem {
    /** {@code MAX_RESERVED_REGIONS}. */
    static final int MAX_REGIONS = 64;
    /** {@code SMP_CACHE_BYTES}. */
    private static final long CACHE_LINE = 64;

    final BootLayout layout;
    final OfRelease release;
    final Memblock memblock;
    final Printk log;
    final RmemDrivers drivers;
    /** {@code reserved_mem[]}. */
    final List<Rmem> remembered = new ArrayList<>();
    final List<String> failed = new ArrayList<>();

    OfReservedMem(BootLayout layout, OfRelease release, Memblock memblock, Printk log) {
        this.layout = layout;
        this.release = release;
        this.memblock = memblock;
        this.log = log;
        drivers = new RmemDrivers(release, memblock, log, EarlyParams.has(layout.commandLine(), "cma"));
    }

    static OfReservedMem of(BootLayout layout, OfRelease release, Memblock memblock, Printk log) {
        return switch (release.scan()) {
            case SAVES_NODES -> new SavedNodes(layout, release, memblock, log);
            case TWO_PASSES -> new TwoPasses(layout, release, memblock, log);
            case VALIDATES_NODES -> new ValidatedNodes(layout, release, memblock, log);
        };
    }

    /** {@code fdt_scan_reserved_mem()}. */
    abstract void scan();

    /** What follows {@code /memreserve/}: {@code fdt_init_reserved_mem()}, or the second pass of later releases. */
    abstract void init();

    /** {@code __reserved_mem_check_root()}, for the file that prints about it. */
    final boolean rootSupported() {
        if (!layout.nodesSupported()) {
            reserving(Level.ERROR, "Reserved memory: unsupported node format, ignoring");
        }
        return layout.nodesSupported();
    }

    /** A line of the file that reserves: {@code fdt.c}, later {@code of_reserved_mem.c}. */
    final void reserving(Level level, String format, Object... arguments) {
        if (release.has(Feature.RESERVES_IN_OF_RESERVED_MEM)) {
            log.reservedMem(level, format, arguments);
        } else {
            log.fdt(level, format, arguments);
        }
    }

    final Level failure() {
        return release.has(Feature.FAILURES_ARE_ERRORS) ? Level.ERROR : Level.INFO;
    }

    /** One range in {@code __reserved_mem_reserve_reg()}. */
    final void reserve(ReservedNode node, PhysRange range) {
        boolean done = range.size() != 0 && reserveMemory(range.base(), range.size(), node.noMap());
        if (!done) {
            failed.add(node.name());
        }
        reserving(done ? Level.DEBUG : failure(), "Reserved memory: %s for node '%s': base %s, size %d MiB",
                done ? "reserved region" : "failed to reserve memory", node.name(), pa(range.base()),
                mib(range.size()));
    }

    /** {@code early_init_dt_reserve_memory()}, in 5.10 {@code early_init_dt_reserve_memory_arch()}: whether it returns 0. */
    private boolean reserveMemory(long base, long size, boolean noMap) {
        if (!noMap) {
            memblock.reserved.add(base, size);
            return true;
        }
        boolean matters = !release.has(Feature.BUSY_ONLY_IN_MEMORY) || memblock.memory.overlaps(base, size);
        if (matters && memblock.reserved.overlaps(base, size)) {
            return false;
        }
        return memblock.memory.setNoMap(base, size, true);
    }

    /** {@code __reserved_mem_alloc_size()}: where the kernel places the node; empty where it does not. */
    final OptionalLong allocSize(ReservedNode node) {
        if (node.size().isEmpty()) {
            return OptionalLong.empty();
        }
        if (!node.size().get().fits()) {
            return invalid("invalid size property in '%s' node.", node);
        }
        if (node.alignment().isPresent() && !node.alignment().get().fits()) {
            return invalid("invalid alignment property in '%s' node.", node);
        }
        if (!mayAllocate(node)) {
            return OptionalLong.empty();
        }
        long align = node.alignment().map(ReservedNode.Value::value).orElse(0L);
        return allocate(node, node.size().get().value(),
                node.isCma() ? Unsigned.max(align, release.cmaAlignment()) : align);
    }

    /** {@code fdt_validate_reserved_mem_node()} of 7.2. */
    boolean mayAllocate(ReservedNode node) {
        return true;
    }

    /** Whether {@code alloc-ranges} that are no whole pairs count as absent; otherwise the node is skipped. */
    boolean ignoresOddAllocRanges() {
        return false;
    }

    private OptionalLong invalid(String format, ReservedNode node) {
        log.reservedMem(Level.ERROR, format, node.name());
        return OptionalLong.empty();
    }

    private OptionalLong allocate(ReservedNode node, long size, long align) {
        long base = 0;
        if (node.allocRanges().isPresent() && (node.allocRanges().get().fits() || !ignoresOddAllocRanges())) {
            if (!node.allocRanges().get().fits()) {
                return invalid("invalid alloc-ranges property in '%s', skipping node.", node);
            }
            for (PhysRange range : node.allocRanges().get().pairs()) {
                Allocation allocation = allocInRange(size, align, range.base(), range.end(), node.noMap());
                base = allocation.base() == 0 ? base : allocation.base();
                if (allocation.done()) {
                    break;
                }
            }
        } else {
            base = allocArch(size, align, 0, 0, node.noMap()).base();
        }
        if (base == 0) {
            failed.add(node.name());
            log.reservedMem(failure(), "failed to allocate memory for node '%s'%s", node.name(),
                    release.has(Feature.FAILURES_ARE_ERRORS) ? ": size %d MiB".formatted(mib(size)) : "");
            return OptionalLong.empty();
        }
        log.reservedMem(Level.DEBUG, "allocated memory for '%s' node: base %s, size %d MiB", node.name(), pa(base),
                mib(size));
        return OptionalLong.of(base);
    }

    /** {@code __reserved_mem_alloc_in_range()}: next to a region that is there already. */
    private Allocation allocInRange(long size, long align, long start, long end, boolean noMap) {
        boolean before = memblock.bottomUp;
        if (release.has(Feature.ALLOCATES_NEXT_TO_RESERVED)) {
            boolean bottomUp = remembered.stream().anyMatch(rmem -> touches(rmem, start));
            boolean topDown = remembered.stream().anyMatch(rmem -> touches(rmem, end));
            if (bottomUp != topDown) {
                memblock.bottomUp = bottomUp;
            }
        }
        Allocation allocation = allocArch(size, align, start, end, noMap);
        memblock.bottomUp = before;
        return allocation;
    }

    private static boolean touches(Rmem rmem, long address) {
        return rmem.size != 0 && !Unsigned.less(address, rmem.base) && !Unsigned.less(rmem.base + rmem.size, address);
    }

    /**
     * What {@code early_init_dt_alloc_reserved_memory_arch()} leaves behind.
     *
     * @param base {@code *res_base}, which is set as soon as there is room; callers look at it alone, so that a node counts as
     *            placed where it was not marked
     * @param done it returned 0
     */
    private record Allocation(long base, boolean done) {}

    /** {@code early_init_dt_alloc_reserved_memory_arch()}. */
    private Allocation allocArch(long size, long align, long start, long end, boolean noMap) {
        long base = memblock.findInRange(start, end == 0 ? Memblock.ANYWHERE : end, size,
                align == 0 ? CACHE_LINE : align);
        if (base == 0) {
            return new Allocation(0, false);
        }
        boolean marks = release.has(Feature.DYNAMIC_NOMAP_IS_MARKED);
        if (marks || !noMap) {
            memblock.reserved.add(base, size);
        }
        if (noMap && !marks) {
            return new Allocation(base, memblock.memory.remove(base, size));
        }
        boolean done = !noMap || memblock.memory.setNoMap(base, size, true);
        if (!done) {
            memblock.physFree(base, size);
        }
        return new Allocation(base, done);
    }

    /** {@code __rmem_check_for_overlap()}. */
    final void checkForOverlap() {
        if (remembered.size() < 2) {
            return;
        }
        if (release.has(Feature.SORT_EXTRACTS_TWO)) {
            KernelSort.sortByTwo(remembered, order());
        } else {
            KernelSort.sort(remembered, order());
        }
        for (int i = 0; i + 1 < remembered.size(); i++) {
            Rmem here = remembered.get(i);
            Rmem next = remembered.get(i + 1);
            if (Unsigned.less(next.base, here.base + here.size)) {
                log.reservedMem(Level.ERROR, "OVERLAP DETECTED!\n%s (%s--%s) overlaps with %s (%s--%s)", here.name(),
                        pa(here.base), pa(here.base + here.size), next.name(), pa(next.base),
                        pa(next.base + next.size));
            }
        }
    }

    /** {@code __rmem_cmp()}. */
    private Comparator<Rmem> order() {
        Comparator<Rmem> order = (a, b) -> Long.compareUnsigned(a.base, b.base);
        order = order.thenComparing((a, b) -> Long.compareUnsigned(a.size, b.size));
        return release.has(Feature.STABLE_ORDER) ? order.thenComparingInt(rmem -> rmem.index) : order;
    }

    /** What happens to a node that its driver refused. */
    final void refused(Rmem rmem) {
        log.reservedMem(Level.INFO, "node %s compatible matching fail", rmem.name());
        if (!release.has(Feature.REFUSED_NODE_IS_UNDONE)) {
            memblock.physFree(rmem.base, rmem.size);
            if (rmem.node.noMap()) {
                memblock.memory.add(rmem.base, rmem.size);
            }
        } else if (rmem.node.noMap()) {
            memblock.memory.setNoMap(rmem.base, rmem.size, false);
        } else {
            memblock.physFree(rmem.base, rmem.size);
        }
    }

    /** The line that says what the device tree wanted; whether it was done does not count. */
    final void printNode(Rmem rmem) {
        log.reservedMem(Level.INFO, "%s..%s (%s KiB) %s %s %s", pa(rmem.base), pa(rmem.base + rmem.size - 1),
                Long.toUnsignedString(kib(rmem.size)), rmem.node.noMap() ? "nomap" : "map",
                rmem.node.reusable() ? "reusable" : "non-reusable", rmem.name());
    }
}
