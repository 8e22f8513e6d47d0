// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import rproclab.loader.Errno;
import rproclab.memory.Mapping;
import rproclab.memory.Region;
import rproclab.memory.ReservedRegion;
import rproclab.memory.Standing;

/** {@code imx_rproc_addr_init()}: maps the OWN rows, then the reserved regions, as far as there are slots. */
final class ImxAddrInit {
    private final LinuxRelease release;
    private final SizeT sizeT;
    private final Probe probe;
    private final List<Mapping> mapped = new ArrayList<>();
    private final List<ReservedRegion> claimed = new ArrayList<>();
    private int rscTable = -1;

    ImxAddrInit(LinuxRelease release, SizeT sizeT, Probe probe) {
        this.release = release;
        this.sizeT = sizeT;
        this.probe = probe;
    }

    /** {@code priv->mem[]}, the used slots. */
    List<Mapping> mapped() {
        return mapped;
    }

    /** {@code priv->rsc_table}: an index of {@link #mapped}, or -1 for NULL. */
    int rscTable() {
        return rscTable;
    }

    /** Maps all of it; returns 0 or a negative errno. */
    int init(List<Region> own, List<ReservedRegion> regions, Predicate<ReservedRegion> isTable) {
        int max = release.has(Feature.IMX_32_SLOTS) ? 32 : 8;
        own.stream().limit(max).forEach(row -> mapped.add(new Mapping(row.name(), row.sa(), row.size())));
        for (ReservedRegion region : regions) {
            if (skipsBeforeLookingUp(region)) {
                continue;
            }
            int err = lookUp(region.standing());
            if (err != 0) {
                probe.err("unable to resolve memory region");
                return err;
            }
            if (skipsVdev(region)) {
                continue;
            }
            if (mapped.size() >= max) {
                break;
            }
            err = map(region);
            if (err != 0) {
                return err;
            }
            if (release.has(Feature.IMX_RSC_TABLE_REGION) && isTable.test(region)) {
                rscTable = mapped.size() - 1;
            }
        }
        return 0;
    }

    /** Before 7.2 regions are known as nodes, and those that are not mapped need no address; 5.10.223 maps any. */
    private boolean skipsBeforeLookingUp(ReservedRegion region) {
        return release.has(Feature.IMX_SKIPS_VDEV_REGIONS) && !release.has(Feature.REGIONS_AS_RESOURCES)
                && (!region.standing().node() || skipsVdev(region));
    }

    private boolean skipsVdev(ReservedRegion region) {
        return release.has(Feature.IMX_SKIPS_VDEV_REGIONS) && region.name().startsWith("vdev");
    }

    /** {@code of_address_to_resource()}; from 7.2 {@code of_reserved_mem_region_to_resource()}. */
    private int lookUp(Standing standing) {
        if (!release.has(Feature.REGIONS_AS_RESOURCES)) {
            return standing.address() ? 0 : Errno.EINVAL.value();
        }
        if (!standing.node() || !standing.available()) {
            return Errno.ENODEV.value();
        }
        return standing.remembered() ? 0 : Errno.EINVAL.value();
    }

    private int map(ReservedRegion region) {
        int err = 0;
        if (release.has(Feature.IMX_CLAIMS_REGIONS)) {
            if (region.standing().ram() || claimed.stream().anyMatch(region::overlaps)) {
                err = probe.busy(region);
            }
            claimed.add(region);
        } else if (region.standing().ram()) {
            err = Errno.ENOMEM.value();
        }
        if (err == 0) {
            mapped.add(new Mapping(region.name(), region.sa(), sizeT.cast(region.size())));
            return 0;
        }
        if (!release.has(Feature.IMX_32_SLOTS)) {
            probe.err("devm_ioremap_resource failed");
            return err;
        }
        probe.err("failed to remap [mem 0x%08x-0x%08x flags 0x200]", region.sa(), region.end() - 1);
        return Errno.ENOMEM.value();
    }
}
