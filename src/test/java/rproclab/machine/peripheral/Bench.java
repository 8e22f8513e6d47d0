// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import rproclab.machine.Wires;

/** What a device is connected to in a test: lines, a clock that the test turns, a console. */
final class Bench implements Wires {
    static final int WORD = 4;

    private final Set<Integer> raised = new TreeSet<>();
    private final List<Runnable> events = new ArrayList<>();
    private final StringBuilder console = new StringBuilder();
    private long now;

    Peripheral connect(Part part) {
        return part.maker().apply(new Board(this, 100_000_000, this::sent));
    }

    private void sent(int character) {
        console.append(new String(new byte[]{(byte) character}, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void irq(int number, boolean level) {
        if (level) {
            raised.add(number);
        } else {
            raised.remove(number);
        }
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public void at(long time, Runnable event) {
        events.add(event);
    }

    /** Lets time pass until all that was scheduled is done. */
    void runEvents() {
        List<Runnable> due = List.copyOf(events);
        events.clear();
        due.forEach(Runnable::run);
    }

    void turnClockTo(long ticks) {
        now = ticks;
    }

    Set<Integer> raised() {
        return raised;
    }

    String console() {
        return console.toString();
    }
}
