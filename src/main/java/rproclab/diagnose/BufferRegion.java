// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.pairs;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rule {@code buffer-region}: {@code imx_rproc} takes the buffers of all virtio devices from {@code memory-region} 0,
 * {@code stm32_rproc} from the one called {@code vdev0buffer}, K3 buffers and vrings from 0; it has to be a pool.
 */
final class BufferRegion implements BoardCheck {

    /** The region that buffers of a core's virtio devices come from. */
    static Optional<CoreRegion> of(CoreOnBoard core) {
        return core.isStm32()
                ? core.carveout("vdev0buffer")
                : core.regions().stream().filter(region -> region.index() == 0).findFirst();
    }

    @Override
    public Stream<Finding> find(CoreOnBoard core) {
        if (core.vdevs().isEmpty() && !core.isK3()) {
            return Stream.empty();
        }
        return of(core).filter(region -> !region.isPool()).map(region -> finding(core, region))
                .stream();
    }

    private static Finding finding(CoreOnBoard core, CoreRegion region) {
        Optional<CoreRegion> pool = core.regions().stream().filter(other -> other.isPool())
                .findFirst();
        String effect = core.isImx()
                ? "Linux takes buffers from memory that the core may not reach"
                : core.isK3() ? "the driver does not probe" : "the core is not started";
        return new Finding(Rule.BUFFER_REGION, core.isImx() ? Severity.WARNING : Severity.ERROR,
                "virtio buffers come from memory-region %d, %s, which is no shared-dma-pool%s: %s".formatted(
                        region.index(), region.text(),
                        pool.map(other -> ", as memory-region %d, %s, is".formatted(other.index(), other.text()))
                                .orElse(""),
                        effect),
                pairs("region", region.region().fullName(), "pool",
                        pool.map(other -> other.region().fullName()).orElse("")),
                pool.isPresent() && !core.isStm32()
                        ? "Name %s first in memory-region.".formatted(pool.get().region().fullName())
                        : "Add compatible = \"shared-dma-pool\" to the node of the buffers.");
    }
}
