// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import rproclab.devicetree.BoardTree;
import rproclab.devicetree.Device;
import rproclab.elf.ElfImage;
import rproclab.elf.ProgramHeader;
import rproclab.memory.Region;
import rproclab.memory.ReservedRegion;
import rproclab.resource.Resource;
import rproclab.target.ImxSupport;
import rproclab.target.K3M4Support;
import rproclab.target.LinuxSupport;
import rproclab.target.Stm32Support;
import rproclab.target.Target;

/**
 * What the agreement checks look at: a core, its node on the board, and a firmware for it.
 *
 * @param tree the board's device tree
 * @param target the core, with the board's memory
 * @param device its node
 * @param regions what its {@code memory-region} names, without entries that name no node; at most 128
 * @param image the firmware
 * @param table its resource table
 */
record CoreOnBoard(BoardTree tree, Target target, Device device, List<CoreRegion> regions, Optional<ElfImage> image,
        Optional<LinkedTable> table) {
    /** More entries than this are not looked at: Linux itself remembered no more than 64 nodes for long. */
    private static final int MOST_REGIONS = 128;
    /** Virtio's id of RPMsg. */
    private static final long VIRTIO_ID_RPMSG = 7;

    static Optional<CoreOnBoard> of(BoardTree tree, Target target, Optional<ElfImage> image) {
        return tree.devices(target.compatibles()::contains).stream()
                .filter(device -> device.available() && device.name().equals(target.device())).findFirst()
                .map(device -> new CoreOnBoard(tree, target, device, regions(tree, target, device), image,
                        image.flatMap(LinkedTable::of)));
    }

    private static List<CoreRegion> regions(BoardTree tree, Target target, Device device) {
        List<ReservedRegion> found = target.regions().memoryRegion();
        List<CoreRegion> regions = new ArrayList<>();
        for (int i = 0; i < Math.min(found.size(), MOST_REGIONS); i++) {
            ReservedRegion region = found.get(i);
            int index = i;
            device.memoryRegions().get(i).node().ifPresent(node -> regions.add(new CoreRegion(index, region,
                    device.memoryRegions().get(index).reserved().orElseGet(() -> tree.asReserved(node)))));
        }
        return regions;
    }

    /** The newest release's driver; all releases have the same kind of it. */
    private LinuxSupport driver() {
        return target.linux().values().stream().reduce((_, newer) -> newer).orElseThrow();
    }

    boolean isImx() {
        return driver() instanceof ImxSupport;
    }

    boolean isStm32() {
        return driver() instanceof Stm32Support;
    }

    boolean isK3() {
        return driver() instanceof K3M4Support;
    }

    /** Whether the driver registers regions as carveouts, which vrings and carveouts of the table then use. */
    boolean regionsAreCarveouts() {
        return !isK3();
    }

    /** The region that becomes the carveout of that name: the first. */
    Optional<CoreRegion> carveout(String name) {
        return regions.stream().filter(region -> region.region().name().equals(name)).findFirst();
    }

    /** The device address that the driver gives the region's carveout; empty where it cannot. */
    OptionalLong linuxDa(ReservedRegion region) {
        return driver() instanceof Stm32Support stm32
                ? stm32.dmaRanges().stream().filter(row -> Long.compareUnsigned(region.sa() - row.sa(), row.size()) < 0)
                        .mapToLong(row -> region.sa() - row.sa() + row.da()).findFirst()
                : OptionalLong.of(region.sa());
    }

    /** Where a device address lies on the system bus. */
    OptionalLong sa(long da) {
        return target.coreMap().stream().filter(row -> row.holdsDa(da)).mapToLong((Region row) -> row.sa() + da
                - row.da()).findFirst();
    }

    /** The {@code PT_LOAD} headers with memory, in file order. */
    List<ProgramHeader> segments() {
        return image.stream().flatMap(elf -> elf.loadSegments().stream()).filter(segment -> segment.memsz() != 0)
                .toList();
    }

    /** The virtio devices of the table, in order; their place is the number in the names of their regions. */
    List<Resource.Vdev> vdevs() {
        return table.map(linked -> linked.entries(Resource.Vdev.class)).orElse(List.of());
    }

    static boolean isRpmsg(Resource.Vdev vdev) {
        return vdev.id() == VIRTIO_ID_RPMSG && vdev.vrings().size() == 2;
    }
}
