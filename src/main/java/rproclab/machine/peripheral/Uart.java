// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import java.util.List;
import java.util.function.IntConsumer;
import rproclab.machine.Wires;

/** A serial port: what is sent is on the console at once, and nothing is ever received. */
final class Uart extends RegisterFile {
    /** Of a port whose interrupt does not reach the core, or through a controller that is not modelled. */
    static final int NO_LINE = -1;

    private final Model model;
    private final Wires wires;
    private final int irq;
    private final IntConsumer console;

    /**
     * A kind of serial port.
     *
     * @param block its registers; the status bits that say "room to send" are always set
     * @param transmit offset of the register that sends its low 8 bits
     * @param latch what turns that register into another one
     * @param causes what raises the interrupt
     */
    record Model(Block block, int transmit, Latch latch, List<Cause> causes) {}

    /**
     * While any bit of {@code mask} is set in the register at {@code offset}, nothing is sent: the divisor latch of a
     * 16550.
     */
    record Latch(int offset, int mask) {
        static final Latch NONE = new Latch(0, 0);
    }

    /** An interrupt: any bit of {@code status} set in one register, and of {@code enable} in another. */
    record Cause(int statusAt, int status, int enableAt, int enable) {}

    /**
     * A port.
     *
     * @param irq its interrupt line, or {@link #NO_LINE}
     * @param console takes each byte, 0..255
     */
    Uart(Model model, Wires wires, int irq, IntConsumer console) {
        super(model.block());
        this.model = model;
        this.wires = wires;
        this.irq = irq;
        this.console = console;
    }

    @Override
    void store(int word, int value) {
        if (word == model.transmit() && (stored(model.latch().offset()) & model.latch().mask()) == 0) {
            console.accept(value & 0xFF);
        } else {
            super.store(word, value);
        }
        if (irq == NO_LINE) {
            return;
        }
        wires.irq(irq, model.causes().stream().anyMatch(this::raised));
    }

    private boolean raised(Cause cause) {
        return (load(cause.statusAt()) & cause.status()) != 0 && (stored(cause.enableAt()) & cause.enable()) != 0;
    }
}
