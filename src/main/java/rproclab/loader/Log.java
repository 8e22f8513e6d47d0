// SPDX-License-Identifier: GPL-2.0-only
package rproclab.loader;

import java.util.ArrayList;
import java.util.List;

/** The lines that a loader has printed so far, formatted when somebody reads them: a campaign reads next to none. */
public final class Log {
    private record Entry(LogLine.Level level, String prefix, String format, Object[] arguments) {
        void appendTo(StringBuilder text) {
            text.append(prefix);
            Message.append(text, format, arguments);
        }

        LogLine line() {
            StringBuilder text = new StringBuilder();
            appendTo(text);
            return new LogLine(level, text.toString());
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    /**
     * Prints a line.
     *
     * @param prefix what stands before the message, not a format: driver and device on Linux
     * @param format the message as in the C text, with Java's conversions
     * @param arguments numbers and strings, which do not change any more
     */
    public void print(LogLine.Level level, String prefix, String format, Object... arguments) {
        entries.add(new Entry(level, prefix, format, arguments));
    }

    /** All lines, in order. */
    public List<LogLine> lines() {
        return entries.stream().map(Entry::line).toList();
    }

    /** Appends line {@code index}, with its prefix, to a text. */
    public void appendTo(StringBuilder text, int index) {
        entries.get(index).appendTo(text);
    }

    /** How many lines there are. */
    public int size() {
        return entries.size();
    }

    /** How loud line {@code index} is. */
    public LogLine.Level level(int index) {
        return entries.get(index).level();
    }

    /** The message of line {@code index} without its prefix and its numbers: its format. */
    public String format(int index) {
        return entries.get(index).format();
    }
}
