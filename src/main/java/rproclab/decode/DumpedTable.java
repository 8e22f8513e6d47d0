// SPDX-License-Identifier: GPL-2.0-only
package rproclab.decode;

import rproclab.bytes.Bytes;
import rproclab.resource.ResourceTable;

/**
 * A resource table in a dump of memory: what Linux, or the firmware, made of the linked one.
 *
 * @param file the dump's name
 * @param offset where the table begins, in bytes from the dump's start
 * @param contents the table, and whatever is behind it in the dump
 */
public record DumpedTable(String file, long offset, ResourceTable contents) {

    /** The table at an offset inside the dump. */
    public static DumpedTable of(String file, Bytes dump, long offset) {
        return new DumpedTable(file, offset, new ResourceTable(dump.slice(offset, dump.size() - offset)));
    }
}
