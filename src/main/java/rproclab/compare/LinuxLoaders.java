// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import java.util.ArrayList;
import java.util.List;
import rproclab.linux.remoteproc.ImxRproc.Dcfg;
import rproclab.linux.remoteproc.ImxRproc.Method;
import rproclab.linux.remoteproc.LinuxLoader;
import rproclab.linux.remoteproc.LinuxRelease;
import rproclab.linux.remoteproc.LinuxReleases;
import rproclab.linux.remoteproc.RprocNode;
import rproclab.linux.remoteproc.SizeT;
import rproclab.loader.Loader;
import rproclab.memory.ReservedRegion;
import rproclab.target.ImxStart;
import rproclab.target.ImxSupport;
import rproclab.target.K3M4Support;
import rproclab.target.LinuxSupport;
import rproclab.target.Stm32Support;
import rproclab.target.Target;

/** Sets up the Linux releases that know a target, from the catalogue. */
final class LinuxLoaders {
    private LinuxLoaders() {}

    /** In the catalogue's order of releases. */
    static List<Loader> of(Target target) {
        List<Loader> loaders = new ArrayList<>();
        target.linux().forEach((name, support) -> loaders
                .add(loader(LinuxReleases.named(name).orElseThrow(), target, support)));
        return loaders;
    }

    /** That of a release that may not exist, or with another one's tables. */
    static Loader loader(LinuxRelease release, Target target, LinuxSupport support) {
        SizeT sizeT = target.hostWordBits() == 32 ? SizeT.BITS32 : SizeT.BITS64;
        RprocNode node = new RprocNode(nodeName(target), target.device());
        List<ReservedRegion> regions = target.regions().memoryRegion();
        return switch (support) {
            case ImxSupport imx -> LinuxLoader.imx(release, sizeT, dcfg(imx), node, regions);
            case Stm32Support stm32 -> LinuxLoader.stm32(release, sizeT, node, stm32.dmaRanges(), regions);
            case K3M4Support k3 -> LinuxLoader.tiK3M4(release, node, k3.mems(), regions);
        };
    }

    /** The node, without unit address, of a platform device: it is the last part of {@code address.node} or {@code bus:node}. */
    static String nodeName(Target target) {
        String device = target.device();
        return device.substring(Math.max(device.lastIndexOf('.'), device.lastIndexOf(':')) + 1).split("@")[0];
    }

    private static Dcfg dcfg(ImxSupport imx) {
        Dcfg dcfg = switch (imx.matches().getFirst().start()) {
            case ImxStart.None _ -> Dcfg.of(imx.att(), Method.NONE);
            case ImxStart.Mmio _ -> Dcfg.of(imx.att(), Method.MMIO);
            case ImxStart.Smc _ -> Dcfg.of(imx.att(), Method.SMC);
            case ImxStart.Scu _ -> Dcfg.of(imx.att(), Method.SCU_API);
            // The vendor's boards run Linux in another logical machine than the core.
            case ImxStart.SystemManager sm -> Dcfg.smLmm(imx.att(), sm.lmid());
        };
        dcfg = dcfg.mapping(imx.mapped());
        return imx.startsAtInterrupts() ? dcfg.startingAtInterrupts() : dcfg;
    }
}
