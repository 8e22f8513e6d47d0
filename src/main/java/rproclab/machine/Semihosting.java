// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.OptionalInt;
import java.util.function.IntConsumer;

/** Semihosting calls, {@code BKPT 0xAB}: output and exit (Arm semihosting specification 2.0); others answer -1. */
final class Semihosting {
    static final int BREAKPOINT = 0xab;
    private static final int SYS_WRITEC = 0x03;
    private static final int SYS_WRITE0 = 0x04;
    private static final int SYS_EXIT = 0x18;
    private static final int SYS_EXIT_EXTENDED = 0x20;
    private static final int APPLICATION_EXIT = 0x20026;
    /** A string without end is cut here. */
    private static final int LONGEST = 4096;

    private final Cpu cpu;
    private final CoreMemory memory;
    private final IntConsumer output;

    Semihosting(Cpu cpu, CoreMemory memory, IntConsumer output) {
        this.cpu = cpu;
        this.memory = memory;
        this.output = output;
    }

    /** Does what R0 asks; the exit code where that ends the program. */
    OptionalInt call() {
        int argument = cpu.r(1);
        switch (cpu.r(0)) {
            case SYS_WRITEC -> write(argument, 1);
            case SYS_WRITE0 -> write(argument, LONGEST);
            case SYS_EXIT -> {
                return OptionalInt.of(argument == APPLICATION_EXIT ? 0 : 1);
            }
            case SYS_EXIT_EXTENDED -> {
                return OptionalInt.of(word(argument) == APPLICATION_EXIT ? word(argument + 4) : 1);
            }
            default -> cpu.r(0, -1);
        }
        return OptionalInt.empty();
    }

    private void write(int address, int longest) {
        for (int i = 0; i < longest && memory.isMemory(address + i); i++) {
            int value = memory.u8(address + i);
            if (value == 0 && longest > 1) {
                return;
            }
            output.accept(value);
        }
    }

    private int word(int address) {
        return memory.isMemory(address) ? memory.u32(address) : 0;
    }
}
