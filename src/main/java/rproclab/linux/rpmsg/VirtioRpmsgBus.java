// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import rproclab.bytes.Bytes;
import rproclab.linux.virtio.Feature;
import rproclab.linux.virtio.VirtioDevice;
import rproclab.linux.virtio.Violation;
import rproclab.linux.virtio.Virtqueue;
import rproclab.loader.Errno;
import rproclab.memory.LiveMemory;

/**
 * Port of {@code drivers/rpmsg/virtio_rpmsg_bus.c} for one device ({@code struct virtproc_info}).
 *
 * <pre>
 *  0     4     8          12    14      16
 *  | src | dst | reserved | len | flags | data[len]     struct rpmsg_hdr
 * </pre>
 *
 * A buffer is known by its address. {@code rpmsg_ctrl} has no part in it.
 */
final class VirtioRpmsgBus implements VirtioDevice.Driver {
    private static final int MAX_RPMSG_NUM_BUFS = 512;
    private static final int BUF_SIZE = 512;
    private static final int HDR_SIZE = 16;
    /** {@code VIRTIO_RPMSG_F_NS}, as a bit. */
    private static final long F_NS = 1;
    private static final int EMSGSIZE = -90;
    private static final int ERESTARTSYS = -512;
    private static final long TX_TIMEOUT = 15_000_000_000L;

    /** A sender that waits for a buffer. */
    private record Sleeper(RpmsgDevice rpdev, int dst, byte[] data, IntConsumer then) {}

    /** One message in the hands of its endpoint. */
    private static final class Delivery {
        private boolean finished;
        private Runnable later = () -> {};

        void finish() {
            finished = true;
            later.run();
        }
    }

    private final Kernel kernel;
    private final RpmsgCore core;
    private final Runnable received;
    private final Ratelimit noRecipient;
    private final List<Sleeper> sleepers = new ArrayList<>();
    private VirtioDevice vdev;
    private LiveMemory memory;
    private Virtqueue rvq;
    private Virtqueue svq;
    private int numBufs;
    private long sbufs;
    private int lastSbuf;
    private boolean receiving;
    private int msgsReceived;
    private long messages;

    /**
     * The driver, not bound to a device yet.
     *
     * @param drivers the rpmsg drivers that are loaded
     * @param received runs when a batch of messages is through that had to wait
     */
    VirtioRpmsgBus(Kernel kernel, List<RpmsgDriver> drivers, Runnable received) {
        this.kernel = kernel;
        this.received = received;
        core = new RpmsgCore(this, drivers);
        noRecipient = new Ratelimit(kernel, "rpmsg_recv_single");
    }

    Kernel kernel() {
        return kernel;
    }

    VirtioDevice vdev() {
        return vdev;
    }

    RpmsgCore core() {
        return core;
    }

    /** Whether the thread that received a message still waits in its callback. */
    boolean receiving() {
        return receiving;
    }

    /** How many messages it has looked at. */
    long messages() {
        return messages;
    }

    @Override
    public String name() {
        return "virtio_rpmsg_bus";
    }

    @Override
    public long features() {
        return F_NS;
    }

    /** {@code rpmsg_probe()}. */
    @Override
    public int probe(VirtioDevice device, Runnable then) {
        vdev = device;
        memory = device.memory();
        List<Virtqueue> vqs = new ArrayList<>();
        int err = device.transport().findVqs(device, List.of(this::recvDone, this::xmitDone), vqs);
        if (err != 0) {
            return err;
        }
        rvq = vqs.get(0);
        svq = vqs.get(1);
        numBufs = Math.min(2 * rvq.vring().num(), MAX_RPMSG_NUM_BUFS);
        int total = numBufs * BUF_SIZE;
        OptionalLong rbufs = device.transport().allocCoherent(total);
        if (rbufs.isEmpty()) {
            return Errno.ENOMEM.value();
        }
        memory.zero(rbufs.getAsLong(), total);
        sbufs = rbufs.getAsLong() + total / 2;
        for (int i = 0; i < numBufs / 2; i++) {
            rvq.addInbuf(rbufs.getAsLong() + (long) i * BUF_SIZE, BUF_SIZE);
        }
        if (kernel.release().has(Feature.SUPPRESSES_TX_INTERRUPTS)) {
            svq.disableCb();
        }
        boolean notify = rvq.kickPrepare();
        device.ready();
        Runnable online = () -> {
            kernel.log().info(device.device(), "rpmsg host is online");
            then.run();
        };
        if (notify) {
            rvq.notifyRemote(online);
        } else {
            online.run();
        }
        return 0;
    }

