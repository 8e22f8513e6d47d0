// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import rproclab.machine.Device;

/** A device that can name its registers. */
public interface Peripheral extends Device {

    /** Whether a table has the register at this offset, in bytes; what none has is memory that reads back. */
    boolean knows(int offset);

    /** The register's name: {@code USR1}; its offset in hex where no table has it. */
    String nameOf(int offset);
}
