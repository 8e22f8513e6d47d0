// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import java.util.ArrayList;
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
 * reference counts, what is released after a failure, and {@code dev_dbg()} lines, which a normal kernel does not print.
 */
final class Rproc {
    private final LinuxRelease release;
    private final SizeT sizeT;
    private final RprocDriver ops;
    private final MemoryWriter memory;
    private final Log log;
    private final SegmentFates fates;
    private final Pointer pointer = new Pointer();
    private final List<RprocMemEntry> carveouts = new ArrayList<>();

    /** {@code cached_table} with its {@code table_sz}; both are empty until a table was found. */
    private Bytes cachedTable;
    private OptionalLong bootaddr = OptionalLong.empty();

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

    /** {@code rproc->table_ptr != NULL}, which holds as soon as there is a {@code cached_table}. */
    boolean hasTable() {
        return cachedTable != null;
    }

    /** Sets {@code cached_table}, {@code table_ptr} and {@code table_sz}. */
    void cacheTable(Bytes table) {
        cachedTable = table;
    }

    /** {@code rproc_add_carveout()}. */
    void addCarveout(RprocMemEntry mem) {
        carveouts.add(mem);
    }

    /** {@code rproc_boot()}, and the line that a failed {@code echo start} adds in {@code state_store()}. */
    int boot(Firmware fw) {
        int ret;
        if (ops.detached()) {
            info("attaching to %s", ops.name());
            ret = attach();
        } else {
            info("powering up %s", ops.name());
            ret = fwBoot(fw);
        }
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
        if (ops.detached() || !sizeT.fits(len) || ops.registerCarveouts(this) != 0 || allocRegisteredCarveouts() != 0) {
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
        if (ret != 0) {
            err("Failed to process resources: %d", ret);
            return ret;
        }
        ret = allocRegisteredCarveouts();
        if (ret != 0) {
            err("Failed to allocate associated carveouts: %d", ret);
            return ret;
        }
        return start(fw);
    }

    /** {@code rproc_prepare_device()} with the message of its callers. */
    private int prepareDevice() {
        int ret = ops.prepare(this);
        if (ret != 0) {
            err("can't prepare rproc %s: %d", ops.name(), ret);
        }
        return ret;
    }

    /**
     * {@code rproc_handle_resources()}: not ported yet; the table's entries are neither checked nor carried out, so the
     * table that {@link #start} writes is the firmware's own.
     */
    private int handleResources() {
        return 0;
    }

    /** {@code rproc_alloc_registered_carveouts()}. */
    private int allocRegisteredCarveouts() {
        for (RprocMemEntry entry : carveouts) {
            int ret = entry.alloc(this);
            if (ret != 0) {
                err("Unable to allocate carveout %s: %d", entry.name, ret);
                return Errno.ENOMEM.value();
            }
        }
        return 0;
    }

    /** {@code rproc_start()}; starting the subdevices, which is virtio, does not belong to the loader. */
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
            return ret;
        }
        info("remote processor %s is now up", ops.name());
        return 0;
    }

    /** The {@code memcpy(loaded_table, rproc->cached_table, rproc->table_sz)} of {@code rproc_start()}. */
    private void writeTable(Firmware fw) {
        try {
            pointer.clear();
            ops.findLoadedRscTable(this, fw, pointer);
            // a driver may return a place although no table was cached: then table_sz is 0 on a first boot
            if (!pointer.isNull() && hasTable()) {
                memcpy(pointer, cachedTable, 0, cachedTable.size());
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
        // the table of a running core is in its memory, not in the firmware
        int ret = allocRegisteredCarveouts();
        if (ret != 0) {
            err("Failed to allocate associated carveouts: %d", ret);
            return ret;
        }
        info("remote processor %s is now attached", ops.name());
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
        if (!to.isNull()) {
            return;
        }
        for (int i = 0; i < carveouts.size(); i++) {
            RprocMemEntry carveout = carveouts.get(i);
            // an int in C too: bits 32 to 63 of da are lost, and 2 GiB above the carveout is below it
            int offset = (int) (da - carveout.da);
            if (!carveout.hasVa() || offset < 0) {
                continue;
            }
            // the size_t sum wraps
            if (Long.compareUnsigned(sizeT.cast(offset + len), carveout.len) > 0) {
                continue;
            }
            to.set(carveout.va(), offset, carveout.iomem());
            return;
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
        print(Level.ERROR, format, args);
    }

    /** {@code dev_warn(&rproc->dev, ...)}. */
    void warn(String format, Object... args) {
        print(Level.WARNING, format, args);
    }

    /** {@code dev_info(&rproc->dev, ...)}. */
    void info(String format, Object... args) {
        print(Level.INFO, format, args);
    }

    private void print(Level level, String format, Object... args) {
        log.print(level, "remoteproc remoteproc0: ", format, args);
    }

    /** {@code dev_err()} and its like on the parent device, with the driver's and the device's names. */
    void printParent(Level level, String format, Object... args) {
        log.print(level, ops.parent() + ": ", format, args);
    }
}
