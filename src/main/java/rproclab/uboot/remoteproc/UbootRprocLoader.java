// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.remoteproc;

import java.util.List;
import rproclab.bytes.Bytes;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.loader.Loader;
import rproclab.loader.Verdict;
import rproclab.memory.Pointer;
import rproclab.memory.Region;
import rproclab.uboot.Feature;
import rproclab.uboot.UbootRelease;
import rproclab.uboot.UbootRun;
import rproclab.uboot.Ulong;

/**
 * {@code rproc load 0} and {@code rproc start 0}: {@code cmd/remoteproc.c}, U-Boot 2021.01 to 2026.07.
 *
 * <p>
 * Starting is taken to succeed. It prints nothing then, and of these drivers only that of i.MX95 hands an address over.
 */
public final class UbootRprocLoader implements Loader {
    private final UbootRelease release;
    private final RprocDriver driver;
    private final long loadAddress;

    private UbootRprocLoader(UbootRelease release, RprocDriver driver, long loadAddress) {
        this.release = release;
        this.driver = driver;
        this.loadAddress = loadAddress;
    }

    /**
     * The driver of i.MX8M and i.MX93.
     *
     * @param release one that has {@link Feature#IMX_RPROC}
     * @param device the device's name, its node's in the device tree: {@code imx8mp-cm7}
     * @param att the SoC's table, in the driver's order
     * @param loadAddress where the image lies in RAM, for the messages
     */
    public static Loader imx(UbootRelease release, String device, List<Region> att, long loadAddress) {
        ImxRproc driver = new ImxRproc("imx_rproc " + device, List.copyOf(att), List.of(), false);
        return new UbootRprocLoader(release, driver, loadAddress);
    }

    /**
     * The same driver on i.MX95, where the system manager starts the core at its entry point, rounded down to 64 KiB.
     *
     * @param release one that has {@link Feature#IMX_RPROC}
     * @param device the device's name
     * @param att the SoC's table, in the driver's order
     * @param ecc the rows with {@code ATT_ECC}, which are zeroed first
     * @param loadAddress where the image lies in RAM, for the messages
     */
    public static Loader imxSystemManager(UbootRelease release, String device, List<Region> att, List<Region> ecc,
            long loadAddress) {
        ImxRproc driver = new ImxRproc("imx_rproc " + device, List.copyOf(att), List.copyOf(ecc), true);
        return new UbootRprocLoader(release, driver, loadAddress);
    }

    /**
     * The driver of STM32MP1.
     *
     * @param release one that has {@link Feature#STM32_COPRO}
     * @param device the device's name: {@code m4@10000000}
     * @param dmaRanges the rows of the bus's {@code dma-ranges}, in its order
     * @param loadAddress where the image lies in RAM, for the messages
     */
    public static Loader stm32(UbootRelease release, String device, List<Region> dmaRanges, long loadAddress) {
        Stm32Copro driver = new Stm32Copro("stm32_m4_proc " + device, List.copyOf(dmaRanges));
        return new UbootRprocLoader(release, driver, loadAddress);
    }

    /**
     * The driver of the K3 M4F.
     *
     * @param release one that has {@link Feature#TI_K3_M4}
     * @param device the device's name: {@code m4fss@5000000}
     * @param memories iram and dram, in this order
     * @param loadAddress where the image lies in RAM, for the messages
     */
    public static Loader tiK3M4(UbootRelease release, String device, List<Region> memories, long loadAddress) {
        TiK3M4 driver = new TiK3M4("k3_m4 " + device, List.copyOf(memories));
        return new UbootRprocLoader(release, driver, loadAddress);
    }

    /**
     * A driver that translates nothing.
     *
     * @param release any mainline one
     * @param driver the driver's name
     * @param device the device's name
     * @param ulong the board's address width
     * @param loadAddress where the image lies in RAM, for the messages
     */
    public static Loader identity(UbootRelease release, String driver, String device, Ulong ulong, long loadAddress) {
        return new UbootRprocLoader(release, new PlainDriver(driver + " " + device, ulong), loadAddress);
    }

    @Override
    public String name() {
        return release.loaderName("rproc");
    }

    @Override
    public LoadResult load(Firmware firmware) {
        return UbootRun.of(firmware, driver.ulong(), this::doRemoteprocLoad);
    }

    @Override
    public boolean translates(long da, long size) {
        return UbootRun.of(new Firmware("", Bytes.of(new byte[0])), driver.ulong(), run -> {
            Pointer to = new Pointer();
            driver.deviceToVirt(run, da, size, to);
            return to.isNull() ? Verdict.failed() : Verdict.ACCEPTED;
        }).verdict().accepted();
    }

    /** {@code do_remoteproc_load()}; its failure is the loader's, with errno. */
    private Verdict doRemoteprocLoad(UbootRun run) {
        long size = run.image().size();
        if (size == 0) {
            run.print("\t Expect some size??");
            return Verdict.failed();
        }
        int ret = driver.load(run, new RprocElfLoader(run, release, driver));
        run.print("Load Remote Processor 0 with data@addr=0x%08x %s bytes:%s", loadAddress, Long.toUnsignedString(size),
                ret != 0 ? " Failed!" : " Success!");
        return ret == 0 ? Verdict.ACCEPTED : Verdict.rejected(ret);
    }
}
