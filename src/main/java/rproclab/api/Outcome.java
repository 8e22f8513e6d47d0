// SPDX-License-Identifier: GPL-2.0-only
package rproclab.api;

/** How a boot ended. */
public enum Outcome {
    /** Everything expected was seen. */
    PASSED,
    /** The firmware ended, sleeps for ever, or printed what it must not, before everything expected was seen. */
    FAILED,
    /** The core took a fault. */
    FAULT,
    /** The budget was used up first. */
    HUNG,
    /** The loader refused, or does not load at all: the core was not started. */
    NOT_LOADED
}
