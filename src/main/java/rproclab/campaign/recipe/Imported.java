// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign.recipe;

import java.util.ArrayList;
import java.util.List;
import rproclab.bytes.Bytes;
import rproclab.elf.Content;
import rproclab.elf.EhdrField;
import rproclab.elf.ElfBuilder;
import rproclab.elf.ElfClass;
import rproclab.elf.ElfImage;
import rproclab.elf.ElfRecipe;
import rproclab.elf.ProgramHeader;
import rproclab.elf.SectionHeader;
import rproclab.elf.SectionRecipe;
import rproclab.elf.SegmentRecipe;

/**
 * What loaders look at in a real ELF file, as a recipe: its program headers and what they load, the sections that have a
 * place in memory, and the resource table.
 *
 * <p>
 * The image it makes is not the file: symbols and debug sections are left out, large segments hold filler, and parts move
 * together.
 */
public final class Imported {
    /** Larger contents are of no interest to a loader, but are to whoever reads the witness. */
    private static final int VERBATIM = 0x200;
    /** Longer segments are cut to this in the file, for a campaign copies the image each time. */
    private static final int LONGEST = 0x1_0000;
    private static final String TABLE = ".resource_table";

    private Imported() {}

    /** The recipe of a file, however malformed. */
    public static ElfRecipe recipe(ElfImage image) {
        ElfBuilder elf = image.elfClass() == ElfClass.ELFCLASS32 ? ElfBuilder.elf32() : ElfBuilder.elf64();
        elf.with(EhdrField.E_TYPE, image.type()).with(EhdrField.E_MACHINE, image.machine()).entry(image.entry());
        image.programHeaders().forEach(header -> elf.segment(segment(image, header)));
        List<String> names = new ArrayList<>();
        for (SectionHeader section : image.sectionHeaders()) {
            String name = image.nameOf(section);
            if (section.isAlloc() || name.equals(TABLE)) {
                names.add(name);
                elf.section(section(image, section, name));
            }
        }
        return (names.isEmpty() ? elf.withoutSectionHeaders() : elf).recipe();
    }

    private static SegmentRecipe segment(ElfImage image, ProgramHeader header) {
        Content content = content(image.bytes(), header.offset(), header.filesz());
        SegmentRecipe segment = SegmentRecipe.load(header.paddr()).bytes(content).vaddr(header.vaddr())
                .memsz(header.memsz()).flags(header.flags()).align(header.align());
        if (!header.isLoad()) {
            segment = segment.type(header.type());
        }
        return content.size() == header.filesz() ? segment : segment.filesz(header.filesz());
    }

    private static SectionRecipe section(ElfImage image, SectionHeader section, String name) {
        SectionRecipe recipe = SectionRecipe.section(name).type(section.type()).flags(section.flags())
                .addr(section.addr());
        return name.equals(TABLE)
                ? recipe.bytes(content(image.bytes(), section.offset(), section.size()))
                : recipe.size(section.size());
    }

    private static Content content(Bytes file, long offset, long size) {
        if (!file.has(offset, size)) {
            return Content.NONE;
        }
        return size <= VERBATIM
                ? Content.of(file.slice(offset, size).toArray())
                : Content.filler((int) Math.min(size, LONGEST));
    }
}
