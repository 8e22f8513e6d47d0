// SPDX-License-Identifier: GPL-2.0-only
package rproclab.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rproclab.board.NodeState.Consequence;
import rproclab.devicetree.Device;
import rproclab.linux.of.OfRelease;
import rproclab.linux.of.OfReleases;
import rproclab.linux.of.PhysRange;
import rproclab.target.ImxSupport;
import rproclab.target.K3M4Support;
import rproclab.target.LinuxSupport;
import rproclab.target.Stm32Support;
import rproclab.target.Targets;

/** What the remoteproc drivers do about a {@code memory-region} that {@code ioremap()} refuses, by release. */
final class Drivers {
    private static final int LAST = -1;

    /**
     * One driver from one release on, until the next row of the same driver.
     *
     * @param support which driver
     * @param since the first release
     * @param spared names of nodes, up to their end, that it does not map
     * @param first index of the first region that it maps
     * @param requests it requests the memory first, which fails where that is "System RAM"
     * @param device in front of what it prints
     * @param line what it prints; {@code {pr}} is the resource, {@code {pa}} its start, {@code {len}} its size in hex,
     *            {@code {size}} as {@code %pa}, {@code {index}} that of the region
     * @param what which step fails
     */
    private record Row(Class<? extends LinuxSupport> support, String since, String spared, int first, boolean requests,
            String device, String line, String what) {}

    // @formatter:off
    private static final List<Row> ROWS = List.of(
        // imx_rproc_addr_init()
        new Row(ImxSupport.class, "linux-5.10", "", 0, true, "imx-rproc {device}",
            "devm_ioremap_resource failed", "probe fails, EBUSY -16"),
        new Row(ImxSupport.class, "linux-5.15.148", "vdev", 0, false, "imx-rproc {device}",
            "failed to remap {pr}", "probe fails, ENOMEM -12"),
        new Row(ImxSupport.class, "linux-7.2", "vdev", 0, true, "imx-rproc {device}",
            "failed to remap {pr}", "probe fails, ENOMEM -12"),
        // stm32_rproc_mem_alloc()
        new Row(Stm32Support.class, "linux-5.10", "vdev0buffer", 0, false, "stm32-rproc {device}",
            "Unable to map memory region: {pa}+0x{len}", "boot fails, ENOMEM -12"),
        // rproc_mem_entry_ioremap_wc()
        new Row(Stm32Support.class, "linux-7.3", "vdev0buffer", 0, false, "remoteproc remoteproc0",
            "Unable to map memory region: {pa}+{len}", "boot fails, ENOMEM -12"),
        // k3_reserved_mem_init()
        new Row(K3M4Support.class, "linux-6.12", "", 1, false, "k3-m4-rproc {device}",
            "failed to map reserved memory#{index} at {pa} of size {size}", "probe fails, ENOMEM -12"),
        new Row(K3M4Support.class, "linux-7.2", "", 1, true, "k3-m4-rproc {device}",
            "failed to map reserved memory#{index} at {pr}", "probe fails, ENOMEM -12"));
    // @formatter:on

    private final OfRelease release;
    private final Architecture architecture;

    Drivers(OfRelease release, Architecture architecture) {
        this.release = release;
        this.architecture = architecture;
    }

    /** What a device's driver does about the node; empty where the release has no driver for it, or it does not map it. */
    Optional<Consequence> consequence(Device device, int index, String node, PhysRange range) {
        Optional<LinuxSupport> support = device.compatible().stream().flatMap(name -> Targets.withCompatible(name)
                .stream()).flatMap(target -> Optional.ofNullable(target.linux().get(release.name())).stream())
                .filter(known -> known.compatibles().stream().anyMatch(device.compatible()::contains)).findFirst();
        return support.flatMap(this::row)
                .filter(row -> index >= row.first() && (row.spared().isEmpty() || !node.startsWith(row.spared())))
                .map(row -> new Consequence(device.name(), row.what(), log(row, device, index, range)));
    }

    private Optional<Row> row(LinuxSupport support) {
        int now = order(release.name());
        return ROWS.stream().filter(row -> row.support().isInstance(support) && order(row.since()) <= now)
                .reduce((_, later) -> later);
    }

    private static int order(String name) {
        List<String> names = OfReleases.all().stream().map(OfRelease::name).toList();
        int order = names.indexOf(name);
        return order == LAST ? names.size() : order;
    }

    private List<String> log(Row row, Device user, int index, PhysRange range) {
        String resource = "[mem 0x%08x-0x%08x]".formatted(range.base(), range.end() - 1);
        List<String> log = new ArrayList<>();
        if (row.requests()) {
            log.add("can't request region for resource " + resource);
        }
        log.add(row.line().replace("{pr}", resource).replace("{pa}", architecture.pa(range.base()))
                .replace("{size}", architecture.pa(range.size())).replace("{len}", Long.toHexString(range.size()))
                .replace("{index}", Integer.toString(index)));
        String device = row.device().replace("{device}", user.name());
        return log.stream().map(line -> device + ": " + line).toList();
    }
}
