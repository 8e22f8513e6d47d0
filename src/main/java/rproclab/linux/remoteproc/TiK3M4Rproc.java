// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.List;
import java.util.Optional;
import rproclab.loader.Errno;
import rproclab.memory.Mapping;
import rproclab.memory.Pointer;
import rproclab.memory.Region;
import rproclab.memory.ReservedRegion;
import rproclab.memory.Standing;

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
    private static final String DRIVER = "k3-m4-rproc";

    private final RprocNode node;
    private final List<ReservedRegion> memoryRegions;
    /** {@code kproc->mem[]}: what each RAM is, and where it was mapped. */
    private final Region[] rams;
    private final Mapping[] mem;
    /** {@code kproc->rmem[]}. */
    private final Mapping[] rmem;
    private final Optional<Probe> failedProbe;

    /**
     * Probes a device.
     *
     * @param rams {@code iram} and {@code dram}, in this order: {@code da} as the core sees it, {@code sa} on the bus
     * @param memoryRegions what its {@code memory-region} names, in order; the first is the pool for vrings, which no
     *        segment can be loaded to
     */
    TiK3M4Rproc(LinuxRelease release, RprocNode node, List<Region> rams, List<ReservedRegion> memoryRegions) {
        this.node = node;
        this.memoryRegions = List.copyOf(memoryRegions);
        this.rams = rams.toArray(Region[]::new);
        mem = rams.stream().map(ram -> new Mapping(ram.name(), ram.sa(), ram.size())).toArray(Mapping[]::new);
        Probe probe = new Probe(release, DRIVER, node.device());
        probe.returned(reservedMemInit(release, probe));
        failedProbe = Optional.of(probe).filter(Probe::failed);
        rmem = this.memoryRegions.stream()
                .skip(1)
                .map(region -> new Mapping(region.name(), region.sa(), region.size()))
                .toArray(Mapping[]::new);
    }

    /** {@code k3_m4_reserved_mem_init()}, later {@code k3_reserved_mem_init()}, with the message of probe about it. */
    private int reservedMemInit(LinuxRelease release, Probe probe) {
        int ret = enoughRegions(release, probe);
        if (ret == 0) {
            ret = dmaPoolInit(probe);
        }
        for (int i = 1; ret == 0 && i < memoryRegions.size(); i++) {
            ret = release.has(Feature.REGIONS_AS_RESOURCES)
                    ? mapResource(probe, i)
                    : mapRegion(probe, i);
        }
        return ret == 0 ? 0 : probe.errProbe(ret, "reserved memory init failed");
    }

    /** Without {@code memory-region} there are no elements to count: {@code -EINVAL}, from 7.2 {@code -ENOENT}. */
    private int enoughRegions(LinuxRelease release, Probe probe) {
        if (memoryRegions.isEmpty()) {
            Errno none = release.has(Feature.REGIONS_AS_RESOURCES) ? Errno.ENOENT : Errno.EINVAL;
            probe.err("device does not reserved memory regions (%d)", none.value());
            return Errno.EINVAL.value();
        }
        if (memoryRegions.size() < 2) {
            probe.err("device needs at least two memory regions to be defined, num = %d", memoryRegions.size());
            return Errno.EINVAL.value();
        }
        return 0;
    }

    /** {@code of_reserved_mem_device_init_by_idx(dev, np, 0)}, with the message about it. */
    private int dmaPoolInit(Probe probe) {
        ReservedRegion pool = memoryRegions.getFirst();
        Standing standing = pool.standing();
        int ret = !standing.node()
                ? Errno.ENODEV.value()
                : standing.available() && !(standing.remembered() && pool.sharedDmaPool()) ? Errno.EINVAL.value() : 0;
        if (ret != 0) {
            probe.err("device cannot initialize DMA pool (%d)", ret);
        } else if (standing.available()) {
            probe.info("assigned reserved memory node %s", pool.fullName());
        }
        return ret;
    }

    /** One turn of the loop over the other regions, 6.12. */
    private int mapRegion(Probe probe, int index) {
        ReservedRegion region = memoryRegions.get(index);
        if (!region.standing().remembered()) {
            return Errno.EINVAL.value();
        }
        if (region.standing().ram()) {
            probe.err("failed to map reserved memory#%d at 0x%016x of size 0x%016x", index, region.sa(), region.size());
            return Errno.ENOMEM.value();
        }
        return 0;
    }

    /** The same from 7.2 on: {@code of_reserved_mem_region_to_resource()}, then {@code devm_ioremap_resource_wc()}. */
    private int mapResource(Probe probe, int index) {
        ReservedRegion region = memoryRegions.get(index);
        if (!region.standing().node() || !region.standing().available()) {
            return Errno.ENODEV.value();
        }
        if (!region.standing().remembered()) {
            return Errno.EINVAL.value();
        }
        boolean claimed = memoryRegions.subList(1, index).stream().anyMatch(region::overlaps);
        if (region.standing().ram() || claimed) {
            probe.busy(region);
            probe.err("failed to map reserved memory#%d at [mem 0x%08x-0x%08x]", index, region.sa(), region.end() - 1);
            return Errno.ENOMEM.value();
        }
        return 0;
    }

    @Override
    public Optional<Probe> failedProbe() {
        return failedProbe;
    }

    /** {@code dev_name(dev)}: the device's, not the node's. */
    @Override
    public String name() {
        return node.device();
    }

    @Override
    public String parent() {
        return DRIVER + " " + node.device();
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

    /**
     * {@code k3_m4_get_loaded_rsc_table()}, later {@code k3_get_loaded_rsc_table()}: by contract it is where memory-region 1
     * begins. Probe has seen to it that there is one.
     */
    @Override
    public int getLoadedRscTable(Rproc rproc, Pointer to) {
        to.set(rmem[0], 0, false);
        return 0;
    }

    @Override
    public long loadedRscTableSize() {
        return 256;
    }

    @Override
    public boolean canDetach() {
        return true;
    }

    @Override
    public List<ReservedRegion> memoryRegions() {
        return memoryRegions;
    }

    /** {@code memory-region} number 0, which probe assigns to the device ({@code k3_reserved_mem_init()}). */
    @Override
    public Mapping dmaPool() {
        ReservedRegion first = memoryRegions.getFirst();
        if (!first.standing().available()) {
            return DmaPool.OF_BOARD;
        }
        return new Mapping(first.name(), first.sa(), first.size());
    }
}
