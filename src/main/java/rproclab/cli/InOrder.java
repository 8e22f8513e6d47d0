// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Works on many inputs with several threads, and hands on what comes of them in the order of the inputs. */
final class InOrder {
    private InOrder() {}

    /**
     * Returns when all inputs are through. Of several inputs, those that are not begun when the process is told to stop
     * are left out. What the work throws is thrown on, when its turn comes.
     *
     * @param jobs threads; never more than two results for each of them wait for their turn
     * @param work done in any order, on any of the threads
     * @param results takes the results one after the other, on the caller's thread
     */
    static <T, R> void run(List<T> inputs, int jobs, Function<T, R> work, Consumer<R> results) {
        if (inputs.size() == 1) {
            results.accept(work.apply(inputs.getFirst()));
            return;
        }
        try (Interrupt interrupt = new Interrupt();
                ExecutorService threads = Executors.newFixedThreadPool(Math.min(jobs, Math.max(1, inputs.size())))) {
            Queue<Future<R>> waiting = new ArrayDeque<>();
            Iterator<T> rest = inputs.iterator();
            while (rest.hasNext() && !interrupt.wanted() || !waiting.isEmpty()) {
                while (rest.hasNext() && !interrupt.wanted() && waiting.size() < 2 * jobs) {
                    T input = rest.next();
                    waiting.add(threads.submit(() -> work.apply(input)));
                }
                results.accept(result(waiting.remove()));
            }
        }
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (failed.getCause() instanceof Error thrown) {
                throw thrown;
            }
            throw new AssertionError("work throws nothing else", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
