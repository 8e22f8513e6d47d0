// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import rproclab.linux.virtio.VirtioDevice;
import rproclab.linux.virtio.VirtioRelease;
import rproclab.linux.virtio.VirtioTransport;
import rproclab.linux.virtio.Violation;
import rproclab.loader.LogLine;
import rproclab.loader.Vdev;
import rproclab.memory.Mapping;

/**
 * Linux as the RPMsg host of one remote core: brings its virtio devices up, talks over the channels that the firmware
 * announces, and takes down what comes of it.
 *
 * <p>
 * Everything happens in events of the {@link Board}; nothing here waits, and nothing throws for what the firmware does.
 */
public final class RpmsgHost {
    /** {@code VIRTIO_ID_RPMSG}. */
    private static final long ID_RPMSG = 7;
    /** From the mailbox's interrupt to the work that it schedules, in ns. */
    private static final long LATENCY = 10_000;
    /** What one message costs Linux, in ns: how fast a flood can be. */
    private static final long MESSAGE_TIME = 2_000;
    /** {@code MAX_VDEV_NUMS} of {@code imx_rpmsg}. */
    private static final int MAX_VDEV_NUMS = 8;
    /** How long, in ns, it takes to register a device: a firmware serves the links one after another. */
    private static final long REGISTERING = 1_000_000;

    private final Kernel kernel;
    private final Doorbell doorbell;
    private final Vrings vrings;
    private final Modules modules;
    private final List<VirtioRpmsgBus> buses = new ArrayList<>();
    private boolean workQueued;
    private boolean workWaits;
    /** When the thread is through with the last messages. */
    private long busyUntil;

    private RpmsgHost(Board board, VirtioRelease release, Mailbox mailbox, int firstKicks, int pings) {
        kernel = new Kernel(board, release);
        doorbell = new Doorbell(kernel, mailbox, firstKicks, this::resume);
        vrings = new Vrings(kernel, mailbox, doorbell);
        modules = new Modules(kernel, pings);
    }

    /**
     * The host of a core that remoteproc started or attached to; {@code virtio_rpmsg_bus} is loaded and finds its devices.
     *
     * @param vdevs the devices that the loader registered; those of other types than RPMsg stay without driver
     * @param online when the driver probes them, in ns since the core's reset
     * @param pings messages that are sent over a channel; 0 for just listing channels
     */
    public static RpmsgHost rproc(Board board, VirtioRelease release, Mailbox mailbox, List<Vdev> vdevs, long online,
            int pings) {
        RpmsgHost host = new RpmsgHost(board, release, mailbox, 0, pings);
        for (Vdev vdev : vdevs) {
            if (vdev.id() == ID_RPMSG) {
                RprocTransport transport = new RprocTransport(host.kernel, vdev, host.vrings);
                VirtioDevice device = host.device(vdev.name(), transport);
                board.at(online, () -> host.kernel.run(() -> host.probe(device)));
            }
        }
        return host;
    }

    /**
     * The host of a core that a boot loader started, on NXP's kernels without remoteproc: {@code imx_rpmsg}.
     *
     * @param device its device-tree node as its platform device is named: {@code 90000000.rpmsg}
     * @param window its {@code reg}: where the vrings are
     * @param vdevNums its {@code vdev-nums}
     * @param pool its {@code memory-region}, or the memory of the board: where the buffers are
     * @param online when it probes, in ns since the core's reset
     * @param pings messages that are sent over a channel; 0 for just listing channels
     */
    public static RpmsgHost imxRpmsg(Board board, VirtioRelease release, String device, Mapping window, int vdevNums,
            Mapping pool, long online, int pings) {
        RpmsgHost host = new RpmsgHost(board, release, Mailbox.imxRpmsg(), vdevNums, pings);
        board.at(online,
                () -> host.kernel.run(() -> host.imxRpmsgProbe("imx-rpmsg " + device, window, vdevNums, pool)));
        return host;
    }

