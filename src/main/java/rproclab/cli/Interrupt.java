// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a command end in good order when the process is told to stop: Ctrl-C, or SIGTERM from a job scheduler. */
final class Interrupt implements AutoCloseable {
    /** A block takes far less; a job scheduler kills after 30 seconds or so. */
    private static final long PATIENCE_SECONDS = 25;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop);
    private volatile boolean wanted;

    Interrupt() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether the command is to stop. */
    boolean wanted() {
        return wanted;
    }

    private void stop() {
        wanted = true;
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("rproclab: stopped before everything was written");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finished.countDown();
        if (!wanted) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
