// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.List;
import rproclab.memory.Mapping;
import rproclab.memory.Pointer;
import rproclab.memory.Region;
import rproclab.memory.ReservedRegion;

/**
 * Port of {@code drivers/remoteproc/ti_k3_m4_remoteproc.c} (6.12; in 7.2 and 7.3 its functions are those of
 * {@code ti_k3_common.c}, which answer the same).
 *
 * <p>
 * The resource table is mandatory, the hooks being the core's defaults. {@code e_entry} is not used: releasing the reset
 * lets the core fetch its vectors at 0.
 */
final class TiK3M4Rproc implements RprocDriver {
    private static final long U32 = 0xFFFF_FFFFL;

    private final RprocNode node;
    private final List<ReservedRegion> memoryRegions;
    /** {@code kproc->mem[]}: what each RAM is, and where it was mapped. */
    private final Region[] rams;
    private final Mapping[] mem;
    /** {@code kproc->rmem[]}. */
    private final Mapping[] rmem;

    /**
     * Probes a device.
     *
     * @param rams {@code iram} and {@code dram}, in this order: {@code da} as the core sees it, {@code sa} on the bus
     * @param memoryRegions what its {@code memory-region} names, in order; the first is the pool for vrings, which no
     *        segment can be loaded to
     */
    TiK3M4Rproc(RprocNode node, List<Region> rams, List<ReservedRegion> memoryRegions) {
        if (memoryRegions.size() < 2) {
            throw new IllegalArgumentException(
                    "probe fails: device needs at least two memory regions to be defined, num = "
                            + memoryRegions.size());
        }
        this.node = node;
        this.memoryRegions = List.copyOf(memoryRegions);
        this.rams = rams.toArray(Region[]::new);
        mem = rams.stream().map(ram -> new Mapping(ram.name(), ram.sa(), ram.size())).toArray(Mapping[]::new);
        rmem = memoryRegions.stream()
                .skip(1)
                .map(region -> new Mapping(region.name(), region.sa(), region.size()))
                .toArray(Mapping[]::new);
    }

    /** {@code dev_name(dev)}: the device's, not the node's. */
    @Override
    public String name() {
        return node.device();
    }

    @Override
    public String parent() {
        return "k3-m4-rproc " + node.device();
    }

    /** {@code k3_m4_rproc_da_to_va()}, later {@code k3_rproc_da_to_va()}: exact fits are fine; the u64 sum wraps. */
    @Override
    public void daToVa(Rproc rproc, long da, long len, Pointer to) {
        if (len == 0) {
            return;
        }
        for (int i = 0; i < mem.length; i++) {
            Mapping ram = mem[i];
            if (holds(rams[i].da(), ram.size(), da, len)) {
                to.set(ram, (da - rams[i].da()) & U32, false);
                return;
            }
            if (holds(ram.sa(), ram.size(), da, len)) {
                to.set(ram, (da - ram.sa()) & U32, false);
                return;
            }
        }
        for (Mapping region : rmem) {
            // the C's dev_addr, a u32
            long devAddr = region.sa() & U32;
            if (holds(devAddr, region.size(), da, len)) {
                to.set(region, (da - devAddr) & U32, false);
                return;
            }
        }
    }

    private static boolean holds(long start, long size, long da, long len) {
        return Long.compareUnsigned(da, start) >= 0 && Long.compareUnsigned(da + len, start + size) <= 0;
    }

    @Override
    public List<ReservedRegion> memoryRegions() {
        return memoryRegions;
    }

    /** {@code memory-region} number 0, which probe assigns to the device ({@code k3_reserved_mem_init()}). */
    @Override
    public Mapping dmaPool() {
        ReservedRegion first = memoryRegions.getFirst();
        return new Mapping(first.name(), first.sa(), first.size());
    }
}
