// SPDX-License-Identifier: GPL-2.0-only
package rproclab.board;

import rproclab.linux.of.PhysRange;

/**
 * Something that Linux finds in memory when it starts.
 *
 * @param kind what it is
 * @param range where it is
 * @param how who says so
 * @param assumed nobody says where it is: it was put where nothing is in the way
 */
public record Image(Kind kind, PhysRange range, String how, boolean assumed) {

    /** What Linux finds. */
    public enum Kind {
        KERNEL, FDT, INITRD;

        /** The word for it in reports. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
