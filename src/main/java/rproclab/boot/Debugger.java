// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import rproclab.machine.Machine;
import rproclab.machine.Outcome;

/** Decides how the core of a boot runs. */
public interface Debugger {

    /** Nobody interferes. */
    Debugger NONE = Machine::run;

    /** Runs for about {@code ticks}, less or longer if somebody stops the core or steps through code. */
    Outcome run(Machine machine, long ticks);

    /** Whether the boot is to go on when all that was expected was seen. */
    default boolean isBusy() {
        return false;
    }
}
