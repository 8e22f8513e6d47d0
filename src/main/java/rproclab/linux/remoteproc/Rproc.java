// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.List;
import java.util.OptionalLong;
import rproclab.bytes.Access;
import rproclab.bytes.Bytes;
import rproclab.bytes.OutsideAccess;
import rproclab.loader.Errno;
import rproclab.loader.Firmware;
import rproclab.loader.Log;
import rproclab.loader.LogLine.Level;
import rproclab.loader.SegmentFates;
import rproclab.memory.MemoryWriter;
import rproclab.memory.Pointer;

/**
 * {@code struct rproc} during one boot, with the boot path of {@code drivers/remoteproc/remoteproc_core.c}.
 *
 * <p>
 * Not modelled, because nothing of it depends on the firmware: IOMMU (none of the drivers here has one), locks and
 * reference counts, and {@code dev_dbg()} lines, which a normal kernel does not print.
 */
final class Rproc {
    /** {@code rproc->dev} in the log. */
    private static final String CORE = "remoteproc remoteproc0";

    private final LinuxRelease release;
    private final SizeT sizeT;
    private final RprocDriver ops;
    private final MemoryWriter memory;
    private final Log log;
    private final SegmentFates fates;
    private final Pointer pointer = new Pointer();
    private final RprocCarveouts carveouts = new RprocCarveouts(this);
    private final RprocVdevs rvdevs = new RprocVdevs(this);

    /** {@code cached_table}; null for NULL. */
    private CachedTable cachedTable;
    /** {@code table_ptr}: the cached table, later the one in target memory; null for NULL. */
    private RscTable table;
    private OptionalLong bootaddr = OptionalLong.empty();
    private long leftTable;

    Rproc(LinuxRelease release, SizeT sizeT, RprocDriver ops, MemoryWriter memory, Log log, SegmentFates fates) {
        this.release = release;
        this.sizeT = sizeT;
        this.ops = ops;
        this.memory = memory;
        this.log = log;
        this.fates = fates;
    }

    LinuxRelease release() {
        return release;
    }

    SizeT sizeT() {
        return sizeT;
    }

    /** {@code rproc->ops}. */
    RprocDriver ops() {
        return ops;
    }

    SegmentFates fates() {
        return fates;
    }

    /** The one pointer of this boot, for whoever translates next. */
    Pointer pointer() {
        return pointer;
    }

    /** {@code rproc->bootaddr}; empty until it is taken from the firmware. */
    OptionalLong bootaddr() {
        return bootaddr;
    }

    /** Where the boot loader says that the resource table of a running core is: a device address, u32; 0 for nowhere. */
    long leftTable() {
        return leftTable;
    }

    /** {@code rproc->table_ptr != NULL}. */
    boolean hasTable() {
        return table != null;
    }

    /** {@code rproc->table_ptr}, which must not be NULL. */
    RscTable table() {
        return table;
    }

    /** Sets {@code cached_table}, {@code table_ptr} and {@code table_sz} to a copy of a table in the firmware. */
    void cacheTable(Bytes inFirmware) {
        cachedTable = new CachedTable(inFirmware);
        table = cachedTable;
    }

    /** {@code rproc->carveouts}. */
    RprocCarveouts carveouts() {
        return carveouts;
    }

    /** {@code rproc->rvdevs}, which are all the {@code subdevs} there are. */
    RprocVdevs rvdevs() {
        return rvdevs;
    }

    /** {@code rproc_boot()}, and the line that a failed {@code echo start} adds in {@code state_store()}. */
    int boot(Firmware fw) {
        if (ops.detached()) {
            return attachTo(OptionalLong.empty());
        }
        info("powering up %s", ops.name());
        return booted(fwBoot(fw));
    }

    /**
     * {@code rproc_boot()} of a core that runs already.
     *
     * @param left where the boot loader says that the resource table is; a register that it did not write holds 0
     */
    int attachTo(OptionalLong left) {
        leftTable = left.orElse(0);
        int ret = ops.probeRunning(this);
        if (ret != 0) {
            return ret;
        }
        info("attaching to %s", ops.name());
        return booted(attach());
    }

