// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.unicorn;

/** Why an engine came back. */
public enum Stop {
    /** {@link Client#block} or {@link Client#interrupt} wanted it, or an exit address was reached, or the core sleeps (WFI). */
    NORMAL,
    /** An access that {@link Client#denied} did not make possible. */
    MEMORY,
    /** An instruction that the core does not have; or WFE or YIELD, which count as such. */
    INSTRUCTION,
    /** A branch to ARM code. */
    STATE
}
