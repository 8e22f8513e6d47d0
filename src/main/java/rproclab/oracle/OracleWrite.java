// SPDX-License-Identifier: GPL-2.0-only
package rproclab.oracle;

/**
 * One write of the real C to target memory.
 *
 * @param sa first system address
 * @param size bytes
 * @param kind by what it was written
 */
public record OracleWrite(long sa, long size, Kind kind) {

    /** By what: {@code memcpy()}, {@code memset()} to zero, or an assignment, as {@code writel()} is one. */
    public enum Kind {
        COPY, ZERO, STORE
    }
}
