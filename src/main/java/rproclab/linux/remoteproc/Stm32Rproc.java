// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.List;
import java.util.OptionalLong;
import rproclab.bytes.Access;
import rproclab.bytes.OutsideAccess;
import rproclab.loader.Errno;
import rproclab.loader.Firmware;
import rproclab.loader.LogLine.Level;
import rproclab.memory.Mapping;
import rproclab.memory.Pointer;
import rproclab.memory.Region;
import rproclab.memory.ReservedRegion;

/**
 * Port of {@code drivers/remoteproc/stm32_rproc.c}: no translation of its own, all memory is carveouts.
 *
 * <p>
 * {@code e_entry} is not used: releasing hold boot lets the core fetch its vectors at 0.
 */
final class Stm32Rproc implements RprocDriver {
    private static final String DRIVER = "stm32-rproc";

    private final LinuxRelease release;
    private final SizeT sizeT;
    private final RprocNode node;
    private final List<Region> dmaRanges;
    private final List<ReservedRegion> memoryRegions;

    /**
     * Probes a device.
     *
     * @param dmaRanges the rows of its bus's {@code dma-ranges}: {@code da}, {@code sa}, {@code size}, in order
     * @param memoryRegions what its {@code memory-region} names, in order
     */
    Stm32Rproc(LinuxRelease release, SizeT sizeT, RprocNode node, List<Region> dmaRanges,
            List<ReservedRegion> memoryRegions) {
        this.release = release;
        this.sizeT = sizeT;
        this.node = node;
        this.dmaRanges = List.copyOf(dmaRanges);
        this.memoryRegions = List.copyOf(memoryRegions);
    }

    @Override
    public String name() {
        return node.name();
    }

    @Override
    public String parent() {
        return DRIVER + " " + node.device();
    }

    /** {@code stm32_rproc_pa_to_da()}: by the first row that holds {@code pa}; the end of the region is not looked at. */
    private OptionalLong paToDa(long pa) {
        for (Region row : dmaRanges) {
            if (Long.compareUnsigned(pa, row.sa()) >= 0
                    && Long.compareUnsigned(pa, sizeT.cast(row.sa() + row.size())) < 0) {
                return OptionalLong.of(sizeT.cast(pa - row.sa() + row.da()));
            }
        }
        return OptionalLong.empty();
    }

    /** {@code stm32_rproc_prepare()}; in 5.10 {@code stm32_rproc_parse_memory_regions()}. */
    @Override
    public int registerCarveouts(Rproc rproc) {
        for (int i = 0; i < memoryRegions.size(); i++) {
            ReservedRegion region = memoryRegions.get(i);
            if (release.has(Feature.REGIONS_AS_RESOURCES) && !isResource(region)) {
                // that, and all behind it, is left out without a word
                return 0;
            }
            if (!lookup(region)) {
                rproc.printParent(Level.ERROR, "unable to acquire memory-region");
                return Errno.EINVAL.value();
            }
            OptionalLong da = paToDa(region.sa());
            if (da.isEmpty()) {
                rproc.printParent(Level.ERROR, "memory region not valid %s", printed(region));
                return Errno.EINVAL.value();
            }
            long len = sizeT.cast(region.size());
            rproc.carveouts().add(isVdevBuffer(region)
                    ? RprocMemEntry.ofResm(i, len, region.sa(), "vdev0buffer")
                    : RprocMemEntry.ofRegion(region, len, da.getAsLong()));
        }
        return 0;
    }

    /** {@code of_reserved_mem_region_to_resource()}. */
    private static boolean isResource(ReservedRegion region) {
        return region.standing().node() && region.standing().available() && region.standing().remembered();
    }

    /** {@code of_reserved_mem_lookup()}, which follows {@code np} to its {@code full_name}. */
    private boolean lookup(ReservedRegion region) {
        if (!region.standing().node()) {
            throw sizeT == SizeT.BITS32
                    ? new OutsideAccess(Access.READ, "NULL", 8, 4).in("of_reserved_mem_lookup")
                    : new OutsideAccess(Access.READ, "NULL", 16, 8).in("of_reserved_mem_lookup");
        }
        return region.standing().remembered();
    }

    private boolean isVdevBuffer(ReservedRegion region) {
        return release.has(Feature.REGIONS_AS_RESOURCES)
                ? region.name().startsWith("vdev0buffer")
                : region.name().equals("vdev0buffer");
    }

    /** {@code %pa} of the start; from 7.2 {@code %pR} of the whole. */
    private String printed(ReservedRegion region) {
        return release.has(Feature.REGIONS_AS_RESOURCES)
                ? "[mem 0x%08x-0x%08x]".formatted(region.sa(), region.end() - 1)
                : sizeT.physical(region.sa());
    }

    @Override
    public int prepare(Rproc rproc) {
        return release.has(Feature.STM32_CARVEOUTS_IN_PREPARE) ? registerCarveouts(rproc) : 0;
    }

    /** {@code stm32_rproc_parse_fw()}: any fault of the resource table is forgiven. */
    @Override
    public int parseFw(Rproc rproc, Firmware fw) {
        if (!release.has(Feature.STM32_CARVEOUTS_IN_PREPARE)) {
            int ret = registerCarveouts(rproc);
            if (ret != 0) {
                return ret;
            }
        }
        if (RprocElfLoader.loadRscTable(rproc, fw) != 0) {
            rproc.warn("no resource table found for this firmware");
        }
        return 0;
    }

    /**
     * {@code stm32_rproc_probe()} of a core that U-Boot has started: in 5.10 it registers the carveouts, which nothing else
     * does when Linux attaches.
     */
    @Override
    public int probeRunning(Rproc rproc) {
        if (release.has(Feature.STM32_CARVEOUTS_IN_PREPARE)) {
            return 0;
        }
        int ret = registerCarveouts(rproc);
        if (ret != 0) {
            rproc.print(Level.WARNING, DRIVER, "probe of %s failed with error %d", node.device(), ret);
        }
        return ret;
    }

    /** {@code stm32_rproc_get_loaded_rsc_table()}: U-Boot has stored its device address in a register, 0 for none. */
    @Override
    public int getLoadedRscTable(Rproc rproc, Pointer to) {
        long da = rproc.leftTable();
        if (da == 0) {
            return Errno.ENOENT.value();
        }
        OptionalLong pa = daToPa(da);
        if (pa.isEmpty()) {
            rproc.printParent(Level.ERROR, "can't translate da %x", da);
            return Errno.EINVAL.value();
        }
        to.set(new Mapping("on-chip memory 0x%x".formatted(pa.getAsLong()), pa.getAsLong(), loadedRscTableSize()), 0,
                false);
        return 0;
    }

    /** {@code stm32_rproc_da_to_pa()}: by the first row that holds {@code da}. */
    private OptionalLong daToPa(long da) {
        for (Region row : dmaRanges) {
            if (Long.compareUnsigned(da, row.da()) >= 0
                    && Long.compareUnsigned(da, sizeT.cast(row.da() + row.size())) < 0) {
                return OptionalLong.of(da - row.da() + row.sa());
            }
        }
        return OptionalLong.empty();
    }

    @Override
    public List<ReservedRegion> memoryRegions() {
        return memoryRegions;
    }
}
