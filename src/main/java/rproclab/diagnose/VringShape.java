// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static rproclab.diagnose.Text.hex;
import static rproclab.diagnose.Text.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rproclab.resource.Resource;

/** Rule {@code vring-shape}: numbers that no vring can have, which some part of Linux refuses or computes wrongly with. */
final class VringShape implements BoardCheck {

    @Override
    public Stream<Finding> find(CoreOnBoard core) {
        List<Resource.Vdev> vdevs = core.vdevs();
        return IntStream.range(0, vdevs.size()).boxed()
                .flatMap(vdev -> IntStream.range(0, vdevs.get(vdev).vrings().size()).boxed()
                        .flatMap(index -> faults(vdevs.get(vdev).vrings().get(index)).stream()
                                .map(fault -> finding(vdev, index, vdevs.get(vdev).vrings().get(index), fault))));
    }

    private static List<String> faults(Resource.Vring vring) {
        List<String> faults = new ArrayList<>();
        if (vring.num() == 0 || vring.align() == 0) {
            faults.add("rproc_parse_vring() refuses 0");
            return faults;
        }
        if (Long.bitCount(vring.num()) != 1) {
            faults.add("num is no power of two, which virtio refuses as a bad virtqueue length");
        }
        if (Long.bitCount(vring.align()) != 1) {
            faults.add("align is no power of two, so that the used ring's place is computed wrongly");
        } else if (vring.da() != Resource.ADDR_ANY && vring.da() % vring.align() != 0) {
            faults.add("da is no multiple of align: %d bytes behind one".formatted(vring.da() % vring.align()));
        }
        return faults;
    }

    private static Finding finding(int vdev, int index, Resource.Vring vring, String fault) {
        return new Finding(Rule.VRING_SHAPE, Severity.ERROR,
                "vring%d of vdev%d (da %s, num %d, align %s): %s".formatted(index, vdev, hex(vring.da()), vring.num(),
                        hex(vring.align()), fault),
                pairs("vdev", Integer.toString(vdev), "vring", Integer.toString(index), "da", hex(vring.da()), "num",
                        Long.toString(vring.num()), "align", hex(vring.align())),
                "In the resource table: num a power of two, align 0x1000 (or another power of two), da a multiple of it.");
    }
}
