// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import rproclab.compare.Loaders;
import rproclab.loader.Loader;
import rproclab.memory.Region;
import rproclab.memory.ReservedRegion;
import rproclab.target.ImxSupport;
import rproclab.target.K3M4Support;
import rproclab.target.LinuxSupport;
import rproclab.target.Stm32Support;
import rproclab.target.Target;
import rproclab.target.Targets;

/** Every Linux release that kernel-ref has, with every target it knows; 32-bit hosts as if they had 64 bits. */
final class LinuxSubjects {
    /** Ports whose release is built, as {@code kernel-ref/releases} lists them. */
    private static final Set<String> BUILT = Set.of("linux-5.10", "linux-6.1", "linux-6.12", "linux-6.12.117",
            "linux-7.2", "linux-7.3");

    private LinuxSubjects() {}

    static List<Subject> all() {
        return Targets.all().stream().flatMap(target -> of(on64Bits(target)).stream()).toList();
    }

    private static List<Subject> of(Target target) {
        List<Subject> subjects = new ArrayList<>();
        for (Loader port : Loaders.of(target).applicable().loaders()) {
            if (BUILT.contains(port.name())) {
                subjects.add(Subject.subject(port.name() + " " + target.name(), port::load,
                        OracleTargets.release(port.name()), OracleTargets.setup(target, port.name()).orElseThrow(),
                        regions(target, target.linux().get(port.name()))));
            }
        }
        return subjects;
    }

    /** The C is compiled for hosts of 64 bits only. */
    static Target on64Bits(Target target) {
        return new Target(target.name(), target.soc(), target.core(), target.cpu(), target.device(), 64,
                target.coreMap(), target.systemMap(), target.linux(), target.uboot(), target.regions());
    }

    private static List<Region> regions(Target target, LinuxSupport support) {
        List<Region> regions = new ArrayList<>(switch (support) {
            case ImxSupport imx -> imx.att();
            case Stm32Support stm32 -> stm32.dmaRanges();
            case K3M4Support k3 -> k3.mems();
        });
        for (ReservedRegion region : target.regions().memoryRegion()) {
            regions.add(Region.region(region.name(), region.sa(), region.sa(), region.size()));
        }
        return regions;
    }
}
