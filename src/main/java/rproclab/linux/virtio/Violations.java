// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.virtio;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the remote core did wrong so far: all counted, the first ones of each kind kept. */
public final class Violations {
    /** How many of a kind are kept: a flood has millions. */
    static final int KEPT = 8;

    private final List<Violation> kept = new ArrayList<>();
    private final Map<Violation.Kind, Long> counts = new EnumMap<>(Violation.Kind.class);

    /** Takes one down. */
    public void add(Violation.Kind kind, String where, String format, Object... arguments) {
        if (counts.merge(kind, 1L, Long::sum) <= KEPT) {
            kept.add(new Violation(kind, where, format.formatted(arguments)));
        }
    }

    /** The first of each kind, in order. */
    public List<Violation> list() {
        return Collections.unmodifiableList(kept);
    }

    /** How often each kind happened; kinds that did not are not in it. */
    public Map<Violation.Kind, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }
}
