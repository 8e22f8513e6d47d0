// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import rproclab.memory.Region;
import rproclab.memory.ReservedRegion;
import rproclab.oracle.OracleSetup.Flag;
import rproclab.oracle.OracleSetup.Kind;
import rproclab.target.Bootaux;
import rproclab.target.ImxStart;
import rproclab.target.ImxSupport;
import rproclab.target.K3M4Support;
import rproclab.target.LinuxSupport;
import rproclab.target.Stm32Support;
import rproclab.target.Target;

/** Sets the real C up for the targets of the catalogue, under the names of the ports. */
public final class OracleTargets {
    /** Releases whose library has another name: {@code kernel-ref/releases} calls the newest one by its series. */
    private static final Map<String, String> LIBRARIES = Map.of("linux-6.12", "linux-6.12.107", "linux-6.12.117",
            "linux-6.12");
    /** The {@code reg-names} of {@code ti,am64-m4fss}. */
    private static final List<String> K3_REGS = List.of("iram", "dram");

    private OracleTargets() {}

    /** The name in {@link Manifest} of the release that a loader of this name follows. */
    public static String release(String loader) {
        if (loader.startsWith("uboot-")) {
            int end = loader.indexOf('-', "uboot-".length());
            return end < 0 ? loader : loader.substring(0, end);
        }
        return LIBRARIES.getOrDefault(loader, loader);
    }

    /**
     * The real C behind a loader.
     *
     * @param loader the port's name: {@code linux-6.12}, {@code uboot-2025.01-bootelf}
     * @return empty where the library was not built or does not cover that loader
     */
    public static Optional<OracleLoader> find(Manifest manifest, Target target, String loader) {
        return setup(target, loader).flatMap(setup -> manifest.find(release(loader))
                .map(entry -> OracleLoader.of(entry, setup)));
    }

    /** What the C behind a loader is told of a target; empty where no library covers that loader. */
    public static Optional<OracleSetup> setup(Target target, String loader) {
        if (loader.startsWith("uboot-")) {
            return ubootEntry(target, loader)
                    .map(entry -> OracleSetup.uboot(entry, OracleSetup.Region.loadAddress(target.loadAddress())));
        }
        return Optional.ofNullable(target.linux().get(loader)).map(support -> linux(target, support));
    }

    /** A {@code bootaux} is compiled for i.MX 8M and i.MX 7D, and all with addresses of 64 bits; an {@code rproc} driver is not. */
    private static Optional<String> ubootEntry(Target target, String loader) {
        String release = release(loader);
        return switch (loader.substring(Math.min(loader.length(), release.length() + 1))) {
            case "bootelf" -> Optional.of("bootelf-p");
            case "bootelf-s" -> Optional.of("bootelf-s");
            case "bootaux" -> switch (target.uboot().get(release).bootaux()) {
                case Bootaux.RawOnly _,Bootaux.HostMap _ when target.hostWordBits() == 64 ->
                    Optional.of("bootaux-imx8m");
                default -> Optional.empty();
            };
            default -> Optional.empty();
        };
    }

    private static OracleSetup linux(Target target, LinuxSupport support) {
        List<OracleSetup.Region> regions = new ArrayList<>(memoryRegions(target));
        return switch (support) {
            case ImxSupport imx -> {
                ImxSupport.Match match = imx.matches().getFirst();
                boolean second = match.start() instanceof ImxStart.Scu scu && scu.coreIndex() == 1;
                yield new OracleSetup(match.compatible(), node(target), regions,
                        second ? Set.of(Flag.SECOND_CORE) : Set.of(), names(target, imx.mapped()));
            }
            case Stm32Support stm32 -> {
                stm32.dmaRanges()
                        .forEach(row -> regions.add(OracleSetup.Region.dmaRange(row.da(), row.sa(), row.size())));
                yield new OracleSetup(stm32.compatibles().getFirst(), node(target), regions, Set.of(),
                        names(target, List.of()));
            }
            case K3M4Support k3 -> {
                for (int i = 0; i < K3_REGS.size(); i++) {
                    Region ram = k3.mems().get(i);
                    regions.add(new OracleSetup.Region(K3_REGS.get(i), Kind.REG, ram.sa(), ram.size(), 0));
                }
                yield new OracleSetup(k3.compatibles().getFirst(), node(target), regions, Set.of(),
                        names(target, k3.mems()));
            }
        };
    }

    private static List<OracleSetup.Region> memoryRegions(Target target) {
        return target.regions().memoryRegion().stream().map(region -> new OracleSetup.Region(region.fullName(),
                Kind.MEMORY_REGION, region.sa(), region.size(), region.sharedDmaPool() ? 1 : 0)).toList();
    }

    private static Map<Long, Set<String>> names(Target target, List<Region> mapped) {
        Map<Long, Set<String>> names = new HashMap<>();
        Stream<ReservedRegion> reserved = target.regions().memoryRegion().stream();
        reserved.forEach(region -> names.computeIfAbsent(region.sa(), _ -> new TreeSet<>()).add(region.name()));
        mapped.forEach(row -> names.computeIfAbsent(row.sa(), _ -> new TreeSet<>()).add(row.name()));
        return names;
    }

    /** The node's name of a platform device: {@code 10000000.m4} is that of {@code m4@10000000}. */
    private static String node(Target target) {
        String device = target.device();
        int dot = device.indexOf('.');
        return dot < 0 ? device : device.substring(dot + 1) + "@" + device.substring(0, dot);
    }
}
