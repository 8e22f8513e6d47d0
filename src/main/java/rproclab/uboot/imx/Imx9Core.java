// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.imx;

import java.util.List;
import rproclab.bytes.Bytes;
import rproclab.loader.Verdict;
import rproclab.memory.Region;
import rproclab.uboot.Feature;
import rproclab.uboot.UbootRelease;
import rproclab.uboot.UbootRun;

/**
 * Port of {@code arch/arm/mach-imx/imx9/imx_bootaux.c}: neither reads nor copies the image, the secure firmware is told
 * the address and that is all.
 *
 * @param release the release
 * @param startable where NXP's check lets a core start, in device addresses; other releases do not check
 */
record Imx9Core(UbootRelease release, List<Region> startable) implements AuxiliaryCore {

    @Override
    public Staging staging() {
        return Staging.DEVICE_ADDRESS;
    }

    @Override
    public Verdict up(UbootRun run, Bytes image, long addr) {
        if (release.has(Feature.BOOTAUX_IMX9_CHECKS_ADDRESS) && startable.stream().noneMatch(r -> r.holdsDa(addr))) {
            run.print("Error: Image's address 0x%x is invalid", addr);
            run.print("     Address should be memory from M core view,");
            run.print("     For example: 0x1ffe0000 for TCML in secure");
            return Verdict.failed();
        }
        run.print("## Starting auxiliary core addr = 0x%08X...", addr);
        run.handOver(addr);
        return Verdict.ACCEPTED;
    }
}
