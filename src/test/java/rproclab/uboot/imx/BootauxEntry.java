// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.imx;

import java.util.List;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.memory.Region;
import rproclab.uboot.UbootRelease;
import rproclab.uboot.UbootRun;
import rproclab.uboot.Ulong;

/** The port of {@code bootaux} as the oracle compiles it: with 64-bit addresses for i.MX7D, too. */
public final class BootauxEntry {

    private BootauxEntry() {}

    /** Runs the command on an image at {@code loadAddress}. */
    public static LoadResult load(UbootRelease release, boolean imx8m, List<Region> hostmap, long bootromBase,
            long loadAddress, Firmware firmware) {
        HostmapCore core = new HostmapCore(release, Ulong.BITS64, imx8m, hostmap, false, bootromBase);
        return UbootRun.of(firmware, Ulong.BITS64, run -> core.up(run, run.image(), loadAddress));
    }
}