    /** {@code get_a_tx_buf()}: empty for NULL. */
    private OptionalLong getTxBuf() {
        if (lastSbuf < numBufs / 2) {
            return OptionalLong.of(sbufs + (long) BUF_SIZE * lastSbuf++);
        }
        return svq.getBuf().map(used -> OptionalLong.of(used.sa())).orElse(OptionalLong.empty());
    }

    /**
     * {@code rpmsg_send_offchannel_raw()}.
     *
     * @param dst u32
     * @param wait whether to wait for a buffer
     * @param then gets 0 or a negative errno
     */
    void send(RpmsgDevice rpdev, int dst, byte[] data, boolean wait, IntConsumer then) {
        if (rpdev.src() == RpmsgDevice.ADDR_ANY || dst == RpmsgDevice.ADDR_ANY) {
            rpdev.err("invalid addr (src 0x%x, dst 0x%x)", rpdev.src(), dst);
            then.accept(Errno.EINVAL.value());
            return;
        }
        if (data.length > BUF_SIZE - HDR_SIZE) {
            rpdev.err("message is too big (%d)", data.length);
            then.accept(EMSGSIZE);
            return;
        }
        Sleeper sender = new Sleeper(rpdev, dst, data, then);
        OptionalLong msg = getTxBuf();
        if (msg.isPresent()) {
            then.accept(transmit(sender, msg.getAsLong()));
        } else if (wait) {
            sleep(sender);
        } else {
            then.accept(Errno.ENOMEM.value());
        }
    }

    /** {@code rpmsg_upref_sleepers()} and {@code wait_event_interruptible_timeout()}. */
    private void sleep(Sleeper sender) {
        sleepers.add(sender);
        if (sleepers.size() == 1 && kernel.release().has(Feature.SUPPRESSES_TX_INTERRUPTS)) {
            svq.enableCb();
        }
        if (wake(sender)) {
            return;
        }
        kernel.after(TX_TIMEOUT, () -> {
            if (sleepers.contains(sender) && !wake(sender)) {
                downref(sender);
                sender.rpdev().err("timeout waiting for a tx buffer");
                sender.then().accept(ERESTARTSYS);
            }
        });
    }

    /** Lets a sender look for a buffer; false where there is none. */
    private boolean wake(Sleeper sender) {
        OptionalLong msg = getTxBuf();
        if (msg.isEmpty()) {
            return false;
        }
        downref(sender);
        sender.then().accept(transmit(sender, msg.getAsLong()));
        return true;
    }

    /** {@code rpmsg_downref_sleepers()}. */
    private void downref(Sleeper sender) {
        sleepers.remove(sender);
        if (sleepers.isEmpty() && kernel.release().has(Feature.SUPPRESSES_TX_INTERRUPTS)) {
            svq.disableCb();
        }
    }

    private int transmit(Sleeper sender, long msg) {
        byte[] data = sender.data();
        memory.put32(msg, sender.rpdev().src());
        memory.put32(msg + 4, sender.dst());
        memory.put32(msg + 8, 0);
        memory.put16(msg + 12, data.length);
        memory.put16(msg + 14, 0);
        memory.write(msg + HDR_SIZE, data);
        int err = svq.addOutbuf(msg, HDR_SIZE + data.length);
        if (err != 0) {
            sender.rpdev().err("virtqueue_add_outbuf failed: %d", err);
            return err;
        }
        svq.kick();
        return 0;
    }

