// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.imx;

import java.util.OptionalLong;
import rproclab.bytes.Bytes;
import rproclab.bytes.OutsideAccess;
import rproclab.loader.Errno;
import rproclab.loader.Verdict;
import rproclab.uboot.Feature;
import rproclab.uboot.UbootRelease;
import rproclab.uboot.UbootRun;

/**
 * Port of {@code arch_auxiliary_core_up()} in {@code arch/arm/mach-imx/imx8/cpu.c}: the M4 of i.MX8QM and 8QXP.
 *
 * <p>
 * It looks at nothing and copies a fixed size to TCML, an ELF too. Where the image is shorter, the C goes on with
 * whatever RAM holds behind it; that is a read of good RAM on every board and harms nothing, so it is not called an
 * access outside: the image's bytes are copied, and the stale bytes that follow are left out.
 *
 * @param release the release
 * @param soc which of the two
 * @param coreId the command's second argument
 * @param tcml where the core's TCML lies on the system bus
 */
record ScuCore(UbootRelease release, ScuSoc soc, int coreId, long tcml) implements AuxiliaryCore {

    @Override
    public Staging staging() {
        return Staging.ANYWHERE;
    }

    @Override
    public OptionalLong copiesTo() {
        return OptionalLong.of(tcml);
    }

    @Override
    public Verdict up(UbootRun run, Bytes image, long addr) {
        long size = release.has(Feature.BOOTAUX_IMX8_COPIES_256K) ? 0x4_0000 : 0x2_0000;
        if (addr >= tcml && addr <= tcml + size) {
            run.print(soc.wrongAddress, addr);
            return Verdict.rejected(Errno.EINVAL.value());
        }
        run.print(soc.powerOn, coreId);
        run.print(soc.copy, addr, tcml);
        try {
            run.memory().copy(tcml, image, 0, Math.min(size, image.size()));
        } catch (OutsideAccess outside) {
            throw outside.in("arch_auxiliary_core_up");
        }
        run.print(soc.start, coreId);
        run.print("bootaux complete");
        run.handOver(tcml);
        return Verdict.ACCEPTED;
    }
}
