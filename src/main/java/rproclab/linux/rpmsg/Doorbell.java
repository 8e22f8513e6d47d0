// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * {@code mbox_send_message()} of {@code drivers/mailbox/mailbox.c}, as far as kicks need it.
 *
 * <p>
 * Where a kick blocks, all vrings share one register and each kick waits for the one before. Linux's thread waits too; here
 * it goes on, but does not look at what the core sends until the last kick is taken or given up ({@link #busy}).
 */
final class Doorbell {
    /** {@code MBOX_TX_QUEUE_LEN}. */
    private static final int QUEUE_LENGTH = 20;
    private static final int ETIME = -62;
    private static final int ENOBUFS = -105;
    private static final long FIRST_LOOK = 5_000;
    private static final long LONGEST_BREAK = 1_000_000;

    private record Kick(int notifyid, Consumer<Boolean> then) {}

    private final Kernel kernel;
    private final Mailbox mailbox;
    private final Runnable idle;
    /** Kicks that have not been written; by channel, which all vrings share where kicks block. */
    private final Map<Integer, Queue<Kick>> waiting = new HashMap<>();
    private final Map<Integer, Kick> active = new HashMap<>();
    private int firstKicks;

    /**
     * A mailbox that is empty.
     *
     * @param firstKicks for how many kicks {@link Mailbox#firstTimeout} holds
     * @param idle runs whenever a blocking mailbox has become empty
     */
    Doorbell(Kernel kernel, Mailbox mailbox, int firstKicks, Runnable idle) {
        this.kernel = kernel;
        this.mailbox = mailbox;
        this.firstKicks = firstKicks;
        this.idle = idle;
    }

    /** Whether a thread of Linux waits for the core to take a kick. */
    boolean busy() {
        return mailbox.blocks() && !active.isEmpty();
    }

    /** Kicks the core; {@code then} gets whether it worked, as soon as the sender knows. */
    void send(int notifyid, Consumer<Boolean> then) {
        int channel = mailbox.blocks() ? 0 : notifyid;
        Queue<Kick> queue = waiting.computeIfAbsent(channel, _ -> new ArrayDeque<>());
        if (!mailbox.blocks()) {
            finish(channel);
            if (queue.size() == QUEUE_LENGTH) {
                failed(new Kick(notifyid, then), ENOBUFS);
                return;
            }
        }
        queue.add(new Kick(notifyid, then));
        submit(channel);
    }

    /** {@code msg_submit()}. */
    private void submit(int channel) {
        if (active.containsKey(channel) || waiting.get(channel).isEmpty()) {
            return;
        }
        Kick kick = waiting.get(channel).remove();
        active.put(channel, kick);
        kernel.board().kick(kick.notifyid());
        long timeout = firstKicks > 0 ? mailbox.firstTimeout() : mailbox.timeout();
        firstKicks = Math.max(0, firstKicks - 1);
        if (!mailbox.blocks()) {
            kick.then().accept(true);
        }
        look(channel, kick, FIRST_LOOK, kernel.board().now() + timeout);
    }

    /** Looks whether the core has taken the kick, less and less often. */
    private void look(int channel, Kick kick, long delay, long deadline) {
        kernel.after(delay, () -> {
            if (active.get(channel) != kick) {
                return;
            }
            if (kernel.board().taken(kick.notifyid())) {
                done(channel, kick, true);
            } else if (mailbox.blocks() && kernel.board().now() >= deadline) {
                done(channel, kick, false);
            } else if (mailbox.blocks() || !waiting.get(channel).isEmpty()) {
                look(channel, kick, nextDelay(delay, deadline), deadline);
            }
        });
    }

    private long nextDelay(long delay, long deadline) {
        long longer = Math.min(2 * delay, LONGEST_BREAK);
        return mailbox.blocks() ? Math.max(1, Math.min(longer, deadline - kernel.board().now())) : longer;
    }

    /** Forgets a kick that did not block and was taken since. */
    private void finish(int channel) {
        Kick kick = active.get(channel);
        if (kick != null && kernel.board().taken(kick.notifyid())) {
            done(channel, kick, true);
        }
    }

    private void done(int channel, Kick kick, boolean taken) {
        active.remove(channel);
        if (mailbox.blocks()) {
            if (taken) {
                kick.then().accept(true);
            } else {
                failed(kick, ETIME);
            }
        }
        submit(channel);
        if (mailbox.blocks() && active.isEmpty()) {
            idle.run();
        }
    }

    private void failed(Kick kick, int err) {
        if (!mailbox.failure().isEmpty()) {
            kernel.log().err(mailbox.device(), mailbox.failure(), kick.notifyid(), err);
        }
        kick.then().accept(!mailbox.failureBreaks());
    }
}
