// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rproclab.memory.Region;

/** All the memory maps of a target together, for who looks for the places where loaders may disagree. */
public final class Maps {
    private record Place(long da, long sa, long size) {}

    private Maps() {}

    /**
     * Every row of the core's map, of each release's tables and of {@code memory-region}, each place once and under the
     * first name met.
     */
    public static List<Region> rows(Target target) {
        Map<Place, Region> rows = new LinkedHashMap<>();
        Stream.of(target.coreMap().stream(),
                target.linux().values().stream().flatMap(Maps::rows),
                target.uboot().values().stream().flatMap(Maps::rows),
                target.regions().memoryRegion().stream()
                        .map(region -> Region.region(region.name(), region.sa(), region.sa(), region.size())))
                .flatMap(stream -> stream)
                .forEach(row -> rows.putIfAbsent(new Place(row.da(), row.sa(), row.size()), row));
        return List.copyOf(rows.values());
    }

    private static Stream<Region> rows(LinuxSupport linux) {
        return switch (linux) {
            case ImxSupport imx -> imx.att().stream();
            case Stm32Support stm32 -> stm32.dmaRanges().stream();
            case K3M4Support k3 -> k3.mems().stream();
        };
    }

    private static Stream<Region> rows(UbootSupport uboot) {
        return Stream.concat(switch (uboot.rproc()) {
            case UbootRproc.None _ -> Stream.<Region>empty();
            case UbootRproc.Imx imx -> imx.att().stream();
            case UbootRproc.Stm32Copro stm32 -> stm32.dmaRanges().stream();
            case UbootRproc.K3M4 k3 -> k3.mems().stream();
        }, switch (uboot.bootaux()) {
            case Bootaux.HostMap map -> map.rows().stream();
            case Bootaux.Imx9 imx9 -> imx9.startable().stream();
            case Bootaux.ScuCopy scu -> Stream.of(Region.region("TCML", scu.tcml(), scu.tcml(), scu.size()));
            case Bootaux.None _,Bootaux.RawOnly _,Bootaux.LibElf _,Bootaux.NoHostMap _ -> Stream.empty();
        });
    }
}
