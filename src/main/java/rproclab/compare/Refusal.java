// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import java.util.List;
import java.util.Optional;
import rproclab.loader.LogLine;

/** What a loader's log says of why it refused. */
public final class Refusal {
    private Refusal() {}

    /**
     * A loader's first error is the check that failed; what follows only passes it on. What made the probe of a virtio
     * device fail is behind it: Linux went on.
     */
    public static Optional<LogLine> firstError(List<LogLine> log) {
        int forgiven = 0;
        for (int i = 0; i < log.size(); i++) {
            if (log.get(i).text().contains(" failed with error ")) {
                forgiven = i + 1;
            }
        }
        return log.subList(forgiven, log.size()).stream().filter(line -> line.level() == LogLine.Level.ERROR)
                .findFirst();
    }
}
