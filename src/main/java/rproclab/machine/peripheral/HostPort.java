// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import java.util.function.IntConsumer;

/** The host's end of the device that carries kicks between Linux and the firmware. */
public interface HostPort {

    /** Writes a kick for the vring with this notify id, over one that the firmware has not taken. */
    void kick(int notifyid);

    /** Whether the firmware has taken the last kick for that vring. */
    boolean taken(int notifyid);

    /** Whether the firmware has enabled the interrupt that a kick raises. */
    boolean listening();

    /** Who hears the firmware's kicks: a notify id for each. Without anybody, nobody takes them. */
    void onKick(IntConsumer listener);
}
