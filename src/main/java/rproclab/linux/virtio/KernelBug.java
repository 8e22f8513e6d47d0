// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.virtio;

/**
 * Carries what brings the kernel down out of a port: nothing of Linux runs after it.
 *
 * <p>
 * It has no stack trace, because it is not an error of ours but what the C does.
 */
public final class KernelBug extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Violation.Kind kind;

    /**
     * The end of the kernel.
     *
     * @param kind what the remote core did
     * @param text what the kernel does then
     */
    public KernelBug(Violation.Kind kind, String text) {
        super(text, null, false, false);
        this.kind = kind;
    }

    /** What the remote core did. */
    public Violation.Kind kind() {
        return kind;
    }
}
