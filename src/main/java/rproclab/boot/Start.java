// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import rproclab.loader.LoadResult;
import rproclab.machine.peripheral.Chip;
import rproclab.target.Bootaux;
import rproclab.target.ImxStart;
import rproclab.target.ImxSupport;
import rproclab.target.LinuxSupport;
import rproclab.target.Target;
import rproclab.target.UbootSupport;

/** How a loader starts the core. */
sealed interface Start {

    /** It looks for its vector table at this device address. */
    record At(long vectors) implements Start {}

    /** Not at all, for this reason. */
    record Not(String why) implements Start {}

    /** What the loader of this subject does. */
    static Start of(Subject subject, Chip chip) {
        return of(subject.target(), subject.loader(), subject.load(), chip);
    }

    /** What the loader of that name does. */
    static Start of(Target target, String loader, LoadResult load, Chip chip) {
        LinuxSupport linux = target.linux().get(loader);
        if (linux != null) {
            return byLinux(linux, load, chip);
        }
        UbootSupport uboot = target.uboot().get(loader.replaceFirst("-(bootaux|bootaux-bin)$", ""));
        if (uboot != null && uboot.bootaux() instanceof Bootaux.Imx9) {
            return new At(load.bootAddress().orElse(chip.vectors()) & ~1L);
        }
        return loader.contains("-bootelf")
                ? new Not("bootelf starts the image on the application core that runs U-Boot")
                : new At(chip.vectors());
    }

    private static Start byLinux(LinuxSupport linux, LoadResult load, Chip chip) {
        if (!(linux instanceof ImxSupport imx)) {
            return new At(chip.vectors());
        }
        long entry = load.bootAddress().orElse(0);
        return switch (imx.matches().getFirst().start()) {
            case ImxStart.None _ -> new Not("Linux only attaches to this core: it loads nothing");
            case ImxStart.SystemManager manager -> new At(entry & manager.resetVectorMask());
            // TF-A takes the boot address as it comes, and 0 for the usual place.
            case ImxStart.Smc _ -> new At(imx.startsAtInterrupts() && entry != 0 ? entry : chip.vectors());
            case ImxStart.Mmio _ -> new At(chip.vectors());
            case ImxStart.Scu _ -> new At(chip.vectors());
        };
    }
}
