// SPDX-License-Identifier: GPL-2.0-only
package rproclab.api;

/** What one loader decided about one image. */
public enum Verdict {
    /** It would have started the core. */
    ACCEPTED,
    /** It refuses. */
    REJECTED,
    /** Its C code would read or write outside its buffers; on a board anything may follow. */
    UNDEFINED
}
