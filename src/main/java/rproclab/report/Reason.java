// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import java.util.List;
import rproclab.compare.Refusal;
import rproclab.diagnose.Text;
import rproclab.loader.LoadResult;
import rproclab.loader.LogLine;
import rproclab.loader.Verdict;

/** The one line that says why a loader decided as it did. */
public final class Reason {
    private Reason() {}

    /** The reason of an answer; no device is named. */
    public static String of(LoadResult load) {
        return switch (load.verdict()) {
            case Verdict.Accepted _ -> load.console().isEmpty() && load.bootAddress().isPresent()
                    ? "starts at " + Text.hex(load.bootAddress().getAsLong())
                    : lastLine(load.console());
            case Verdict.Rejected _ -> firstError(load.log());
            case Verdict.Undefined u -> "%s of %s bytes at offset %s of %s in %s".formatted(
                    u.access().name().toLowerCase(java.util.Locale.ROOT), Text.hex(u.length()), Text.hex(u.offset()),
                    u.object(), u.site());
        };
    }

    private static String firstError(List<LogLine> log) {
        return Refusal.firstError(log).map(line -> withoutDevice(line.text())).orElseGet(() -> lastLine(log));
    }

    private static String lastLine(List<LogLine> log) {
        return log.isEmpty() ? "" : withoutDevice(log.getLast().text());
    }

    private static String withoutDevice(String text) {
        return text.startsWith("remoteproc ") ? text.substring(text.indexOf(": ") + 2) : text;
    }
}
