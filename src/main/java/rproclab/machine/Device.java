// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine;

/** A block of registers on the core's bus. */
public interface Device {

    /** Reads a register: offset from the block's base in bytes, size 1, 2 or 4 bytes; the value is zero-extended. */
    int read(int offset, int size);

    /** Writes a register. */
    void write(int offset, int size, int value);
}
