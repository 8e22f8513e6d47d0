// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToIntFunction;
import rproclab.bytes.Bytes;
import rproclab.bytes.OutsideAccess;
import rproclab.loader.Attacher;
import rproclab.loader.Firmware;
import rproclab.loader.LoadResult;
import rproclab.loader.Loader;
import rproclab.loader.Log;
import rproclab.loader.SegmentFates;
import rproclab.loader.Verdict;
import rproclab.memory.MemoryWriter;
import rproclab.memory.Region;
import rproclab.memory.ReservedRegion;
import rproclab.memory.TargetMemory;

/**
 * One Linux release with one probed remote processor: {@code echo start > /sys/class/remoteproc/remoteproc0/state}.
 *
 * <p>
 * The log begins with {@code powering up} and ends with {@code is now up} or {@code Boot failed}; the lines of
 * {@code dev_dbg()} are not in it, nor those of a driver of a virtio device, which is taken not to be loaded. A core that
 * runs already is attached to: accepted, without a look at the firmware. Linux attaches by itself after probe, and that log
 * is the one of it. Where the driver's probe fails there is no remote processor to write to: the verdict is the errno of the
 * probe, the log what it printed.
 */
public final class LinuxLoader implements Loader, Attacher {
    private final LinuxRelease release;
    private final SizeT sizeT;
    private final RprocDriver driver;

    LinuxLoader(LinuxRelease release, SizeT sizeT, RprocDriver driver) {
        this.release = release;
        this.sizeT = sizeT;
        this.driver = driver;
    }

    /**
     * A core that {@code imx_rproc} drives.
     *
     * @param memoryRegions what the node's {@code memory-region} names, in order
     */
    public static LinuxLoader imx(LinuxRelease release, SizeT sizeT, ImxRproc.Dcfg dcfg, RprocNode node,
            List<ReservedRegion> memoryRegions) {
        return new LinuxLoader(release, sizeT, new ImxRproc(release, sizeT, dcfg, node, memoryRegions));
    }

    /**
     * The Cortex-M4 of an STM32MP15, which {@code stm32_rproc} drives.
     *
     * @param dmaRanges the rows of the parent bus's {@code dma-ranges}: {@code da}, {@code sa}, {@code size}, in order
     * @param memoryRegions what the node's {@code memory-region} names, in order
     */
    public static LinuxLoader stm32(LinuxRelease release, SizeT sizeT, RprocNode node, List<Region> dmaRanges,
            List<ReservedRegion> memoryRegions) {
        return new LinuxLoader(release, sizeT, new Stm32Rproc(release, sizeT, node, dmaRanges, memoryRegions));
    }

    /**
     * The Cortex-M4F of an AM62 or AM64, which {@code ti_k3_m4_remoteproc} drives; the driver exists from 6.12 on.
     *
     * @param rams {@code iram}, then {@code dram}: {@code da} as the core sees it, {@code sa} on the bus
     * @param memoryRegions what the node's {@code memory-region} names, in order
     */
    public static LinuxLoader tiK3M4(LinuxRelease release, RprocNode node, List<Region> rams,
            List<ReservedRegion> memoryRegions) {
        return new LinuxLoader(release, SizeT.BITS64, new TiK3M4Rproc(release, node, rams, memoryRegions));
    }

    @Override
    public String name() {
        return release.name();
    }

    /** The release. */
    public LinuxRelease release() {
        return release;
    }

    @Override
    public LoadResult load(Firmware firmware) {
        SegmentFates fates = new SegmentFates();
        TargetMemory memory = new TargetMemory();
        Optional<Probe> failed = driver.failedProbe();
        if (failed.isPresent()) {
            return new LoadResult(firmware, Verdict.rejected(failed.get().ret()), OptionalLong.empty(),
                    failed.get().log(), fates, memory);
        }
        Log log = new Log();
        Rproc rproc = new Rproc(release, sizeT, driver, memory, log, fates);
        Verdict verdict = verdict(rproc, running -> running.boot(firmware));
        return new LoadResult(firmware, verdict, rproc.bootaddr(), log, fates, memory, rproc.rvdevs().registered());
    }

    @Override
    public LoadResult attach(OptionalLong table, MemoryWriter running) {
        Log log = new Log();
        SegmentFates fates = new SegmentFates();
        Rproc rproc = new Rproc(release, sizeT, driver, running, log, fates);
        Verdict verdict = verdict(rproc, attached -> attached.attachTo(table));
        return new LoadResult(new Firmware("", Bytes.of(new byte[0])), verdict, OptionalLong.empty(), log, fates,
                new TargetMemory(), rproc.rvdevs().registered());
    }

    /** A core that runs already is given nothing, so nothing is translated for it. */
    @Override
    public boolean translates(long da, long size) {
        try {
            return driver.failedProbe().isEmpty() && new Rproc(release, sizeT, driver, new TargetMemory(), new Log(),
                    new SegmentFates()).translates(da, size);
        } catch (OutsideAccess outside) {
            return false;
        }
    }

    private static Verdict verdict(Rproc rproc, ToIntFunction<Rproc> call) {
        try {
            int ret = call.applyAsInt(rproc);
            if (ret > 0) {
                // the 1 of RSC_IGNORED is no errno
                return Verdict.failed();
            }
            return ret == 0 ? Verdict.ACCEPTED : Verdict.rejected(ret);
        } catch (OutsideAccess outside) {
            return Verdict.undefined(outside);
        }
    }
}
