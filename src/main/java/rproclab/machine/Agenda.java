// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.PriorityQueue;

/** Events to come, in order of time, then of request. */
final class Agenda {
    static final long NEVER = Long.MAX_VALUE;

    private record Event(long time, long order, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long requests;

    void at(long time, Runnable action) {
        events.add(new Event(time, requests++, action));
    }

    /** The time of the next event, or {@link #NEVER}. */
    long next() {
        return events.isEmpty() ? NEVER : events.peek().time();
    }

    /** Runs what is due at {@code now}, also what that requests for {@code now} or before. */
    void run(long now) {
        while (next() <= now) {
            events.remove().action().run();
        }
    }
}
