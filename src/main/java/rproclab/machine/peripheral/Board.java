// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import java.util.function.IntConsumer;
import rproclab.machine.Wires;

/**
 * What devices are connected to.
 *
 * @param wires the core
 * @param hz core ticks a second
 * @param console takes each byte that any serial port sends, 0..255
 */
public record Board(Wires wires, long hz, IntConsumer console) {
    /** How long Linux takes from an interrupt to having read the message: 10 us. */
    private static final long REACTION_HZ = 100_000;

    /** Core ticks until Linux has taken a message. */
    long latency() {
        return hz / REACTION_HZ;
    }
}
