// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

/**
 * Hears what the core does, in order of time; it may read registers, and change nothing. Iterations of a loop that are skipped
 * are not told.
 */
public interface Observer {

    /** Hears nothing. */
    Observer NONE = new Observer() {
    };

    /** A block of {@code size} bytes of code starts. */
    default void block(int address, int size) {}

    /**
     * A handler starts.
     *
     * @param number of the exception: 2 NMI, 3 HardFault ... 16 the first external interrupt
     * @param from where it will return to
     */
    default void entered(int number, int from) {}

    /**
     * A handler has returned.
     *
     * @param to where code goes on
     */
    default void left(int number, int to) {}
}
