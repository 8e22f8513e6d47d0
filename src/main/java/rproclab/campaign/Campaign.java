// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import rproclab.elf.ElfRecipe;

/**
 * Carries out a plan: blocks are run by any number of threads and joined in their order, so that findings do not depend
 * on who was faster.
 */
public final class Campaign {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Plan plan;
    private final Map<String, Finding> findings = new HashMap<>();
    private final Map<Signature, String> ids = new HashMap<>();
    /** Findings of this run, whose witnesses are still to be made. */
    private final Queue<Finding> toShrink = new ConcurrentLinkedQueue<>();
    private final Map<String, Signature> met = new ConcurrentHashMap<>();
    private final Map<Long, Map<Signature, Block.Tally>> finished = new TreeMap<>();
    private final List<Block> ahead = new ArrayList<>();
    private Block next;
    private long done;
    private volatile long doneHere;
    private volatile int signatures;
    private final LongAdder cpuNanos = new LongAdder();

    /** Begins anew. */
    public Campaign(Plan plan) {
        this(plan, new Saved(0, List.of()));
    }

    /** Goes on where a campaign of the same plan stopped. */
    public Campaign(Plan plan, Saved saved) {
        this.plan = plan;
        done = saved.done();
        next = Block.from(plan, done);
        saved.findings().forEach(finding -> findings.put(finding.signature(), finding));
        signatures = findings.size();
    }

    /**
     * How far a campaign came.
     *
     * @param done all cases of its shard below this one are done
     * @param findings what they showed, by case
     */
    public record Saved(long done, List<Finding> findings) {}

    /** Runs until the plan is done or {@code stop} says so; then whole blocks are done, or none of them. */
    public void run(int jobs, BooleanSupplier stop) {
        try (ExecutorService threads = Executors.newFixedThreadPool(jobs)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < jobs; i++) {
                running.add(threads.submit(() -> work(stop)));
            }
            for (Future<?> job : running) {
                job.get();
            }
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(BooleanSupplier stop) {
        while (!stop.getAsBoolean()) {
            Block block = take();
            if (block.isEmpty()) {
                break;
            }
            long before = THREADS.getCurrentThreadCpuTime();
            Map<Signature, Block.Tally> tallies = block.run(plan);
            cpuNanos.add(THREADS.getCurrentThreadCpuTime() - before);
            join(block, tallies);
            makeWitnesses();
        }
    }

    /** Every thread helps: a witness takes as long as a block, and depends on nothing but its case. */
    private void makeWitnesses() {
        for (Finding next = toShrink.poll(); next != null; next = toShrink.poll()) {
            Finding small = shrunk(next);
            synchronized (this) {
                findings.computeIfPresent(small.signature(), (_, known) -> small.withCases(known.cases()));
            }
        }
    }

    private synchronized Block take() {
        Block block = next;
        if (!block.isEmpty()) {
            next = Block.from(plan, block.to());
            ahead.add(block);
        }
        return block;
    }

    /** Joins what is finished up to the first block that is not. */
    private synchronized void join(Block block, Map<Signature, Block.Tally> tallies) {
        finished.put(block.from(), tallies);
        while (!ahead.isEmpty() && finished.containsKey(ahead.getFirst().from())) {
            Block first = ahead.removeFirst();
            finished.remove(first.from()).entrySet().stream()
                    .sorted(Comparator.comparingLong(entry -> entry.getValue().firstCase()))
                    .forEach(entry -> add(entry.getKey(), entry.getValue()));
            done = first.to();
            doneHere += first.cases();
            signatures = findings.size();
        }
    }

    private void add(Signature signature, Block.Tally tally) {
        String id = ids.computeIfAbsent(signature, s -> Signature.id(s.fit(), s.groups(plan.loaders())));
        Finding known = findings.get(id);
        if (known != null) {
            findings.put(id, known.withCases(known.cases() + tally.cases()));
        } else {
            Finding found = new Finding(id, plan.target(), plan.seed(), tally.firstCase(), tally.cases(),
                    signature.fit(),
                    signature.groups(plan.loaders()), List.of(), new byte[0]);
            findings.put(id, found);
            toShrink.add(found);
            met.put(id, signature);
        }
    }

    private Finding shrunk(Finding found) {
        Predicate<byte[]> shows = plan.panel().showing(met.get(found.signature()));
        ElfRecipe witness = Shrinker.shrink(plan.images().recipe(plan.seed(), found.firstCase()),
                recipe -> shows.test(recipe.toBytes()));
        return found.with(witness);
    }

    /** How far it came. */
    public synchronized Saved saved() {
        return new Saved(done, findings.values().stream().sorted(Finding.BY_CASE).toList());
    }

    /** Cases done since this object was made. */
    public long casesDone() {
        return doneHere;
    }

    /** Processor time in which all threads have made images and asked about them, in nanoseconds; without witnesses. */
    public long cpuNanos() {
        return cpuNanos.sum();
    }

    /** Kinds of disagreement found. */
    public int signatures() {
        return signatures;
    }
}
