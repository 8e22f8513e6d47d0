// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import rproclab.memory.LiveMemory;

/** The board that Linux shares with the remote core; time is virtual, in nanoseconds since the core's reset. */
public interface Board {

    /** The memory that both see. */
    LiveMemory memory();

    /** The time. */
    long now();

    /**
     * Runs an event while the core stands between two instructions.
     *
     * @param time when; as soon as possible where that is over
     */
    void at(long time, Runnable event);

    /** Writes a kick for the vring with that notify id into the mailbox, over one that the core has not taken. */
    void kick(int notifyid);

    /** Whether the core has taken the last kick for that vring. */
    boolean taken(int notifyid);
}