    private int booted(int ret) {
        if (ret != 0) {
            err("Boot failed: %d", ret);
        }
        return ret;
    }

    /**
     * Whether {@code rproc_da_to_va()} finds {@code len} bytes from {@code da}, asked as during a boot; before it instead of
     * {@link #boot}.
     */
    boolean translates(long da, long len) {
        if (ops.detached() || !sizeT.fits(len) || ops.registerCarveouts(this) != 0
                || carveouts.allocRegistered() != 0) {
            return false;
        }
        daToVa(da, len, pointer);
        return !pointer.isNull();
    }

    /** {@code rproc_fw_boot()}. */
    private int fwBoot(Firmware fw) {
        int ret = RprocElfLoader.sanityCheck(this, fw);
        if (ret != 0) {
            return ret;
        }
        info("Booting fw image %s, size %d", fw.name(), fw.bytes().size());
        ret = prepareDevice();
        if (ret != 0) {
            return ret;
        }
        bootaddr = OptionalLong.of(ops.getBootAddr(this, fw));
        ret = ops.parseFw(this, fw);
        if (ret != 0) {
            return ret;
        }
        ret = handleResources();
        if (ret == 0) {
            ret = allocCarveouts();
        }
        if (ret == 0) {
            ret = start(fw);
        }
        if (ret != 0) {
            rvdevs.cleanUp();
        }
        return ret;
    }

    /** {@code rproc_handle_resources()} with the message of its callers. */
    private int handleResources() {
        int ret = RprocResources.handleResources(this);
        if (ret != 0) {
            err("Failed to process resources: %d", ret);
        }
        return ret;
    }

    /** {@code rproc_alloc_registered_carveouts()} with the message of its callers. */
    private int allocCarveouts() {
        int ret = carveouts.allocRegistered();
        if (ret != 0) {
            err("Failed to allocate associated carveouts: %d", ret);
        }
        return ret;
    }

    /** {@code rproc_prepare_device()} with the message of its callers. */
    private int prepareDevice() {
        int ret = ops.prepare(this);
        if (ret != 0) {
            err("can't prepare rproc %s: %d", ops.name(), ret);
        }
        return ret;
    }

    /** {@code rproc_start()}; no subdevice here has {@code prepare}. */
    private int start(Firmware fw) {
        int ret = RprocElfLoader.loadSegments(this, fw);
        if (ret != 0) {
            err("Failed to load program segments: %d", ret);
            return ret;
        }
        writeTable(fw);
        ret = ops.start(this);
        if (ret != 0) {
            err("can't start rproc %s: %d", ops.name(), ret);
            table = cachedTable;
            return ret;
        }
        ret = startSubdevices();
        if (ret != 0) {
            table = cachedTable;
            return ret;
        }
        info("remote processor %s is now up", ops.name());
        return 0;
    }

    /** {@code rproc_start_subdevices()} with the message of its callers. */
    private int startSubdevices() {
        int ret = rvdevs.start();
        if (ret != 0) {
            err("failed to probe subdevices for %s: %d", ops.name(), ret);
        }
        return ret;
    }

    /** The {@code memcpy(loaded_table, rproc->cached_table, rproc->table_sz)} of {@code rproc_start()}. */
    private void writeTable(Firmware fw) {
        try {
            pointer.clear();
            ops.findLoadedRscTable(this, fw, pointer);
            // a driver may return a place although no table was cached: then table_sz is 0 on a first boot
            if (!pointer.isNull() && hasTable()) {
                memcpy(pointer, cachedTable.snapshot(), 0, cachedTable.size());
                table = new LoadedTable(memory, pointer, cachedTable.size());
            }
        } catch (OutsideAccess outside) {
            throw outside.in("rproc_start");
        }
    }

