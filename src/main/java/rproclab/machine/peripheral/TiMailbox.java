// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static rproclab.machine.peripheral.Block.block;
import static rproclab.machine.peripheral.Register.register;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.IntConsumer;
import rproclab.machine.Wires;

/**
 * TI's mailbox as the M4F of AM62x and AM64x uses it: it sends on queue 0 and receives on queue 1, as user 2.
 *
 * <p>
 * A message is the notify id itself, as {@code k3_rproc_kick()} sends it; the queues are those of the nodes
 * {@code mbox_m4_0} in Linux 7.3. Registers: {@code drivers/mailbox/omap-mailbox.c}.
 */
final class TiMailbox extends RegisterFile implements HostPort {
    private static final int MESSAGE = 0x40;
    private static final int MSGSTATUS = 0xC0;
    private static final int USER = 0x10 * 2;
    private static final int IRQSTATUS_RAW = 0x100 + USER;
    private static final int IRQSTATUS_CLR = 0x104 + USER;
    private static final int IRQENABLE_SET = 0x108 + USER;

    private static final int QUEUE = 4;
    private static final int SEND = 0;
    private static final int RECEIVE = 1;
    /** {@code NEWMSGSTATUSUUMB1}. */
    private static final int NEW_MESSAGE = 1 << 2 * RECEIVE;
    /** From {@code RP_MBOX_READY} on these are no notify ids: they are dropped, {@code omap_remoteproc.h}. */
    private static final int FIRST_SPECIAL = 0xFFFFFF00;

    // @formatter:off
    static final Block BLOCK = block("mailbox", "other queues and users, queues that are full, end of interrupt",
            register("REVISION",      0x000).reset(0x66FC_9100).writable(0),
            register("SYSCONFIG",     0x010).selfClearing(1),
            register("MESSAGE",       MESSAGE).times(16, QUEUE),
            register("FIFOSTATUS",    0x080).times(16, QUEUE).writable(0),
            register("MSGSTATUS",     MSGSTATUS).times(16, QUEUE).writable(0),
            register("IRQSTATUS_RAW", IRQSTATUS_RAW).writable(0),
            register("IRQSTATUS_CLR", IRQSTATUS_CLR).writable(0),
            register("IRQENABLE_SET", IRQENABLE_SET).gathering(),
            register("IRQENABLE_CLR", 0x10C + USER).clearing(-4));
    // @formatter:on

    private final Wires wires;
    private final int irq;
    private final long latency;
    private final Queue<Integer> fromHost = new ArrayDeque<>();
    private IntConsumer listener;
    /** Stays set until the firmware clears it, also when the message was read. */
    private boolean newMessage;

    /**
     * A mailbox.
     *
     * @param irq its interrupt line
     * @param latency core ticks until Linux has taken a message
     */
    TiMailbox(Wires wires, int irq, long latency) {
        super(BLOCK);
        this.wires = wires;
        this.irq = irq;
        this.latency = latency;
    }

    @Override
    public void kick(int notifyid) {
        fromHost.add(notifyid);
        newMessage = true;
        interrupt();
    }

    @Override
    public boolean listening() {
        return (stored(IRQENABLE_SET) & NEW_MESSAGE) != 0;
    }

    @Override
    public boolean taken(int notifyid) {
        return !fromHost.contains(notifyid);
    }

    @Override
    public void onKick(IntConsumer hears) {
        listener = hears;
    }

    @Override
    int load(int word) {
        return switch (word) {
            case MESSAGE + QUEUE * RECEIVE -> fromHost.isEmpty() ? 0 : fromHost.remove();
            case MSGSTATUS + QUEUE * RECEIVE -> fromHost.size();
            case IRQSTATUS_RAW -> newMessage ? NEW_MESSAGE : 0;
            case IRQSTATUS_CLR -> newMessage ? NEW_MESSAGE & stored(IRQENABLE_SET) : 0;
            default -> super.load(word);
        };
    }

    @Override
    void store(int word, int value) {
        if (word == MESSAGE + QUEUE * SEND) {
            send(value);
        } else if (word == IRQSTATUS_CLR) {
            newMessage &= (value & NEW_MESSAGE) == 0 || !fromHost.isEmpty();
        } else {
            super.store(word, value);
        }
        interrupt();
    }

    private void send(int message) {
        if (listener != null && Integer.compareUnsigned(message, FIRST_SPECIAL) < 0) {
            wires.at(wires.now() + latency, () -> listener.accept(message));
        }
    }

    private void interrupt() {
        wires.irq(irq, newMessage && listening());
    }
}
