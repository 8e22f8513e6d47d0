// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

/** How bad a finding is. */
public enum Severity {
    /** Worth knowing; nothing has to change. */
    NOTE,
    /** A loader that does not decide refuses, or memory is written that the image does not own. */
    WARNING,
    /** A loader that decides refuses or is undefined because of it. */
    ERROR;

    /** The word for it in reports. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
