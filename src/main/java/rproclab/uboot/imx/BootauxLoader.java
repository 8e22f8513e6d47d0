// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.imx;

import java.util.List;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.loader.Loader;
import rproclab.memory.Region;
import rproclab.uboot.Feature;
import rproclab.uboot.UbootRelease;
import rproclab.uboot.UbootRun;
import rproclab.uboot.Ulong;

/** {@code bootaux} on the firmware file as it is, which U-Boot's {@code load} put anywhere in RAM. */
public final class BootauxLoader implements Loader {
    private final UbootRelease release;
    private final Ulong ulong;
    private final long loadAddress;
    private final AuxiliaryCore core;

    private BootauxLoader(UbootRelease release, Ulong ulong, long loadAddress, AuxiliaryCore core) {
        this.release = release;
        this.ulong = ulong;
        this.loadAddress = loadAddress;
        this.core = core;
    }

    /**
     * The one of i.MX6SX, i.MX7D and i.MX8M.
     *
     * @param release any release
     * @param ulong 64 bits for i.MX8M, 32 for the others
     * @param loadAddress where the file lies in RAM; not 0, which the command refuses
     * @param hostmap the SoC's {@code hostmap[]}; empty for i.MX6SX
     * @param bootromBase {@code MCU_BOOTROM_BASE_ADDR}
     */
    public static BootauxLoader hostmap(UbootRelease release, Ulong ulong, long loadAddress, List<Region> hostmap,
            long bootromBase) {
        return new BootauxLoader(release, ulong, loadAddress,
                new HostmapCore(release, ulong, ulong == Ulong.BITS64, List.copyOf(hostmap), false,
                        bootromBase));
    }

    /** The same where the release walks a {@code hostmap[]} of no elements, not even the last: i.MX6SX in 2022 and 2023. */
    public static BootauxLoader unterminatedHostmap(UbootRelease release, Ulong ulong, long loadAddress,
            long bootromBase) {
        return new BootauxLoader(release, ulong, loadAddress,
                new HostmapCore(release, ulong, false, List.of(), true, bootromBase));
    }

    /**
     * The one of i.MX8QM and i.MX8QXP.
     *
     * @param release one that has {@link Feature#BOOTAUX_IMX8}
     * @param soc which of the two
     * @param coreId the M4, from 0
     * @param tcml where its TCML lies on the system bus
     * @param loadAddress where the file lies in RAM; not 0
     */
    public static BootauxLoader imx8(UbootRelease release, ScuSoc soc, int coreId, long tcml, long loadAddress) {
        return new BootauxLoader(release, Ulong.BITS64, loadAddress, new ScuCore(release, soc, coreId, tcml));
    }

    /**
     * The one of i.MX9.
     *
     * @param release one that has {@link Feature#BOOTAUX_IMX9}
     * @param startable DRAM, TCM as the M core sees it and FlexSPI: where NXP's check lets a core start
     * @param loadAddress where the file lies in RAM; not 0
     */
    public static BootauxLoader imx9(UbootRelease release, List<Region> startable, long loadAddress) {
        return new BootauxLoader(release, Ulong.BITS64, loadAddress, new Imx9Core(release, List.copyOf(startable)));
    }

    /**
     * The same command on what {@code objcopy -O binary} makes of an ELF.
     *
     * @param map where device addresses lie on the system bus, to load the binary where it runs; an address that no row
     *        holds is taken as it stands
     */
    public Loader onBinary(List<Region> map) {
        return new BootauxBinLoader(release, ulong, loadAddress, core, List.copyOf(map));
    }

    @Override
    public String name() {
        return release.loaderName("bootaux");
    }

    @Override
    public boolean translates(long da, long size) {
        return core.translates(da);
    }

    @Override
    public LoadResult load(Firmware firmware) {
        return UbootRun.of(firmware, ulong, run -> core.up(run, run.image(), loadAddress));
    }
}
