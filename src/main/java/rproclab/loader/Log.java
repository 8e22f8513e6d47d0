// SPDX-License-Identifier: GPL-2.0-only
package rproclab.loader;

import java.util.ArrayList;
import java.util.List;

/** The lines that a loader has printed so far. */
public final class Log {
    private final List<LogLine> lines = new ArrayList<>();

    /** Prints a line. */
    public void print(LogLine.Level level, String text) {
        lines.add(new LogLine(level, text));
    }

    /** All lines, in order. */
    public List<LogLine> lines() {
        return List.copyOf(lines);
    }
}
