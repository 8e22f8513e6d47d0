// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;
import rproclab.memory.ArrayMemory;
import rproclab.memory.LiveMemory;
import rproclab.memory.Mapping;

/** A board without a core: memory, a mailbox of one register, and a clock that jumps from event to event. */
final class TestBoard implements Board {
    static final long VRING0 = 0x5500_0000L;
    static final long VRING1 = 0x5500_8000L;
    static final long TABLE = 0x550F_F000L;
    static final long BUFFERS = 0x5540_0000L;
    static final long MS = 1_000_000;
    static final long SECOND = 1000 * MS;

    private record Event(long time, long order, Runnable action) {}

    private final ArrayMemory memory = new ArrayMemory(new Mapping("vrings", VRING0, 0x10_0000),
            new Mapping("buffers", BUFFERS, 0x8_0000));
    private final PriorityQueue<Event> events = new PriorityQueue<>(
            Comparator.comparingLong(Event::time).thenComparingLong(Event::order));
    /** Every kick that Linux wrote. */
    final List<Integer> kicks = new ArrayList<>();
    /** Takes a kick, as an interrupt handler of the firmware does. */
    IntConsumer handler = _ -> {};
    /** Whether the firmware takes kicks. */
    boolean takes = true;
    private boolean full;
    private long now;
    private long order;

    @Override
    public LiveMemory memory() {
        return memory;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public void at(long time, Runnable event) {
        events.add(new Event(Math.max(time, now), order++, event));
    }

    @Override
    public void kick(int notifyid) {
        kicks.add(notifyid);
        full = true;
        at(now + 1000, () -> {
            if (takes) {
                full = false;
                handler.accept(notifyid);
            }
        });
    }

    @Override
    public boolean taken(int notifyid) {
        return !full;
    }

    /** Runs what happens up to and including a time; says how many events that were. */
    int runUntil(long time) {
        int count = 0;
        while (!events.isEmpty() && events.peek().time() <= time) {
            Event event = events.remove();
            now = event.time();
            event.action().run();
            count++;
        }
        now = time;
        return count;
    }
}
