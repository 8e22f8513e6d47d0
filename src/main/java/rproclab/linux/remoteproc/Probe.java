// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import rproclab.loader.Errno;
import rproclab.loader.Log;
import rproclab.loader.LogLine.Level;
import rproclab.memory.ReservedRegion;

/**
 * The probe of a device: what its driver prints, and with which errno it gives up.
 *
 * <p>
 * Without a probe there is no remote processor: nothing under {@code /sys/class/remoteproc}, so no firmware is ever asked
 * for. The lines are those of boot, or of loading the driver's module.
 */
final class Probe {
    private final LinuxRelease release;
    private final String driver;
    private final String device;
    private final Log log = new Log();
    private int ret;

    Probe(LinuxRelease release, String driver, String device) {
        this.release = release;
        this.driver = driver;
        this.device = device;
    }

    /** What it printed; nothing of a probe that succeeded is shown. */
    Log log() {
        return log;
    }

    /** 0, or the negative errno that it returned. */
    int ret() {
        return ret;
    }

    boolean failed() {
        return ret != 0;
    }

    /** {@code dev_err()}. */
    void err(String format, Object... args) {
        log.print(Level.ERROR, driver + " " + device + ": ", format, args);
    }

    /** {@code dev_info()}. */
    void info(String format, Object... args) {
        log.print(Level.INFO, driver + " " + device + ": ", format, args);
    }

    /** {@code dev_err_probe()}, which from 6.1 on leaves the lines about lack of memory to others; returns {@code error}. */
    int errProbe(int error, String format, Object... args) {
        if (error != Errno.ENOMEM.value()) {
            err("error -%s: " + format, prepended(Errno.of(error).name(), args));
        }
        return error;
    }

    /** {@code devm_request_mem_region()} failed in {@code __devm_ioremap_resource()}; returns the error. */
    int busy(ReservedRegion region) {
        String message = "can't request region for resource [mem 0x%08x-0x%08x]";
        if (release.has(Feature.PROBE_FAILURE_IS_ERROR)) {
            return errProbe(Errno.EBUSY.value(), message, region.sa(), region.end() - 1);
        }
        err(message, region.sa(), region.end() - 1);
        return Errno.EBUSY.value();
    }

    /** {@code call_driver_probe()}: the driver returned {@code error}, and the driver core says so unless it fits no device. */
    void returned(int error) {
        ret = error;
        if (error == 0 || error == Errno.ENODEV.value() || error == Errno.ENXIO.value()) {
            return;
        }
        if (release.has(Feature.PROBE_FAILURE_IS_ERROR)) {
            err("probe with driver %s failed with error %d", driver, error);
        } else {
            log.print(Level.WARNING, driver + ": ", "probe of %s failed with error %d", device, error);
        }
    }

    private static Object[] prepended(Object first, Object[] others) {
        Object[] all = new Object[others.length + 1];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }
}