    /** {@code imx_rpmsg_probe()} and {@code set_vring_phy_buf()}. */
    private void imxRpmsgProbe(String dev, Mapping window, int vdevNums, Mapping pool) {
        kernel.log().print(LogLine.Level.INFO, "imx rpmsg driver is registered.");
        if (vdevNums > MAX_VDEV_NUMS) {
            kernel.log().err(dev, "vdev-nums exceed the max %d", MAX_VDEV_NUMS);
            return;
        }
        long each = 2 * ImxRpmsgTransport.VRING_STEP;
        if (vdevNums * each > window.size()) {
            kernel.log().err(dev, "Too small memory size %x!", window.size());
            kernel.log().err(dev, "No vring buffer.");
            return;
        }
        if (!pool.name().isEmpty()) {
            kernel.log().info(dev, "assigned reserved memory node %s", pool.name());
        }
        long buffers = 512 * 512;
        for (int i = 0; i < vdevNums; i++) {
            OptionalLong sa = (i + 1) * buffers <= pool.size()
                    ? OptionalLong.of(pool.sa() + i * buffers)
                    : OptionalLong.empty();
            VirtioDevice virtio = device("virtio" + i,
                    new ImxRpmsgTransport(kernel, vrings, i, window.sa() + i * each, sa));
            kernel.after(i * REGISTERING, () -> {
                virtio.register();
                probe(virtio);
            });
        }
    }

    private VirtioDevice device(String name, VirtioTransport transport) {
        return new VirtioDevice(name, kernel.release(), transport, kernel.board().memory(), kernel.log(),
                kernel.violations());
    }

    private void probe(VirtioDevice device) {
        VirtioRpmsgBus bus = new VirtioRpmsgBus(kernel, modules.drivers(), this::resume);
        buses.add(bus);
        device.probe(bus, () -> {});
    }

    /**
     * The core has kicked; to be called while it stands between two instructions, or from an event.
     *
     * @param notifyid which vring it named
     */
    public void kicked(int notifyid) {
        kernel.run(() -> {
            vrings.named(notifyid);
            queueWork(LATENCY);
        });
    }

    /** {@code queue_work()}: what is queued already is not queued again. */
    private void queueWork(long delay) {
        if (!workQueued) {
            workQueued = true;
            kernel.after(Math.max(delay, busyUntil - kernel.board().now()), this::work);
        }
    }

    /** {@code imx_rproc_vq_work()} and its like, unless the thread still waits in the last one. */
    private void work() {
        workQueued = false;
        if (waits()) {
            workWaits = true;
            return;
        }
        long before = messages();
        vrings.interrupt();
        busyUntil = kernel.board().now() + (messages() - before) * MESSAGE_TIME;
    }

    private boolean waits() {
        return doorbell.busy() || buses.stream().anyMatch(VirtioRpmsgBus::receiving);
    }

    private long messages() {
        return buses.stream().mapToLong(VirtioRpmsgBus::messages).sum();
    }

    private void resume() {
        if (workWaits && !waits()) {
            workWaits = false;
            queueWork(0);
        }
    }

    /** Every channel that was announced, in order. */
    public List<Channel> channels() {
        List<Channel> channels = new ArrayList<>();
        buses.forEach(bus -> bus.core().history().forEach((device, exists) -> channels.add(new Channel(
                bus.vdev().name(), device.name(), Integer.toUnsignedLong(device.dst()), device.created(), exists))));
        return channels;
    }

    /** What was sent over channels that have a driver, and came back. */
    public List<Exchange> exchanges() {
        return modules.exchanges();
    }

    /** What the kernel printed since the devices were registered, but for debug lines. */
    public List<LogLine> log() {
        return kernel.log().lines();
    }

    /** How many lines more it printed. */
    public long lostLines() {
        return kernel.log().lost();
    }

    /** What the firmware did that it must not: the first of each kind. */
    public List<Violation> violations() {
        return kernel.violations().list();
    }

    /** How often it did so. */
    public Map<Violation.Kind, Long> violationCounts() {
        return kernel.violations().counts();
    }

    /** Whether the firmware has brought Linux down. */
    public boolean dead() {
        return kernel.dead();
    }
}
