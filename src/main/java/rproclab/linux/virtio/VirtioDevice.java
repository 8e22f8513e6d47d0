// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.virtio;

import java.util.Optional;
import rproclab.memory.LiveMemory;

/**
 * {@code struct virtio_device}, with the part of {@code drivers/virtio/virtio.c} that brings one up: a legacy device,
 * since none of its 32 feature bits is {@code VIRTIO_F_VERSION_1}.
 */
public final class VirtioDevice {
    private static final int S_ACKNOWLEDGE = 1;
    private static final int S_DRIVER = 2;
    private static final int S_DRIVER_OK = 4;
    private static final int S_FAILED = 0x80;
    /** The bits from {@code VIRTIO_TRANSPORT_F_START} up to 31, and those that {@code vring_transport_features()} keeps. */
    private static final long TRANSPORT_BITS = 0xF000_0000L;
    private static final long RING_BITS = 0x3000_0000L;

    /** The driver of a virtio device. */
    public interface Driver {
        /** {@code driver.name}. */
        String name();

        /** {@code feature_table[]}, as bits. */
        long features();

        /** {@code probe}: returns 0 or a negative errno; {@code then} runs when it returns 0. */
        int probe(VirtioDevice vdev, Runnable then);
    }

    private final String name;
    private final VirtioRelease release;
    private final VirtioTransport transport;
    private final LiveMemory memory;
    private final KernelLog log;
    private final Violations violations;
    private String device;
    private long features;

    /**
     * A device that nobody has registered.
     *
     * @param name {@code virtio0}
     */
    public VirtioDevice(String name, VirtioRelease release, VirtioTransport transport, LiveMemory memory, KernelLog log,
            Violations violations) {
        this.name = name;
        this.release = release;
        this.transport = transport;
        this.memory = memory;
        this.log = log;
        this.violations = violations;
        device = "virtio " + name;
    }

    /** {@code dev_name()}. */
    public String name() {
        return name;
    }

    /** The device as {@code dev_printk()} names it: driver, or the bus where there is none, then device. */
    public String device() {
        return device;
    }

    /** Which Linux this is. */
    public VirtioRelease release() {
        return release;
    }

    /** {@code config}. */
    public VirtioTransport transport() {
        return transport;
    }

    /** The memory that Linux and the core share. */
    public LiveMemory memory() {
        return memory;
    }

    /** What Linux prints. */
    public KernelLog log() {
        return log;
    }

    /** What the remote core did wrong. */
    public Violations violations() {
        return violations;
    }

    /** {@code features}: what device and driver agreed on. */
    public long features() {
        return features;
    }

    /** {@code register_virtio_device()} up to {@code device_add()}: resets the device and acknowledges it. */
    public void register() {
        transport.reset();
        addStatus(S_ACKNOWLEDGE);
    }

    /** {@code virtio_dev_probe()}: {@code then} runs when the driver's probe has succeeded. */
    public int probe(Driver driver, Runnable then) {
        device = driver.name() + " " + name;
        addStatus(S_DRIVER);
        long offered = transport.getFeatures();
        features = driver.features() & offered | offered & TRANSPORT_BITS & RING_BITS;
        transport.finalizeFeatures(features);
        int err = driver.probe(this, () -> {
            if ((transport.getStatus() & S_DRIVER_OK) == 0) {
                ready();
            }
            then.run();
        });
        if (err != 0) {
            addStatus(S_FAILED);
            reportProbe(driver.name(), name, err);
            device = "virtio " + name;
        }
        return err;
    }

    /** What {@code call_driver_probe()} prints when the probe of a device, this one or one on it, fails. */
    public void reportProbe(String driver, String failed, int err) {
        if (release.has(Feature.PROBE_FAILURE_IS_WARNING)) {
            log.warn(driver, "probe of %s failed with error %d", failed, err);
        } else {
            log.err(driver + " " + failed, "probe with driver %s failed with error %d", driver, err);
        }
    }

    /** {@code virtio_device_ready()}. */
    public void ready() {
        int status = transport.getStatus();
        if ((status & S_DRIVER_OK) != 0) {
            violations.add(Violation.Kind.STATUS_CHANGED, name, "status is 0x%x before Linux wrote DRIVER_OK", status);
            if (release.has(Feature.READY_TWICE_IS_BUG)) {
                throw new KernelBug(Violation.Kind.STATUS_CHANGED,
                        "BUG_ON(status & VIRTIO_CONFIG_S_DRIVER_OK) in virtio_device_ready()");
            }
        }
        transport.setStatus(status | S_DRIVER_OK);
    }

    /** {@code virtio_add_status()}. */
    private void addStatus(int status) {
        transport.setStatus(transport.getStatus() | status);
    }

    /** {@code vring_new_virtqueue()}; empty for NULL. */
    public Optional<Virtqueue> newVirtqueue(String vq, long sa, long num, long align, Runnable callback) {
        return Virtqueue.create(this, vq, sa, num, align, callback);
    }
}
