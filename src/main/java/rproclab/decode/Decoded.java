// SPDX-License-Identifier: GPL-2.0-only
package rproclab.decode;

import java.util.List;
import java.util.Optional;
import rproclab.elf.ElfImage;
import rproclab.elf.SectionHeader;
import rproclab.loader.Firmware;
import rproclab.resource.ResourceTable;

/**
 * An ELF file, read as far as it goes.
 *
 * @param firmware the file
 * @param image its headers; empty where the file is shorter than the header of its class
 * @param vectors what looks like a Cortex-M vector table
 * @param table the section {@code .resource_table} and its contents; empty without one inside the file
 * @param malformed what is wrong with the file, one sentence each, in the order of the file
 */
public record Decoded(Firmware firmware, Optional<ElfImage> image, Optional<Vectors> vectors, Optional<Table> table,
        List<String> malformed) {

    /** The resource table as linked. */
    public record Table(SectionHeader section, ResourceTable contents) {}

    /** Reads a file that starts with the ELF magic. */
    public static Decoded of(Firmware firmware) {
        Optional<ElfImage> image = ElfImage.of(firmware.bytes());
        return new Decoded(firmware, image, image.flatMap(Vectors::of), image.flatMap(Decoded::table),
                Malformations.of(firmware.bytes(), image));
    }

    private static Optional<Table> table(ElfImage image) {
        return image.section(".resource_table").flatMap(section -> image.contentsOf(section)
                .map(contents -> new Table(section, new ResourceTable(contents))));
    }
}
