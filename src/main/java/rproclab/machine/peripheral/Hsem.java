// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import static rproclab.machine.peripheral.Block.block;
import static rproclab.machine.peripheral.Register.register;

/**
 * The hardware semaphores of STM32MP1, of which Linux holds none: a read of {@code RLRn} takes semaphore n.
 *
 * <p>
 * Registers: reference manual RM0436, chapter HSEM.
 */
final class Hsem extends RegisterFile {
    private static final int SEMAPHORES = 32;
    private static final int RLR = 0x80;
    private static final int END = 0x100;
    private static final int LOCK = 1 << 31;
    /** This core's COREID in bits 11..8. */
    private static final int OWN = 2 << 8;

    // @formatter:off
    static final Block BLOCK = block("HSEM", "semaphores held by Linux, interrupts, process ids on RLR",
            register("R",   0x000).times(SEMAPHORES, 4),
            register("RLR", RLR).times(SEMAPHORES, 4),
            register("C1IER",  0x100),
            register("C1ICR",  0x104).selfClearing(-1),
            register("C1ISR",  0x108).writable(0),
            register("C1MISR", 0x10C).writable(0),
            register("C2IER",  0x110),
            register("C2ICR",  0x114).selfClearing(-1),
            register("C2ISR",  0x118).writable(0),
            register("C2MISR", 0x11C).writable(0),
            register("CR",     0x140).selfClearing(-1),
            register("KEYR",   0x144));
    // @formatter:on

    Hsem() {
        super(BLOCK);
    }

    @Override
    int load(int word) {
        if (word >= RLR && word < END) {
            super.store(word - RLR, LOCK | OWN);
            return LOCK | OWN;
        }
        return super.load(word);
    }
}
