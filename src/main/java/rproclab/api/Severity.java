// SPDX-License-Identifier: GPL-2.0-only
package rproclab.api;

/** How bad a finding is, for the loaders that decide. */
public enum Severity {
    /** Worth knowing; nothing has to change. */
    NOTE,
    /** A loader that does not decide refuses, or memory is written that the image does not own. */
    WARNING,
    /** A loader that decides refuses or is undefined because of it. */
    ERROR
}
