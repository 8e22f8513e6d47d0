// SPDX-License-Identifier: GPL-2.0-only
package rproclab.memory;

/**
 * What a C loader holds after translating a device address: a place in a mapping, or NULL.
 *
 * <p>
 * Mutable and reused, as an out parameter, so that the check of a segment allocates nothing.
 */
public final class Pointer {
    private static final Mapping NULL = new Mapping("NULL", 0, 0);

    private Mapping mapping = NULL;
    private long offset;
    private boolean iomem;

    /** Points to {@code offset} bytes behind the start of {@code to}. */
    public void set(Mapping to, long at, boolean io) {
        mapping = to;
        offset = at;
        iomem = io;
    }

    /** Becomes NULL. */
    public void clear() {
        set(NULL, 0, false);
    }

    /** Whether this is NULL. */
    public boolean isNull() {
        return mapping == NULL;
    }

    /** What it points into. */
    public Mapping mapping() {
        return mapping;
    }

    /** Bytes from the mapping's start. */
    public long offset() {
        return offset;
    }

    /** Whether the memory is written with the {@code _io} copies. */
    public boolean iomem() {
        return iomem;
    }

    /** The system address it points to. */
    public long sa() {
        return mapping.sa() + offset;
    }
}
