// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign;

import rproclab.loader.Log;
import rproclab.loader.LogLine;

/** Which of the lines that a loader printed says why it refused, as far as one can tell without knowing the loader. */
final class Cause {
    /** How Linux ends the lines that only pass on what failed: with the errno. */
    private static final String SUMMARY = ": %d";

    /** A line that was put together elsewhere, with its numbers. */
    private static final String WHOLE_LINE = "%s";

    private Cause() {}

    /**
     * The message without its numbers: the last error that is more than a summary, else the first error, else (U-Boot's
     * console knows no levels) the first line that is not for debugging; empty where nothing was printed.
     */
    static String of(Log log) {
        String first = "";
        for (int i = log.size() - 1; i >= 0; i--) {
            if (log.level(i) == LogLine.Level.ERROR) {
                first = log.format(i);
                if (!first.endsWith(SUMMARY)) {
                    return first;
                }
            }
        }
        return first.isEmpty() ? firstLine(log) : first;
    }

    private static String firstLine(Log log) {
        for (int i = 0; i < log.size(); i++) {
            if (log.level(i) != LogLine.Level.DEBUG) {
                return log.format(i).equals(WHOLE_LINE) ? "" : log.format(i);
            }
        }
        return "";
    }
}
