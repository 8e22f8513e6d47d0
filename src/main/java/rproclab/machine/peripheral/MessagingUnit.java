// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import java.util.function.IntConsumer;
import rproclab.machine.Wires;

/**
 * NXP's Messaging Unit from the firmware's side: four words each way.
 *
 * <p>
 * Word 1 carries kicks, the notify id in its upper half, as {@code imx_rproc_kick()} sends them and its node's
 * {@code mboxes} say. Linux takes a word as soon as it is interrupted; with nobody on the other side the word stays, and
 * the firmware waits for room to send the next one, as on a board without the driver.
 */
final class MessagingUnit extends RegisterFile implements HostPort {
    /** The channel of {@code mboxes = <&mu 0 1>, <&mu 1 1>, ...}: which of the words is for kicks. */
    private static final int KICKS = 1;
    private static final int NOTIFYID_SHIFT = 16;

    private final MuLayout layout;
    private final Wires wires;
    private final int irq;
    private final long latency;
    private IntConsumer listener;
    /** Bit n: word n from the host is there, the firmware has not read it. */
    private int full;
    /** Bit n: the host has taken word n, the firmware may write it. */
    private int empty = MuLayout.WORDS;

    /**
     * A unit.
     *
     * @param irq its interrupt line
     * @param latency core ticks until Linux has taken a word
     */
    MessagingUnit(MuLayout layout, Wires wires, int irq, long latency) {
        super(layout.block());
        this.layout = layout;
        this.wires = wires;
        this.irq = irq;
        this.latency = latency;
    }

    @Override
    public void kick(int notifyid) {
        super.store(layout.receive() + 4 * KICKS, notifyid << NOTIFYID_SHIFT);
        full |= 1 << KICKS;
        interrupt();
    }

    @Override
    public boolean listening() {
        return (layout.receiveEnable().from(stored(layout.receiveEnable().offset())) & 1 << KICKS) != 0;
    }

    /** All vrings share the word. */
    @Override
    public boolean taken(int notifyid) {
        return (full & 1 << KICKS) == 0;
    }

    @Override
    public void onKick(IntConsumer hears) {
        listener = hears;
    }

    @Override
    int load(int word) {
        int n = layout.receiveIndex(word);
        if (n < 0) {
            return layout.status(word, super.load(word), empty, full);
        }
        int value = super.load(word);
        full &= ~(1 << n);
        interrupt();
        return value;
    }

    @Override
    void store(int word, int value) {
        super.store(word, value);
        int n = layout.transmitIndex(word);
        if (n >= 0) {
            empty &= ~(1 << n);
            if (listener != null) {
                wires.at(wires.now() + latency, () -> takenByHost(n, value));
            }
        }
        interrupt();
    }

    private void takenByHost(int n, int value) {
        empty |= 1 << n;
        interrupt();
        if (n == KICKS) {
            listener.accept(value >>> NOTIFYID_SHIFT);
        }
    }

    private void interrupt() {
        int receive = full & layout.receiveEnable().from(stored(layout.receiveEnable().offset()));
        int transmit = empty & layout.transmitEnable().from(stored(layout.transmitEnable().offset()));
        wires.irq(irq, (receive | transmit) != 0);
    }
}