    /** {@code rpmsg_xmit_done()}. */
    private void xmitDone() {
        for (Sleeper sender : List.copyOf(sleepers)) {
            wake(sender);
        }
    }

    /** {@code rpmsg_recv_done()}. */
    private void recvDone() {
        Optional<Virtqueue.Used> msg = rvq.getBuf();
        if (msg.isEmpty()) {
            kernel.log().err(vdev.device(), "uhm, incoming signal, but no used buffer ?");
            return;
        }
        receiving = true;
        msgsReceived = 0;
        digest(msg);
    }

    /** The loop of {@code rpmsg_recv_done()}, which goes on later when a callback sleeps. */
    private void digest(Optional<Virtqueue.Used> first) {
        Optional<Virtqueue.Used> msg = first;
        while (msg.isPresent()) {
            Virtqueue.Used used = msg.get();
            messages++;
            if (tooBig(used)) {
                break;
            }
            Delivery delivery = new Delivery();
            deliver(used, delivery::finish);
            if (!delivery.finished) {
                delivery.later = () -> {
                    digest(recycle(used));
                    received.run();
                };
                return;
            }
            msg = recycle(used);
        }
        receiving = false;
        if (msgsReceived > 0) {
            rvq.kick();
        }
    }

    /** The length check of {@code rpmsg_recv_single()}: {@code len - 16} is an unsigned long and wraps. */
    private boolean tooBig(Virtqueue.Used used) {
        long len = used.len();
        int msgLen = memory.u16(used.sa() + 12);
        if (len > BUF_SIZE || Long.compareUnsigned(msgLen, len - HDR_SIZE) > 0) {
            String text = "inbound msg too big: (%d, %d)".formatted((int) len, msgLen);
            kernel.log().warn(vdev.device(), "%s", text);
            kernel.violations().add(Violation.Kind.MESSAGE_TOO_BIG, vdev.name() + " input", "%s", text);
            return true;
        }
        if (len < HDR_SIZE) {
            kernel.violations().add(Violation.Kind.SHORTER_THAN_HEADER, vdev.name() + " input",
                    "used len %d, header says %d bytes follow it", len, msgLen);
        }
        return false;
    }

    /** The delivery of {@code rpmsg_recv_single()}: {@code then} runs when the callback returns. */
    private void deliver(Virtqueue.Used used, Runnable then) {
        byte[] header = new byte[HDR_SIZE];
        memory.read(used.sa(), header);
        Bytes hdr = Bytes.of(header, "rpmsg_hdr");
        byte[] data = new byte[hdr.u16(12)];
        memory.read(used.sa() + HDR_SIZE, data);
        int src = (int) hdr.u32(0);
        int dst = (int) hdr.u32(4);
        Optional<RpmsgDriver.Bound> bound = core.endpoint(dst).flatMap(RpmsgDevice::bound);
        if (dst == RpmsgNs.ADDR && (vdev.features() & F_NS) != 0) {
            RpmsgNs.callback(this, used.sa() + HDR_SIZE, data, then);
        } else if (bound.isPresent()) {
            bound.get().callback(data, src, then);
        } else {
            if (kernel.release().has(Feature.EVERY_LOST_MESSAGE) || noRecipient.allows()) {
                kernel.log().warn(vdev.device(), "msg received with no recipient");
            }
            then.run();
        }
    }

    /** The end of {@code rpmsg_recv_single()}: gives the buffer back, then takes the next one. */
    private Optional<Virtqueue.Used> recycle(Virtqueue.Used used) {
        int err = rvq.addInbuf(used.sa(), BUF_SIZE);
        if (err < 0) {
            kernel.log().err(vdev.device(), "failed to add a virtqueue buffer: %d", err);
            return Optional.empty();
        }
        msgsReceived++;
        return rvq.getBuf();
    }
}
