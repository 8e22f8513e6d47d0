// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static rproclab.machine.peripheral.Block.block;
import static rproclab.machine.peripheral.Register.register;

import rproclab.machine.Wires;

/** i.MX's general-purpose timer as a counter that runs at 24 MHz; registers: i.MX 8M Plus reference manual, chapter GPT. */
final class Gpt extends RegisterFile {
    private static final int COUNTER = 0x24;
    private static final long RATE = 24_000_000;

    // @formatter:off
    static final Block BLOCK = block("GPT", "prescaler, clock source, stopping, compare, capture, interrupts",
            register("CR",  0x00).selfClearing(0x8000),                 // SWR
            register("PR",  0x04),
            register("SR",  0x08).writable(0),
            register("IR",  0x0C),
            register("OCR", 0x10).times(3, 4).reset(-1),
            register("ICR", 0x1C).times(2, 4).writable(0),
            register("CNT", COUNTER).writable(0));
    // @formatter:on

    private final Wires wires;
    private final long coreHz;

    Gpt(Wires wires, long coreHz) {
        super(BLOCK);
        this.wires = wires;
        this.coreHz = coreHz;
    }

    @Override
    int load(int word) {
        return word == COUNTER ? (int) (wires.now() * RATE / coreHz) : super.load(word);
    }
}
