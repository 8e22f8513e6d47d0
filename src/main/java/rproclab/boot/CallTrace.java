// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import java.util.List;
import java.util.function.Consumer;
import rproclab.machine.Machine;
import rproclab.machine.Observer;

/** Writes a line for each call of a function and for each exception. */
final class CallTrace implements Observer {
    private static final int LR = 14;
    private static final int FIRST_INTERRUPT = 16;
    private static final List<String> EXCEPTIONS = List.of("thread", "Reset", "NMI", "HardFault", "MemManage",
            "BusFault",
            "UsageFault", "SecureFault", "8", "9", "10", "SVCall", "DebugMonitor", "13", "PendSV", "SysTick");

    private final Machine machine;
    private final Functions functions;
    private final Consumer<String> lines;
    /** The block before, and where that ends. */
    private int last;
    private int end;

    CallTrace(Machine machine, Functions functions, Consumer<String> lines) {
        this.machine = machine;
        this.functions = functions;
        this.lines = lines;
    }

    /** A block that was called, or the first of a function that was jumped to from another one. */
    @Override
    public void block(int address, int size) {
        boolean called = machine.register(LR) == (end | 1) && address != end;
        boolean entered = functions.isStart(address) && !functions.at(last).equals(functions.at(address));
        if (end != 0 && (called || entered)) {
            line("C %s from %s".formatted(place(address), place(last)));
        }
        last = address;
        end = address + size;
    }

    @Override
    public void entered(int number, int from) {
        line("E %s at %s".formatted(name(number), place(from)));
        forget();
    }

    @Override
    public void left(int number, int to) {
        line("X %s to %s".formatted(name(number), place(to)));
        forget();
    }

    /** What comes next was neither called nor jumped to. */
    private void forget() {
        end = 0;
    }

    private void line(String text) {
        lines.accept("%d %s".formatted(machine.now(), text));
    }

    private static String name(int number) {
        return number < FIRST_INTERRUPT ? EXCEPTIONS.get(number) : "IRQ%d".formatted(number - FIRST_INTERRUPT);
    }

    private String place(int address) {
        String function = functions.at(address);
        return function.isEmpty() ? "0x%x".formatted(address) : "%s 0x%x".formatted(function, address);
    }
}
