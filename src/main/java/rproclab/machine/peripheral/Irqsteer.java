// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static rproclab.machine.peripheral.Block.block;
import static rproclab.machine.peripheral.Register.register;

import rproclab.machine.Wires;

/**
 * The interrupt controller between the subsystems of i.MX 8QM and 8QXP and a Cortex-M4: eight of its lines are for 512
 * interrupts, 64 each.
 *
 * <p>
 * The SDK numbers the interrupts on from 51, {@code FSL_FEATURE_IRQSTEER_IRQ_START_INDEX}; the last register has the
 * first 32 of them. Read in {@code fsl_irqsteer.c} of NXP's SDK 2.9 and {@code drivers/irqchip/irq-imx-irqsteer.c}, Linux
 * 7.3.
 */
final class Irqsteer extends RegisterFile {
    /** The number of the first interrupt that comes through here. */
    static final int FIRST = 51;
    /** {@code IRQSTEER_0_IRQn}. */
    private static final int OUTPUT = 32;
    private static final int OUTPUTS = 8;
    private static final int WORDS = 16;
    private static final int BITS = 32;
    private static final int MASK = 0x04;
    private static final int SET = 0x44;
    private static final int STATUS = 0x84;
    private static final int MINTDIS = 0xC4;
    private static final int MSTRSTAT = 0xC8;

    // @formatter:off
    static final Block BLOCK = block("IRQSTEER", "channels beside the core's own",
            register("CHnCTL",       0x00),
            register("CHn_MASK",     MASK).times(WORDS, 4),
            register("CHn_SET",      SET).times(WORDS, 4),
            register("CHn_STATUS",   STATUS).times(WORDS, 4).writable(0),
            register("CHn_MINTDIS",  MINTDIS),
            register("CHn_MSTRSTAT", MSTRSTAT).writable(0));
    // @formatter:on

    private final Wires wires;
    private final int[] inputs = new int[WORDS];

    Irqsteer(Wires wires) {
        super(BLOCK);
        this.wires = wires;
    }

    /** What a device is wired to: its line leads here where its number does. */
    Wires lines() {
        return new Wires() {
            @Override
            public void irq(int number, boolean level) {
                if (number < FIRST) {
                    wires.irq(number, level);
                } else {
                    input(number - FIRST, level);
                }
            }

            @Override
            public long now() {
                return wires.now();
            }

            @Override
            public void at(long time, Runnable event) {
                wires.at(time, event);
            }
        };
    }

    private void input(int source, boolean level) {
        int word = WORDS - 1 - source / BITS;
        int bit = 1 << source % BITS;
        inputs[word] = level ? inputs[word] | bit : inputs[word] & ~bit;
        output();
    }

    @Override
    int load(int word) {
        int n = word - STATUS >> 2;
        if (n >= 0 && n < WORDS) {
            return status(n);
        }
        return word == MSTRSTAT ? any() : super.load(word);
    }

    @Override
    void store(int word, int value) {
        super.store(word, value);
        output();
    }

    private void output() {
        for (int n = 0; n < OUTPUTS; n++) {
            int last = WORDS - 1 - 2 * n;
            boolean enabled = (stored(MINTDIS) >>> n & 1) == 0;
            wires.irq(OUTPUT + n, enabled && (status(last) | status(last - 1)) != 0);
        }
    }

    private int any() {
        int all = 0;
        for (int n = 0; n < WORDS; n++) {
            all |= status(n);
        }
        return all == 0 ? 0 : 1;
    }

    private int status(int n) {
        return (inputs[n] | stored(SET + 4 * n)) & stored(MASK + 4 * n);
    }
}
