// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

/** Puts small programs into machines whose core sees memory at its system addresses. */
final class Programs {
    /** Where they start, behind the vectors of a hundred interrupts. */
    static final int START = 0x200;

    private Programs() {}

    /** A vector table at 0 with a stack from 0x20001000 down, and code at {@link #START}. */
    static void reset(Machine machine, int... code) {
        machine.memory().put32(0, 0x2000_1000);
        machine.memory().put32(4, START | 1);
        write(machine, START, code);
    }

    static void write(Machine machine, int address, int... code) {
        for (int i = 0; i < code.length; i++) {
            machine.memory().put16(address + 2 * i, code[i]);
        }
    }
}
