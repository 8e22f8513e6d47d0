// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.remoteproc;

import java.util.List;
import rproclab.bytes.OutsideAccess;
import rproclab.memory.Mapping;
import rproclab.memory.Pointer;
import rproclab.memory.Region;
import rproclab.uboot.UbootRun;
import rproclab.uboot.Ulong;

/**
 * Port of {@code drivers/remoteproc/imx_rproc.c}, U-Boot 2026.07.
 *
 * <p>
 * Unlike Linux it goes from the table straight to memory, without looking what was mapped. The IOMEM flag chooses
 * between two ways to copy that leave the same bytes, so it is not followed.
 *
 * @param prefix driver and device name
 * @param att the SoC's table; the first row that takes an address wins
 * @param ecc the rows with {@code ATT_ECC}, zeroed before anything is loaded
 * @param setsResetVector whether the system manager is told where to start (i.MX95)
 */
record ImxRproc(String prefix, List<Region> att, List<Region> ecc, boolean setsResetVector) implements RprocDriver {
    private static final long U32 = 0xFFFF_FFFFL;
    private static final long RESET_VECTOR = 0xFFFF_0000L;

    @Override
    public Ulong ulong() {
        return Ulong.BITS64;
    }

    /** {@code imx_rproc_load()}: the entry point is read before anything is checked. */
    @Override
    public int load(UbootRun run, RprocElfLoader elf) {
        try {
            long resetVector = elf.bootAddr() & RESET_VECTOR;
            for (Region row : ecc) {
                run.memory().zero(row.sa(), row.size());
            }
            int ret = elf.loadImage();
            if (ret == 0 && setsResetVector) {
                run.handOver(resetVector);
            }
            return ret;
        } catch (OutsideAccess outside) {
            throw outside.in("imx_rproc_load");
        }
    }

    /** {@code imx_rproc_device_to_virt()} and {@code imx_rproc_da_to_sys()}. */
    @Override
    public void deviceToVirt(UbootRun run, long da, long size, Pointer to) {
        for (Region row : att) {
            if (holds(row, da, size)) {
                to.set(new Mapping(row.name(), row.sa(), row.size()), da - row.da() & U32, false);
                run.debug("%s: da = 0x%x len = 0x%x sys = 0x%x", prefix, da, size, to.sa());
                return;
            }
        }
        run.print("%s: Translation failed: da = 0x%x len = 0x%x", prefix, da, size);
        to.clear();
    }

    /** Strict on the right, so a row's last byte is of no use; the sum on the left is a u64, the other a u32. */
    private static boolean holds(Region row, long da, long size) {
        long end = row.da() + row.size() & U32;
        return Long.compareUnsigned(da, row.da()) >= 0 && Long.compareUnsigned(da + size, end) < 0;
    }
}
