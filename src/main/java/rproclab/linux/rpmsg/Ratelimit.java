// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import rproclab.loader.LogLine;

/** {@code ___ratelimit()} with its defaults: ten lines in five seconds, then a line about the ones left out. */
final class Ratelimit {
    private static final long INTERVAL = 5_000_000_000L;
    private static final int BURST = 10;

    private final Kernel kernel;
    private final String function;
    private long begin = -1;
    private int printed;
    private long missed;

    /** A limit for one message of a C function. */
    Ratelimit(Kernel kernel, String function) {
        this.kernel = kernel;
        this.function = function;
    }

    /** Whether the line may be printed. */
    boolean allows() {
        long now = kernel.board().now();
        if (begin < 0) {
            begin = now;
        }
        if (now > begin + INTERVAL) {
            if (missed > 0) {
                kernel.log().print(LogLine.Level.WARNING, "%s: %d callbacks suppressed".formatted(function, missed));
            }
            begin = now;
            printed = 0;
            missed = 0;
        }
        if (printed < BURST) {
            printed++;
            return true;
        }
        missed++;
        return false;
    }
}
