// SPDX-License-Identifier: GPL-2.0-only
package rproclab.bytes;

/**
 * Carries an access outside its buffer out of a port, as {@code longjmp} would: nothing after it runs.
 *
 * <p>
 * It never leaves a loader: the loader turns it into the verdict {@code Undefined}. It has no stack trace and no cause,
 * because it is not an error of ours but a fact about the C code, and a fuzzer meets millions of them.
 */
public final class OutsideAccess extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Access access;
    private final String object;
    private final long offset;
    private final long length;
    private String site = "";

    /**
     * An access of {@code length} bytes at {@code offset} of {@code object}, of which at least one byte lies outside.
     *
     * @param access read or write
     * @param object what was accessed: {@code firmware}, {@code NULL}, or the name of a mapping
     * @param offset bytes from the object's start, modulo 2^64 (an access before the start is a huge offset)
     * @param length bytes, unsigned
     */
    public OutsideAccess(Access access, String object, long offset, long length) {
        super(null, null, false, false);
        this.access = access;
        this.object = object;
        this.offset = offset;
        this.length = length;
    }

    /**
     * Names the C function that made the access; the innermost one, named first, stays.
     *
     * @param function the C function's name
     * @return this
     */
    public OutsideAccess in(String function) {
        if (site.isEmpty()) {
            site = function;
        }
        return this;
    }

    /** Read or write. */
    public Access access() {
        return access;
    }

    /** What was accessed. */
    public String object() {
        return object;
    }

    /** Bytes from the object's start, modulo 2^64. */
    public long offset() {
        return offset;
    }

    /** Bytes, unsigned. */
    public long length() {
        return length;
    }

    /** The C function that made the access. */
    public String site() {
        return site;
    }

    @Override
    public String getMessage() {
        return "%s of 0x%x bytes at offset 0x%x of %s in %s".formatted(access, length, offset, object, site);
    }
}
