// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import java.util.List;
import java.util.Optional;
import rproclab.bytes.Bytes;
import rproclab.elf.ElfImage;
import rproclab.resource.Resource;
import rproclab.resource.ResourceEntry;
import rproclab.resource.ResourceTable;

/**
 * The resource table of a firmware.
 *
 * @param da where the firmware runs it: {@code sh_addr}
 * @param bytes the table
 */
record LinkedTable(long da, Bytes bytes) {

    static Optional<LinkedTable> of(ElfImage image) {
        return image.section(".resource_table").flatMap(section -> image.contentsOf(section)
                .map(contents -> new LinkedTable(section.addr(), contents)));
    }

    /** Bytes. */
    long size() {
        return bytes.size();
    }

    /** The entries of one kind that are whole, in order. */
    <T extends Resource> List<T> entries(Class<T> kind) {
        return new ResourceTable(bytes).entries().stream().map(ResourceEntry::resource).flatMap(Optional::stream)
                .filter(kind::isInstance).map(kind::cast).toList();
    }
}
