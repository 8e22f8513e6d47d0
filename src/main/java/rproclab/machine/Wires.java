// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

/** What a device can do to the core: level interrupts, virtual time. */
public interface Wires {

    /** Sets the level of an external interrupt line (0 = first after the 16 system exceptions). */
    void irq(int number, boolean level);

    /** Virtual time in core ticks since reset. */
    long now();

    /** Runs an event at a virtual time (in order of time, then of request). */
    void at(long time, Runnable event);
}
