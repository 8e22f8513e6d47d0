// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import rproclab.bytes.OutsideAccess;
import rproclab.linux.virtio.KernelBug;
import rproclab.linux.virtio.KernelLog;
import rproclab.linux.virtio.VirtioRelease;
import rproclab.linux.virtio.Violation;
import rproclab.linux.virtio.Violations;

/** The running kernel: its clock, its log, and whether it is still alive. */
final class Kernel {
    private final Board board;
    private final VirtioRelease release;
    private final KernelLog log = new KernelLog();
    private final Violations violations = new Violations();
    private boolean dead;

    Kernel(Board board, VirtioRelease release) {
        this.board = board;
        this.release = release;
    }

    Board board() {
        return board;
    }

    VirtioRelease release() {
        return release;
    }

    KernelLog log() {
        return log;
    }

    Violations violations() {
        return violations;
    }

    /** Whether nothing of it runs any more. */
    boolean dead() {
        return dead;
    }

    /** Runs {@code work} in {@code delay} ns. */
    void after(long delay, Runnable work) {
        board.at(board.now() + delay, () -> run(work));
    }

    /** Runs {@code work}; what the C does outside memory, or a {@code BUG()}, is the kernel's end. */
    void run(Runnable work) {
        if (dead) {
            return;
        }
        try {
            work.run();
        } catch (OutsideAccess outside) {
            dead = true;
            violations.add(Violation.Kind.OUTSIDE_MEMORY, "Linux", "%s of 0x%x bytes at 0x%x of %s", outside.access(),
                    outside.length(), outside.offset(), outside.object());
        } catch (KernelBug bug) {
            dead = true;
            violations.add(bug.kind(), "Linux", "%s", bug.getMessage());
        }
    }
}
