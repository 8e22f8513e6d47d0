// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rproclab.loader.Loader;
import rproclab.memory.Region;
import rproclab.target.Bootaux;
import rproclab.target.Target;
import rproclab.target.UbootRproc;
import rproclab.target.UbootSupport;
import rproclab.uboot.Feature;
import rproclab.uboot.UbootRelease;
import rproclab.uboot.Ulong;
import rproclab.uboot.imx.BootauxLoader;
import rproclab.uboot.imx.ScuSoc;
import rproclab.uboot.lib.BootElfLoader;
import rproclab.uboot.remoteproc.UbootRprocLoader;

/** Sets up the U-Boot loaders that a target's SoC has, from the catalogue. */
final class UbootLoaders {
    private final Target target;
    private final UbootRelease release;
    private final UbootSupport support;
    private final Ulong ulong;
    private final long loadAddress;

    private UbootLoaders(Target target, UbootRelease release, UbootSupport support) {
        this.target = target;
        this.release = release;
        this.support = support;
        ulong = target.hostWordBits() == 32 ? Ulong.BITS32 : Ulong.BITS64;
        loadAddress = target.loadAddress();
    }

    /** In the catalogue's order of releases. */
    static List<Loader> of(Target target) {
        List<Loader> loaders = new ArrayList<>();
        target.uboot().forEach((name, support) -> loaders
                .addAll(of(target, release(name), support)));
        return loaders;
    }

    /** Those of a release that may not exist, or with another one's drivers. */
    static List<Loader> of(Target target, UbootRelease release, UbootSupport support) {
        return new UbootLoaders(target, release, support).loaders();
    }

    static UbootRelease release(String name) {
        return UbootRelease.ALL.stream().filter(release -> name.equals("uboot-" + release.name())).findFirst()
                .orElseThrow();
    }

    private List<Loader> loaders() {
        List<Loader> loaders = new ArrayList<>();
        rproc().ifPresent(loaders::add);
        bootaux().ifPresent(loader -> {
            loaders.add(loader);
            loaders.add(loader.onBinary(binaryMap()));
        });
        if (release.has(Feature.BOOTELF)) {
            loaders.add(BootElfLoader.byProgramHeaders(release, ulong, loadAddress));
            loaders.add(BootElfLoader.bySections(release, ulong, loadAddress));
        }
        return loaders;
    }

    private Optional<Loader> rproc() {
        return switch (support.rproc()) {
            case UbootRproc.None _ -> Optional.empty();
            case UbootRproc.Imx imx -> Optional.of(imx.ecc().isEmpty()
                    ? UbootRprocLoader.imx(release, LinuxLoaders.nodeName(target), imx.att(), loadAddress)
                    : UbootRprocLoader.imxSystemManager(release, LinuxLoaders.nodeName(target), imx.att(), imx.ecc(),
                            loadAddress));
            case UbootRproc.Stm32Copro stm32 -> Optional
                    .of(UbootRprocLoader.stm32(release, LinuxLoaders.nodeName(target), stm32.dmaRanges(), loadAddress));
            case UbootRproc.K3M4 k3 -> Optional
                    .of(UbootRprocLoader.tiK3M4(release, LinuxLoaders.nodeName(target), k3.mems(), loadAddress));
        };
    }

    private Optional<BootauxLoader> bootaux() {
        return switch (support.bootaux()) {
            case Bootaux.None _ -> Optional.empty();
            case Bootaux.RawOnly raw -> hostmap(List.of(), raw.bootrom());
            case Bootaux.LibElf lib -> hostmap(List.of(), lib.bootrom());
            case Bootaux.HostMap map -> hostmap(map.rows(), map.bootrom());
            case Bootaux.NoHostMap none -> none.unterminated()
                    ? Optional.of(BootauxLoader.unterminatedHostmap(release, ulong, loadAddress, none.bootrom()))
                    : hostmap(List.of(), none.bootrom());
            case Bootaux.ScuCopy scu -> Optional.of(BootauxLoader.imx8(release, switch (scu.variant()) {
                case IMX8QM -> ScuSoc.IMX8QM;
                case IMX8QXP -> ScuSoc.IMX8QXP;
            }, scu.coreId(), scu.tcml(), loadAddress));
            case Bootaux.Imx9 imx9 -> Optional.of(BootauxLoader.imx9(release, imx9.startable(), loadAddress));
        };
    }

    private Optional<BootauxLoader> hostmap(List<Region> rows, long bootrom) {
        return Optional.of(BootauxLoader.hostmap(release, ulong, loadAddress, rows, bootrom));
    }

    /** Where the user copies a binary: the release's own host map, or the core's map where it has none. */
    private List<Region> binaryMap() {
        return support.bootaux() instanceof Bootaux.HostMap map ? map.rows() : target.coreMap();
    }
}
