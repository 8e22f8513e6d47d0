// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static rproclab.machine.peripheral.Block.block;
import static rproclab.machine.peripheral.Register.fixed;
import static rproclab.machine.peripheral.Register.register;

import java.util.function.IntConsumer;
import rproclab.machine.Wires;

/**
 * The inter-processor communication controller of STM32MP1, as its processor 2 sees it: six channels each way.
 *
 * <p>
 * Channel n carries the kicks of the vring with notify id n, as {@code stm32_rproc_kick()} sends them on {@code vq0} and
 * {@code vq1}. Registers: reference manual RM0436, chapter IPCC; {@code drivers/mailbox/stm32-ipcc.c}, Linux 7.3.
 */
final class Ipcc extends RegisterFile implements HostPort {
    private static final int CHANNELS = 0x3F;
    private static final int TRANSMIT_SHIFT = 16;

    private static final int C1TOC2SR = 0x0C;
    private static final int C2CR = 0x10;
    private static final int C2MR = 0x14;
    private static final int C2SCR = 0x18;
    private static final int C2TOC1SR = 0x1C;

    private static final int RXOIE = 1;
    private static final int TXFIE = 1 << TRANSMIT_SHIFT;

    // @formatter:off
    static final Block BLOCK = block("IPCC", "what processor 1 reads and writes in its own registers, security",
            register("C1CR",     0x00),
            register("C1MR",     0x04).reset(0x003F_003F),
            register("C1SCR",    0x08).selfClearing(-1),
            register("C1TOC2SR", C1TOC2SR).writable(0),
            register("C2CR",     C2CR),
            register("C2MR",     C2MR).reset(0x003F_003F),
            register("C2SCR",    C2SCR).selfClearing(-1),
            register("C2TOC1SR", C2TOC1SR).writable(0),
            fixed("HWCFGR",      0x3F0, 6),                             // channels
            fixed("VERR",        0x3F4, 0x10));
    // @formatter:on

    private final Wires wires;
    private final int irq;
    private final long latency;
    private IntConsumer listener;
    /** Channels on which the host has sent something that the firmware has not taken. */
    private int fromHost;
    /** Channels on which the firmware has sent something that the host has not taken. */
    private int toHost;

    /**
     * A controller.
     *
     * @param irq the line for "occupied"; the one for "free" follows it
     * @param latency core ticks until Linux has taken a message
     */
    Ipcc(Wires wires, int irq, long latency) {
        super(BLOCK);
        this.wires = wires;
        this.irq = irq;
        this.latency = latency;
    }

    @Override
    public void kick(int notifyid) {
        fromHost |= 1 << notifyid & CHANNELS;
        interrupt();
    }

    /** Channels may still be masked: what was sent on them waits. */
    @Override
    public boolean listening() {
        return (stored(C2CR) & RXOIE) != 0;
    }

    @Override
    public boolean taken(int notifyid) {
        return (fromHost & 1 << notifyid) == 0;
    }

    @Override
    public void onKick(IntConsumer hears) {
        listener = hears;
    }

    @Override
    int load(int word) {
        return switch (word) {
            case C1TOC2SR -> fromHost;
            case C2TOC1SR -> toHost;
            default -> super.load(word);
        };
    }

    @Override
    void store(int word, int value) {
        if (word == C2SCR) {
            fromHost &= ~value;
            send(value >>> TRANSMIT_SHIFT & CHANNELS & ~toHost);
        } else {
            super.store(word, value);
        }
        interrupt();
    }

    private void send(int channels) {
        toHost |= channels;
        if (listener != null && channels != 0) {
            wires.at(wires.now() + latency, () -> takenByHost(channels));
        }
    }

    private void takenByHost(int channels) {
        toHost &= ~channels;
        interrupt();
        for (int rest = channels; rest != 0; rest &= rest - 1) {
            listener.accept(Integer.numberOfTrailingZeros(rest));
        }
    }

    private void interrupt() {
        int enabled = stored(C2CR);
        int mask = stored(C2MR);
        wires.irq(irq, (enabled & RXOIE) != 0 && (fromHost & ~mask) != 0);
        wires.irq(irq + 1, (enabled & TXFIE) != 0 && (~toHost & ~(mask >>> TRANSMIT_SHIFT) & CHANNELS) != 0);
    }
}
