// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign.recipe;

import rproclab.bytes.Bytes;
import rproclab.elf.ElfClass;
import rproclab.elf.ElfRecipe;
import rproclab.elf.PhdrField;
import rproclab.elf.SectionRecipe;
import rproclab.elf.SegmentRecipe;
import rproclab.elf.ShdrField;
import rproclab.resource.Resource;
import rproclab.resource.ResourceTable;

/**
 * A well-formed image that others are drawn over, with the places of its parts in the file.
 *
 * <p>
 * Every segment's recipe sets {@code p_paddr}, {@code p_vaddr} and {@code p_memsz}, and every section's {@code sh_addr}, so
 * that no field follows from another one which a {@link Canvas} overwrites.
 */
final class Frame {
    private static final String TABLE = ".resource_table";

    final ElfRecipe recipe;
    final byte[] bytes;
    final ElfClass elfClass;
    /** Where the program headers start. */
    final int phoff;
    /** Where the section headers start; 0 where there are none. */
    final int shoff;
    /** How many program headers there are. */
    final int segments;
    /** How many sections the recipe has: without the null section and .shstrtab. */
    final int sections;
    /** Index of the resource table among the recipe's sections, or -1. */
    final int table;
    /** Where the resource table's bytes are; 0 where there is none. */
    final int tableAt;
    /** Size of the resource table in bytes. */
    final int tableSize;
    /** Where the device address of each carveout is that the resource table asks for; its length is 8 bytes behind it. */
    final int[] carveouts;
    /** For each segment, the bytes it has in the file. */
    final int[] filesz;

    Frame(ElfRecipe recipe) {
        this.recipe = explicit(recipe);
        bytes = this.recipe.toBytes();
        elfClass = recipe.elfClass();
        Header header = new Header(bytes, elfClass);
        phoff = header.phoff();
        shoff = recipe.hasSectionHeaders() ? header.shoff() : 0;
        segments = recipe.segments().size();
        sections = recipe.hasSectionHeaders() ? recipe.sections().size() : 0;
        filesz = recipe.segments().stream().mapToInt(segment -> segment.bytes().size()).toArray();
        table = tableIndex();
        tableAt = table < 0 ? 0 : header.sectionOffset(shoff, table + 1);
        tableSize = table < 0 ? 0 : recipe.sections().get(table).bytes().size();
        carveouts = carveouts(Bytes.of(bytes));
    }

    private int[] carveouts(Bytes image) {
        if (!image.has(tableAt, tableSize)) {
            return new int[0];
        }
        return new ResourceTable(image.slice(tableAt, tableSize)).entries().stream()
                .filter(entry -> entry.resource().filter(Resource.Carveout.class::isInstance).isPresent())
                .mapToInt(entry -> tableAt + (int) entry.offset() + 4).toArray();
    }

    private int tableIndex() {
        for (int i = 0; i < sections; i++) {
            if (recipe.sections().get(i).name().equals(TABLE)) {
                return i;
            }
        }
        return -1;
    }

    private static ElfRecipe explicit(ElfRecipe recipe) {
        return new ElfRecipe(recipe.elfClass(), recipe.header(),
                recipe.segments().stream().map(Frame::explicit).toList(), recipe.programHeadersAt(),
                recipe.sections().stream().map(Frame::explicit).toList(), recipe.hasSectionHeaders(),
                recipe.sectionHeadersAt(), recipe.patches(), recipe.fileSize());
    }

    private static SegmentRecipe explicit(SegmentRecipe segment) {
        long paddr = segment.fields().getOrDefault(PhdrField.P_PADDR, 0L);
        long filesz = segment.fields().getOrDefault(PhdrField.P_FILESZ, (long) segment.bytes().size());
        return segment.paddr(paddr).vaddr(segment.fields().getOrDefault(PhdrField.P_VADDR, paddr))
                .memsz(segment.fields().getOrDefault(PhdrField.P_MEMSZ, filesz));
    }

    private static SectionRecipe explicit(SectionRecipe section) {
        return section.addr(section.fields().getOrDefault(ShdrField.SH_ADDR, 0L));
    }

    /** The few fields of a finished frame that say where things are. */
    private record Header(Bytes image, ElfClass elfClass) {
        Header(byte[] bytes, ElfClass elfClass) {
            this(Bytes.of(bytes), elfClass);
        }

        int phoff() {
            return (int) elfClass.phoff(image);
        }

        int shoff() {
            return (int) elfClass.shoff(image);
        }

        int sectionOffset(int shoff, int index) {
            return (int) elfClass.shOffset(image, shoff + (long) index * elfClass.shdrSize);
        }
    }
}
