// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Registers, flags and words of memory in a loop. */
final class LoopState {
    final Affine[] r = new Affine[16];
    /** Words that the loop loads or stores, by address. */
    final Map<Integer, Affine> words = new TreeMap<>();
    LoopFlags flags = LoopFlags.UNKNOWN;

    /** The first iteration in which a branch goes another way. */
    long end = Long.MAX_VALUE;

    LoopState() {
        Arrays.fill(r, Affine.STALE);
    }
}
