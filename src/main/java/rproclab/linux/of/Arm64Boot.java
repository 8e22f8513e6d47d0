// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rproclab.loader.LogLine.Level;

/**
 * Port of what {@code setup_arch()} of arm64 does with memory, from the device tree to the last line about reserved memory:
 * {@code setup_machine_fdt()}, {@code arm64_memblock_init()}, {@code early_init_fdt_scan_reserved_mem()}. 4 KiB pages, 48 bits
 * of virtual address, no EFI, no crash kernel, no hot-pluggable memory, no {@code linux,usable-memory-range}.
 */
public final class Arm64Boot {
    private static final long PAGE = 4096;
    /** {@code _stext - _text}: {@code SEGMENT_ALIGN}. */
    private static final long STEXT = 0x10000;
    private static final long LINEAR_REGION = 1L << 47;

    private final BootLayout layout;
    private final OfRelease release;
    private final Memblock memblock;
    private final Printk log = new Printk();
    private final OfReservedMem reservedMem;

    private Arm64Boot(BootLayout layout, OfRelease release) {
        this.layout = layout;
        this.release = release;
        memblock = new Memblock(release.memoryRegions());
        reservedMem = OfReservedMem.of(layout, release, memblock, log);
    }

    /** Boots a kernel of that release as far as it looks at reserved memory. */
    public static BootOutcome boot(BootLayout layout, OfRelease release) {
        Arm64Boot boot = new Arm64Boot(layout, release);
        boot.setupMachineFdt();
        boot.memblockInit();
        return boot.outcome();
    }

    private void setupMachineFdt() {
        memblock.reserved.add(layout.fdt().base(), layout.fdt().size());
        layout.memory().forEach(this::addMemory);
        for (String limit : EarlyParams.values(layout.commandLine(), "mem")) {
            log.print(Level.INFO, "Memory limited to %dMB", (EarlyParams.memparse(limit) & -PAGE) >> 20);
        }
    }

    /** {@code early_init_dt_add_memory_arch()}: whole pages only. */
    private void addMemory(PhysRange range) {
        long base = range.base();
        long size = range.size();
        if (size == 0) {
            return;
        }
        long inPage = base & PAGE - 1;
        if (Unsigned.less(size, PAGE - inPage)) {
            log.fdt(Level.WARNING, "Ignoring memory block 0x%x - 0x%x", base, base + size);
            return;
        }
        if (inPage != 0) {
            size -= PAGE - inPage;
            base += PAGE - inPage;
        }
        memblock.memory.add(base, size & -PAGE);
    }

    /** {@code arm64_memblock_init()}. */
    private void memblockInit() {
        PhysRange kernel = layout.kernel();
        EarlyParams.memoryLimit(layout.commandLine()).ifPresent(limit -> {
            memblock.memLimitRemoveMap(limit);
            memblock.memory.add(kernel.base(), kernel.size());
        });
        layout.initrd().filter(initrd -> initrd.size() != 0).ifPresent(this::reserveInitrd);
        long text = release.has(Feature.RESERVES_FROM_STEXT) ? STEXT : 0;
        memblock.reserved.add(kernel.base() + text, kernel.size() - text);
        scanReservedMem();
        EarlyParams.unknown(layout.commandLine()).filter(_ -> release.has(Feature.PRINTS_UNKNOWN_PARAMETERS))
                .ifPresent(words -> log.print(Level.INFO,
                        "Unknown kernel command line parameters \"%s\", will be passed to user space.", words));
    }

    /** Memory where the initrd is is mapped, whatever the device tree says; whole pages of it are reserved. */
    private void reserveInitrd(PhysRange initrd) {
        long base = initrd.base() & -PAGE;
        long size = (initrd.end() + PAGE - 1 & -PAGE) - base;
        long start = memblock.startOfDram();
        if (Unsigned.less(base, start) || Unsigned.less(start + LINEAR_REGION, base + size)) {
            log.print(Level.WARNING,
                    "initrd not fully accessible via the linear mapping -- please check your bootloader ...");
            return;
        }
        // 5.10 removes and adds it instead, which comes to the same
        memblock.memory.add(base, size);
        memblock.memory.setNoMap(base, size, false);
        memblock.reserved.add(base, size);
    }

    /** {@code early_init_fdt_scan_reserved_mem()}. */
    private void scanReservedMem() {
        boolean inFdt = release.has(Feature.ELFCOREHDR_IN_FDT);
        boolean first = release.has(Feature.ELFCOREHDR_FIRST);
        boolean nodesFirst = release.has(Feature.MEMRESERVE_AFTER_NODES);
        if (first) {
            reserveElfcorehdr();
        }
        if (!nodesFirst) {
            reserveMemreserve();
        }
        reservedMem.scan();
        if (inFdt && !first) {
            reserveElfcorehdr();
        }
        if (nodesFirst) {
            reserveMemreserve();
        }
        reservedMem.init();
        if (!inFdt) {
            reserveElfcorehdr();
        }
    }

    private void reserveMemreserve() {
        layout.memreserve().stream().takeWhile(range -> range.size() != 0)
                .forEach(range -> memblock.reserved.add(range.base(), range.size()));
    }

    /** {@code fdt_reserve_elfcorehdr()}, in 5.10 {@code reserve_elfcorehdr()}. */
    private void reserveElfcorehdr() {
        PhysRange header = layout.elfcorehdr().orElse(new PhysRange(0, 0));
        if (header.size() == 0) {
            return;
        }
        boolean inFdt = release.has(Feature.ELFCOREHDR_IN_FDT);
        String prefix = inFdt ? "OF: fdt: " : "";
        if (memblock.reserved.overlaps(header.base(), header.size())) {
            log.print(Level.WARNING, "%selfcorehdr is overlapped", prefix);
            return;
        }
        memblock.reserved.add(header.base(), header.size());
        log.print(Level.INFO, "%sReserving %s%s of memory at 0x%x for elfcorehdr", prefix,
                Long.toUnsignedString(header.size() >>> 10), inFdt ? " KiB" : "KB", header.base());
    }

    private BootOutcome outcome() {
        List<MemoryBlock> memory = memblock.memory.regions.stream()
                .map(region -> new MemoryBlock(region.base, region.size, region.noMap)).toList();
        List<PhysRange> reserved = memblock.reserved.regions.stream()
                .map(region -> new PhysRange(region.base, region.size)).toList();
        Map<String, PhysRange> placed = new LinkedHashMap<>();
        reservedMem.remembered.forEach(rmem -> placed.put(rmem.name(), new PhysRange(rmem.base, rmem.size)));
        return new BootOutcome(log.lines(), memory, reserved, placed, new ArrayList<>(reservedMem.failed));
    }
}
