// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.env;

import java.util.OptionalLong;

/**
 * Something that U-Boot puts into memory.
 *
 * @param address where
 * @param size bytes, where the command says it
 * @param file what; empty where the command does not say it
 * @param variable the variable whose script has the command, or which holds the address
 * @param use what becomes of it
 */
public record Load(long address, OptionalLong size, String file, String variable, Use use) {

    Load as(Use other) {
        return new Load(address, size, file, variable, other);
    }
}
