// SPDX-License-Identifier: GPL-2.0-only
package rproclab.board;

import java.util.List;
import java.util.OptionalLong;
import rproclab.linux.of.PhysRange;
import rproclab.uboot.env.Use;

/**
 * Something that the boot loader puts into memory before Linux starts.
 *
 * @param names the variables that name the address, and the scripts that load to it
 * @param address where
 * @param size bytes, where known
 * @param use what becomes of it
 * @param fate whether Linux finds it there
 * @param room bytes from the address on in which nothing else lies that Linux or a core needs
 */
public record Staged(List<String> names, long address, OptionalLong size, Use use, Fate fate, long room) {

    /** Whether what was loaded still matters when Linux starts. */
    public enum Fate {
        /** It was copied from there, or read: harmless to Linux. */
        COPIED,
        /** It stays and is used. */
        IN_PLACE,
        /** Nothing says what it is for. */
        UNKNOWN
    }

    /** Keeps a copy of the list. */
    public Staged {
        names = List.copyOf(names);
    }

    /** The bytes that it has at least. */
    public PhysRange atLeast() {
        return new PhysRange(address, Math.max(1, size.orElse(1)));
    }
}