    /** {@code rproc_attach()} and {@code __rproc_attach()}; 5.10 {@code rproc_actuate()} and {@code rproc_attach()}. */
    private int attach() {
        if (release.has(Feature.PREPARES_BEFORE_ATTACH)) {
            int ret = prepareDevice();
            if (ret != 0) {
                return ret;
            }
        }
        int ret = setRscTable();
        if (ret != 0) {
            err("can't load resource table: %d", ret);
            return ret;
        }
        ret = handleResources();
        if (ret != 0 && !release.has(Feature.PREPARES_BEFORE_ATTACH)) {
            return ret;
        }
        if (ret == 0) {
            ret = allocCarveouts();
        }
        if (ret == 0) {
            ret = startSubdevices();
        }
        if (ret != 0) {
            rvdevs.cleanUp();
            return ret;
        }
        info("remote processor %s is now attached", ops.name());
        return 0;
    }

    /**
     * {@code rproc_set_rsc_table()}: the table of a running core is in its memory, and nobody checks its header. Memory
     * that nothing was written to is all 0 here, so the table has no entries.
     */
    private int setRscTable() {
        pointer.clear();
        int ret = ops.getLoadedRscTable(this, pointer);
        if (ret != 0) {
            err("can't load resource table: %d", ret);
            return ret;
        }
        if (pointer.isNull()) {
            return 0;
        }
        table = new LoadedTable(memory, pointer, ops.loadedRscTableSize());
        if (ops.canDetach()) {
            // the clean copy for the next time
            try {
                table.require(Access.READ, 0, table.size());
            } catch (OutsideAccess outside) {
                throw outside.in("rproc_set_rsc_table");
            }
        }
        return 0;
    }

    /**
     * {@code rproc_da_to_va()}: asks the driver, then takes the first carveout that holds the range.
     *
     * @param da device address, u64
     * @param len bytes, {@code size_t}
     * @param to where it is; NULL where nobody knows
     */
    void daToVa(long da, long len, Pointer to) {
        to.clear();
        ops.daToVa(this, da, len, to);
        if (to.isNull()) {
            carveouts.daToVa(da, len, to);
        }
    }

    /** {@code memcpy()} or {@code memcpy_toio()} of {@code size} bytes from {@code from} of {@code source}. */
    void memcpy(Pointer to, Bytes source, long from, long size) {
        source.require(from, size);
        requireInside(to, 0, size);
        memory.copy(to.sa(), source, from, size);
    }

    /** {@code memset()} or {@code memset_io()} of {@code size} bytes, {@code skip} bytes behind {@code to}, to zero. */
    void memset0(Pointer to, long skip, long size) {
        requireInside(to, skip, size);
        memory.zero(to.sa() + skip, size);
    }

    private void requireInside(Pointer to, long skip, long size) {
        long offset = sizeT.cast(to.offset() + skip);
        long mapped = to.mapping().size();
        if (Long.compareUnsigned(offset, mapped) > 0 || Long.compareUnsigned(size, mapped - offset) > 0) {
            throw new OutsideAccess(Access.WRITE, to.mapping().name(), offset, size);
        }
    }

    /** {@code dev_err(&rproc->dev, ...)}, then {@code -EINVAL}. */
    int refuse(String format, Object... args) {
        err(format, args);
        return Errno.EINVAL.value();
    }

    /** {@code dev_err(&rproc->dev, ...)}. */
    void err(String format, Object... args) {
        print(Level.ERROR, CORE, format, args);
    }

    /** {@code dev_warn(&rproc->dev, ...)}. */
    void warn(String format, Object... args) {
        print(Level.WARNING, CORE, format, args);
    }

    /** {@code dev_info(&rproc->dev, ...)}. */
    void info(String format, Object... args) {
        print(Level.INFO, CORE, format, args);
    }

    /** {@code dev_err()} and its like on the parent device, with the driver's and the device's names. */
    void printParent(Level level, String format, Object... args) {
        print(level, ops.parent(), format, args);
    }

    /** {@code dev_err()} and its like on another device, by its driver's and its own name. */
    void print(Level level, String device, String format, Object... args) {
        log.print(level, device + ": ", format, args);
    }
}
