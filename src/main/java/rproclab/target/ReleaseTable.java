// SPDX-License-Identifier: GPL-2.0-only
package rproclab.target;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what each release knows of a target, in the order of the release list. */
final class ReleaseTable<T> {
    private final List<String> order;
    private final Map<String, T> entries = new LinkedHashMap<>();

    private ReleaseTable(List<String> order) {
        this.order = order;
    }

    static ReleaseTable<LinuxSupport> linux() {
        return new ReleaseTable<>(Releases.LINUX);
    }

    static ReleaseTable<UbootSupport> uboot() {
        return new ReleaseTable<>(Releases.UBOOT);
    }

    /** Says that these releases share {@code entry}. */
    ReleaseTable<T> with(T entry, String... releases) {
        for (String release : releases) {
            if (!order.contains(release)) {
                throw new IllegalArgumentException("unknown release: " + release);
            }
            if (entries.putIfAbsent(release, entry) != null) {
                throw new IllegalArgumentException("release named twice: " + release);
            }
        }
        return this;
    }

    /** The table, oldest release first. */
    Map<String, T> map() {
        Map<String, T> sorted = new LinkedHashMap<>();
        for (String release : order) {
            if (entries.containsKey(release)) {
                sorted.put(release, entries.get(release));
            }
        }
        return Collections.unmodifiableMap(sorted);
    }
}
