// SPDX-License-Identifier: GPL-2.0-only
package rproclab.loader;

import java.util.Locale;
import java.util.Optional;

/**
 * What a loader did with one program header.
 *
 * @param index position in the program header table, from 0
 * @param fate what became of it
 * @param sa where it was put on the system bus; empty where it was not translated
 * @param region the row, mapping or carveout that took it; empty where none did
 */
public record SegmentFate(int index, Fate fate, Optional<Long> sa, Optional<String> region) {

    /** What became of a program header. */
    public enum Fate {
        LOADED, SKIPPED, REFUSED, UNDEFINED, NOT_REACHED;

        /** The word for it in reports: {@code not-reached}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
