// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.unicorn;

/** What an engine tells while it runs; all calls come from the thread that runs it, addresses are the core's. */
public interface Client {

    /**
     * A block of code is about to run: the only call that may stop the engine.
     *
     * @param size bytes
     * @return whether to stop before it
     */
    boolean block(int address, int size);

    /** The core reads {@code size} bytes, 1 to 8, of device memory. */
    long read(int address, int size);

    /** The core writes {@code size} bytes, 1 to 8, of device memory. */
    void write(int address, int size, long value);

    /**
     * The core may not do this access.
     *
     * @return whether the memory has been mapped by now, so that the access can go on
     */
    boolean denied(Denial denial, int address, int size);

    /**
     * The core takes an exception, one of QEMU's {@code EXCP_*}; the engine stops.
     */
    void interrupt(int number);
}
