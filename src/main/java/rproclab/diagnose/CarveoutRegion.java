// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.hex;
import static rproclab.diagnose.Text.pairs;
import static rproclab.diagnose.Text.range;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rproclab.memory.ReservedRegion;
import rproclab.resource.Resource;

/**
 * Rules {@code vring-region} and {@code carveout-region}: what the table places at a fixed address has to be in the region
 * of its name; without one Linux takes other memory for it.
 */
final class CarveoutRegion implements BoardCheck {

    /** What the table asks memory for. */
    private record Wanted(Rule rule, String what, String name, long da, long size) {}

    @Override
    public Stream<Finding> find(CoreOnBoard core) {
        return Stream.concat(vrings(core.vdevs()), carveouts(core)).filter(wanted -> wanted.da() != Resource.ADDR_ANY)
                .map(wanted -> finding(core, wanted)).flatMap(Optional::stream);
    }

    private static Stream<Wanted> vrings(List<Resource.Vdev> vdevs) {
        return IntStream.range(0, vdevs.size()).boxed()
                .flatMap(vdev -> IntStream.range(0, vdevs.get(vdev).vrings().size()).mapToObj(index -> {
                    Resource.Vring vring = vdevs.get(vdev).vrings().get(index);
                    return new Wanted(Rule.VRING_REGION,
                            "vring%d of vdev%d (%d buffers, align %s)".formatted(index, vdev, vring.num(),
                                    hex(vring.align())),
                            "vdev%dvring%d".formatted(vdev, index), vring.da(), Vrings.carveout(vring));
                }));
    }

    private static Stream<Wanted> carveouts(CoreOnBoard core) {
        return core.table().stream().flatMap(table -> table.entries(Resource.Carveout.class).stream())
                .map(carveout -> new Wanted(Rule.CARVEOUT_REGION, "carveout " + carveout.name(), carveout.name(),
                        carveout.da(), carveout.len()));
    }

    private static Optional<Finding> finding(CoreOnBoard core, Wanted wanted) {
        Optional<CoreRegion> region = core.regionsAreCarveouts() ? core.carveout(wanted.name()) : Optional.empty();
        if (region.isEmpty()) {
            return Optional.of(without(core, wanted));
        }
        OptionalLong da = core.linuxDa(region.get().region());
        return da.isPresent() && holds(da.getAsLong(), region.get().region(), wanted)
                ? Optional.empty()
                : Optional.of(outside(wanted, region.get(), da));
    }

    private static boolean holds(long da, ReservedRegion region, Wanted wanted) {
        return Long.compareUnsigned(wanted.da(), da) >= 0
                && Long.compareUnsigned(wanted.da() + wanted.size(), da + region.size()) <= 0;
    }

    private static Finding without(CoreOnBoard core, Wanted wanted) {
        String why = core.regionsAreCarveouts()
                ? "no memory-region is called " + wanted.name()
                : "the driver makes no memory-region a carveout";
        return new Finding(wanted.rule(), Severity.WARNING,
                "%s is fixed at %s, but %s: Linux gives it other memory, of which the core does not know".formatted(
                        wanted.what(), range(wanted.da(), wanted.size()), why),
                pairs("name", wanted.name(), "da", hex(wanted.da()), "size", hex(wanted.size())),
                core.regionsAreCarveouts()
                        ? "Reserve %s@%x with reg of 0x%x bytes, no-map, and name it in memory-region.".formatted(
                                wanted.name(), wanted.da(), wanted.size())
                        : "Give it the address 0xffffffff, and let the firmware read where Linux put it.");
    }

    private static Finding outside(Wanted wanted, CoreRegion region, OptionalLong da) {
        long at = da.orElse(region.region().sa());
        return new Finding(wanted.rule(), Severity.ERROR,
                "%s needs %s, but its memory-region %s is %s to the core".formatted(wanted.what(),
                        range(wanted.da(), wanted.size()), region.region().fullName(),
                        da.isPresent() ? range(at, region.region().size()) : "nowhere"),
                pairs("name", wanted.name(), "da", hex(wanted.da()), "size", hex(wanted.size()), "region",
                        region.region().fullName(), "regionDa", hex(at), "regionSize", hex(region.region().size())),
                Long.compareUnsigned(wanted.size(), region.region().size()) > 0
                        ? "Give the region 0x%x bytes.".formatted(wanted.size())
                        : "Set the address in the resource table to %s, or move the region to %s.".formatted(hex(at),
                                hex(wanted.da())));
    }
}
