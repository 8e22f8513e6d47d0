// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.bytes;
import static rproclab.diagnose.Text.hex;
import static rproclab.diagnose.Text.pairs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rproclab.resource.Resource;

/** Rule {@code buffer-pool-small}: {@code rpmsg_probe()} wants all its buffers, 512 bytes each, in one piece. */
final class BufferPoolSmall implements BoardCheck {

    @Override
    public Stream<Finding> find(CoreOnBoard core) {
        List<Resource.Vdev> rpmsg = core.vdevs().stream().filter(CoreOnBoard::isRpmsg).toList();
        Optional<CoreRegion> pool = BufferRegion.of(core).filter(region -> region.isPool());
        if (pool.isEmpty() || rpmsg.isEmpty()) {
            return Stream.empty();
        }
        long vrings = core.isK3()
                ? core.vdevs().stream().flatMap(vdev -> vdev.vrings().stream())
                        .mapToLong(vring -> Vrings.fromPool(Vrings.carveout(vring))).sum()
                : 0;
        long need = Vrings.pool(rpmsg) + vrings;
        return Long.compareUnsigned(need, pool.get().region().size()) <= 0
                ? Stream.empty()
                : Stream.of(finding(pool.get(), rpmsg, vrings, need));
    }

    private static Finding finding(CoreRegion pool, List<Resource.Vdev> rpmsg, long vrings, long need) {
        String buffers = rpmsg.stream().map(vdev -> Long.toString(Vrings.buffers(vdev)))
                .collect(Collectors.joining(" + "));
        return new Finding(Rule.BUFFER_POOL_SMALL, Severity.ERROR,
                "%s has %s, but %s buffers of %d bytes%s need 0x%x".formatted(pool.text(),
                        bytes(pool.region().size()), buffers, Vrings.BUFFER_SIZE,
                        vrings == 0 ? "" : " and vrings of 0x%x".formatted(vrings), need),
                pairs("region", pool.region().fullName(), "size", hex(pool.region().size()), "buffers", buffers, "need",
                        hex(need)),
                "Give it a size of 0x%x, or the vrings fewer buffers.".formatted(need));
    }
}
