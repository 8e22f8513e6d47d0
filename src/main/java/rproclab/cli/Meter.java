// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.util.Locale;
import rproclab.campaign.Campaign;
import rproclab.campaign.Plan;

/** Says on standard error how fast a campaign is: on a terminal all the time, and once at the end. */
final class Meter implements AutoCloseable {
    private static final long PERIOD_MILLIS = 500;

    private final Plan plan;
    private final Campaign campaign;
    private final Output output;
    private final long start = System.nanoTime();
    private final Thread thread = new Thread(this::show);

    Meter(Plan plan, Campaign campaign, Output output) {
        this.plan = plan;
        this.campaign = campaign;
        this.output = output;
        thread.setDaemon(true);
        if (output.terminal()) {
            thread.start();
        }
    }

    private void show() {
        try {
            while (true) {
                Thread.sleep(PERIOD_MILLIS);
                output.err().print("\r" + line() + "\033[K");
                output.err().flush();
            }
        } catch (InterruptedException end) {
            output.err().print("\r\033[K");
        }
    }

    private String line() {
        double seconds = (System.nanoTime() - start) / 1e9;
        long cases = campaign.casesDone();
        int loaders = plan.panel().names().size();
        double perCore = cases / Math.max(campaign.cpuNanos() / 1e9, 1e-9);
        return String.format(Locale.ROOT,
                "%,d images in %.1f s: %,.0f images/s with shrinking; per core without it: %,.0f images/s, "
                        + "%,.0f verdicts/s by %d loaders; %d signatures",
                cases, seconds, cases / seconds, perCore, perCore * loaders, loaders, campaign.signatures());
    }

    @Override
    public void close() {
        String line = line();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        output.err().println("rproclab: " + line);
        output.err().flush();
    }
}
