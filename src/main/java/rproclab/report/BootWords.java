// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import java.util.List;
import java.util.Locale;
import rproclab.boot.BootResult;
import rproclab.boot.Booted;

/** How reports speak of boots. */
public final class BootWords {
    private BootWords() {}

    /** Why it ended as it did; where the firmware was not loaded, why not. */
    public static String why(Booted boot) {
        return boot.load().verdict().accepted() ? boot.result().why() : Reason.of(boot.load());
    }

    /** Time on the core: {@code 6.000 ms}. */
    static String time(BootResult result) {
        return String.format(Locale.ROOT, "%.3f ms", 1000.0 * result.ticks() / result.hz());
    }

    /** The expectations that were not met. */
    public static List<String> missing(BootResult result) {
        return result.verdicts().stream().filter(judged -> !judged.met()).map(BootResult.Judged::what).toList();
    }
}
