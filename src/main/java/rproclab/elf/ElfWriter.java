// SPDX-License-Identifier: GPL-2.0-only
package rproclab.elf;

import java.nio.charset.StandardCharsets;

/** Turns one {@link ElfRecipe} into bytes; {@link ElfBuilder} documents the layout. */
final class ElfWriter {
    private static final PhdrField[] PHDR_FIELDS = PhdrField.values();
    private static final ShdrField[] SHDR_FIELDS = ShdrField.values();
    private static final SectionRecipe NAMES = SectionRecipe.section(".shstrtab").type(Elf.SHT_STRTAB);

    private final ElfRecipe recipe;
    private final ElfClass elfClass;
    private final Output out = new Output();
    private final long[] segmentAt;
    private final long[] sectionAt;
    /** Where the next thing without a place of its own goes. */
    private long next;

    ElfWriter(ElfRecipe recipe) {
        this.recipe = recipe;
        this.elfClass = recipe.elfClass();
        segmentAt = new long[recipe.segments().size()];
        sectionAt = new long[recipe.sections().size()];
    }

    byte[] write() {
        header();
        programHeaders(segmentBytes());
        sectionBytes();
        if (recipe.hasSectionHeaders()) {
            sectionHeaders();
        }
        recipe.header().forEach((field, value) -> field.write(out, elfClass, value));
        recipe.patches().forEach(patch -> out.put(patch.at(), patch.bytes(), 0));
        return out.toArray(recipe.fileSize().orElse(out.size()));
    }

    private void header() {
        next = elfClass.ehdrSize;
        out.put(0, 4, Elf.MAGIC);
        put(EhdrField.EI_CLASS, elfClass == ElfClass.ELFCLASS32 ? Elf.ELFCLASS32 : Elf.ELFCLASS64);
        put(EhdrField.EI_DATA, Elf.ELFDATA2LSB);
        put(EhdrField.EI_VERSION, 1);
        put(EhdrField.E_TYPE, Elf.ET_EXEC);
        put(EhdrField.E_MACHINE, Elf.EM_ARM);
        put(EhdrField.E_VERSION, 1);
        put(EhdrField.E_EHSIZE, elfClass.ehdrSize);
        put(EhdrField.E_PHENTSIZE, elfClass.phdrSize);
        put(EhdrField.E_PHNUM, segmentAt.length);
        put(EhdrField.E_SHENTSIZE, elfClass.shdrSize);
        put(EhdrField.E_SHSTRNDX, 0);
    }

    /** Places the segments' bytes, behind the room for the program headers, whose place it returns. */
    private long segmentBytes() {
        long tableSize = (long) segmentAt.length * elfClass.phdrSize;
        long table = recipe.programHeadersAt().orElseGet(() -> take(tableSize));
        for (int i = 0; i < segmentAt.length; i++) {
            SegmentRecipe segment = recipe.segments().get(i);
            segmentAt[i] = segment.at().orElseGet(() -> take(segment.bytes().size()));
            out.put(segmentAt[i], segment.bytes(), i);
        }
        return table;
    }

    private void programHeaders(long table) {
        if (segmentAt.length != 0) {
            put(EhdrField.E_PHOFF, table);
        }
        for (int i = 0; i < segmentAt.length; i++) {
            SegmentRecipe segment = recipe.segments().get(i);
            for (PhdrField field : PHDR_FIELDS) {
                field.write(out, elfClass, table + (long) i * elfClass.phdrSize, segment.value(field, segmentAt[i]));
            }
        }
    }

    private void sectionBytes() {
        for (int i = 0; i < sectionAt.length; i++) {
            SectionRecipe section = recipe.sections().get(i);
            sectionAt[i] = switch (section.place()) {
                case SectionRecipe.Place.Next _ -> take(section.bytes().size());
                case SectionRecipe.Place.At(long offset) -> offset;
                case SectionRecipe.Place.Inside(int segment, long skip) -> segmentAt[segment] + skip;
            };
            out.put(sectionAt[i], section.bytes(), segmentAt.length + i);
        }
    }

    private void sectionHeaders() {
        StringBuilder names = new StringBuilder("\0");
        int[] nameOffset = new int[sectionAt.length];
        for (int i = 0; i < sectionAt.length; i++) {
            nameOffset[i] = names.length();
            names.append(recipe.sections().get(i).name()).append('\0');
        }
        int ownName = names.length();
        Content namesBytes = latin1(names.append(NAMES.name()).append('\0'));
        long namesAt = take(namesBytes.size());
        out.put(namesAt, namesBytes, 0);

        int count = sectionAt.length + 2;
        long table = recipe.sectionHeadersAt().orElseGet(() -> take((long) count * elfClass.shdrSize));
        put(EhdrField.E_SHOFF, table);
        put(EhdrField.E_SHNUM, count);
        put(EhdrField.E_SHSTRNDX, count - 1L);
        nullSection(table);
        for (int i = 0; i < sectionAt.length; i++) {
            SectionRecipe section = recipe.sections().get(i);
            sectionHeader(table, i + 1, section, nameOffset[i], sectionAt[i], runAddress(section));
        }
        sectionHeader(table, count - 1, NAMES.bytes(namesBytes), ownName, namesAt, 0);
    }

    private void nullSection(long table) {
        for (ShdrField field : SHDR_FIELDS) {
            field.write(out, elfClass, table, 0);
        }
    }

    private void sectionHeader(long table, int index, SectionRecipe section, long name, long at, long runAddress) {
        for (ShdrField field : SHDR_FIELDS) {
            long value = section.value(field, name, at, runAddress);
            field.write(out, elfClass, table + (long) index * elfClass.shdrSize, value);
        }
    }

    private long runAddress(SectionRecipe section) {
        return section.place() instanceof SectionRecipe.Place.Inside(int segment, long skip)
                ? recipe.segments().get(segment).value(PhdrField.P_VADDR, segmentAt[segment]) + skip
                : 0;
    }

    private static Content latin1(CharSequence text) {
        return Content.of(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private void put(EhdrField field, long value) {
        field.write(out, elfClass, value);
    }

    /** The next free place for {@code size} bytes. */
    private long take(long size) {
        int word = elfClass.wordSize;
        long at = (next + word - 1) / word * word;
        next = at + size;
        return at;
    }
}
