// SPDX-License-Identifier: GPL-2.0-only
package rproclab.cli;

import rproclab.bytes.Bytes;
import rproclab.decode.DumpedTable;
import rproclab.files.FileError;
import rproclab.files.InputFile;

/** Opens a dump of memory at an offset: {@code DUMP[@OFFSET]}. */
final class DumpFile {
    private static final String NUMBER = "0[xX][0-9a-fA-F]{1,15}|[0-9]{1,18}";

    private DumpFile() {}

    /**
     * The resource table there; a name that ends in {@code @} and no number is a name.
     *
     * @throws FileError where it cannot be read, also where the offset is behind the dump
     */
    static DumpedTable table(String nameAndOffset) {
        int at = nameAndOffset.lastIndexOf('@');
        boolean hasOffset = at >= 0 && nameAndOffset.substring(at + 1).matches(NUMBER);
        String name = hasOffset ? nameAndOffset.substring(0, at) : nameAndOffset;
        long offset = hasOffset ? number(nameAndOffset.substring(at + 1)) : 0;
        Bytes dump = InputFile.map(name, "dump");
        if (offset >= dump.size()) {
            throw new FileError(name, "has 0x%x bytes: nothing is at offset 0x%x".formatted(dump.size(), offset));
        }
        return DumpedTable.of(InputFile.path(name).getFileName().toString(), dump, offset);
    }

    private static long number(String text) {
        return text.matches("0[xX].*") ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text);
    }
}
