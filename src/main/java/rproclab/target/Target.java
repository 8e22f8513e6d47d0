// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rproclab.memory.Mapping;
import rproclab.memory.Region;

/**
 * One remote core of one SoC.
 *
 * @param name as on the command line: {@code imx8mp-m7}
 * @param soc the SoC: {@code i.MX 8M Plus}
 * @param core the core, numbered where the SoC has several of its kind: {@code Cortex-M7 0}
 * @param cpu the kind of core
 * @param device the Linux platform device of the vendor's node, as the driver's log lines name it: {@code imx8mp-cm7}
 * @param hostWordBits size of {@code size_t} and {@code unsigned long} of the Linux and of the U-Boot there, 32 or 64
 * @param coreMap memory as the core sees it, by ascending device address
 * @param systemMap memory as the application cores see it, by ascending system address
 * @param linux the Linux releases that know the core, oldest first
 * @param uboot the U-Boot releases that run on the SoC, oldest first
 * @param regions reserved memory of the vendor's board
 */
public record Target(String name, String soc, String core, CpuType cpu, String device, int hostWordBits,
        List<Region> coreMap, List<Mapping> systemMap, Map<String, LinuxSupport> linux,
        Map<String, UbootSupport> uboot, DefaultRegions regions) {
    private static final long LOAD_OFFSET = 0x0800_0000L;

    /** Where a user of U-Boot has loaded the firmware file to, which some messages print: any free DRAM would do. */
    public long loadAddress() {
        return systemMap.stream().filter(memory -> memory.name().equals("DDR")).findFirst().orElseThrow().sa()
                + LOAD_OFFSET;
    }

    /** The device-tree compatibles that any Linux release matches for this core, each once. */
    public List<String> compatibles() {
        Stream<LinuxSupport> releases = linux.values().stream();
        return releases.flatMap(support -> support.compatibles().stream()).distinct().toList();
    }

    /** Whether any Linux release's driver takes the node for this core. */
    public boolean isOn(BoardNode node) {
        return linux.values().stream().anyMatch(support -> support.on(node).isPresent());
    }

    /**
     * The same core on a board: what its device tree says instead of what the vendor's does.
     *
     * @param node the device, its reserved memory and its bus
     * @throws IllegalArgumentException when no Linux release matches the node
     */
    public Target on(BoardNode node) {
        Map<String, LinuxSupport> matching = new LinkedHashMap<>();
        linux.forEach((release, support) -> support.on(node).ifPresent(own -> matching.put(release, own)));
        if (matching.isEmpty()) {
            throw new IllegalArgumentException(name + " is not " + node.compatibles());
        }
        Map<String, UbootSupport> uboots = new LinkedHashMap<>();
        uboot.forEach((release, support) -> uboots.put(release,
                new UbootSupport(support.rproc().on(node), support.bootaux())));
        return new Target(name, soc, core, cpu, node.device(), hostWordBits, coreMap, systemMap, matching, uboots,
                node.regions());
    }
}
