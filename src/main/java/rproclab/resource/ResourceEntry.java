// SPDX-License-Identifier: GPL-2.0-only
package rproclab.resource;

import java.util.List;
import java.util.Optional;

/**
 * One entry as it was found.
 *
 * @param index position in the table, from 0
 * @param offset where its type lies, in bytes from the table's start, as the table claims
 * @param resource what it says; empty where it is truncated
 * @param malformed what is wrong with it; empty for a well-formed one
 */
public record ResourceEntry(int index, long offset, Optional<Resource> resource, List<String> malformed) {

    /** Copies the list. */
    public ResourceEntry {
        malformed = List.copyOf(malformed);
    }
}
