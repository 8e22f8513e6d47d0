// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

/**
 * Why bytes are no usable device tree, or why an overlay does not fit one: where, and what.
 *
 * <p>
 * It has no stack trace: it says something about a file, not about us.
 */
public final class FdtError extends Exception {
    private static final long serialVersionUID = 1L;

    private final long offset;

    private FdtError(long offset, String message) {
        super(message, null, false, false);
        this.offset = offset;
    }

    /** Something is wrong with the bytes from {@code offset} on. */
    static FdtError at(long offset, String what, Object... arguments) {
        return new FdtError(offset, "offset 0x%x: ".formatted(offset) + what.formatted(arguments));
    }

    /** Something is wrong with what the tree says, wherever its bytes were. */
    static FdtError of(String what, Object... arguments) {
        return new FdtError(-1, what.formatted(arguments));
    }

    /** Bytes from the start of the tree, or -1 where the fault has no one place. */
    public long offset() {
        return offset;
    }
}
