// SPDX-License-Identifier: GPL-2.0-only
package rproclab.elf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Writes any ELF image, well-formed or not, from a description.
 *
 * <pre>
 * elf32().entry(0x401).load(0x0, 0x800, 0x9000).build();
 * elf32().segment(load(0x1F000).vaddr(0x2000_0000L).bytes(0x800).memsz(0x9000)).with(E_SHNUM, 0xFFFF).build();
 * </pre>
 *
 * Unless told otherwise the image is a little-endian executable for Arm that every loader's header checks accept. The
 * file holds, in this order and each aligned to the word size of its class: header, program headers, the segments'
 * bytes, the sections' bytes, {@code .shstrtab}, section headers (the null section, the recipe's, {@code .shstrtab}).
 * What has a place of its own lies there and takes none in this order. Numbers that do not fit their field lose their
 * high bits. The same description always gives the same bytes.
 */
public final class ElfBuilder {
    private final ElfClass elfClass;
    private final Map<EhdrField, Long> header = new EnumMap<>(EhdrField.class);
    private final List<SegmentRecipe> segments = new ArrayList<>();
    private final List<SectionRecipe> sections = new ArrayList<>();
    private final List<ElfRecipe.Patch> patches = new ArrayList<>();
    private boolean hasSectionHeaders = true;
    private OptionalLong programHeadersAt = OptionalLong.empty();
    private OptionalLong sectionHeadersAt = OptionalLong.empty();
    private OptionalInt fileSize = OptionalInt.empty();

    private ElfBuilder(ElfClass elfClass) {
        this.elfClass = elfClass;
    }

    /** An ELF32 without segments. */
    public static ElfBuilder elf32() {
        return new ElfBuilder(ElfClass.ELFCLASS32);
    }

    /** An ELF64 without segments. */
    public static ElfBuilder elf64() {
        return new ElfBuilder(ElfClass.ELFCLASS64);
    }

    /** Starts from a recipe. */
    public static ElfBuilder of(ElfRecipe recipe) {
        ElfBuilder builder = new ElfBuilder(recipe.elfClass());
        builder.header.putAll(recipe.header());
        builder.segments.addAll(recipe.segments());
        builder.sections.addAll(recipe.sections());
        builder.patches.addAll(recipe.patches());
        builder.hasSectionHeaders = recipe.hasSectionHeaders();
        builder.programHeadersAt = recipe.programHeadersAt();
        builder.sectionHeadersAt = recipe.sectionHeadersAt();
        builder.fileSize = recipe.fileSize();
        return builder;
    }

    /** Sets {@code e_entry}. */
    public ElfBuilder entry(long entry) {
        return with(EhdrField.E_ENTRY, entry);
    }

    /** Sets a header field; nothing moves in the file, and the layout stays that of the builder's class. */
    public ElfBuilder with(EhdrField field, long value) {
        header.put(field, value);
        return this;
    }

    /** Adds a PT_LOAD at device address {@code paddr} with {@code filesz} bytes that do not matter. */
    public ElfBuilder load(long paddr, int filesz, long memsz) {
        return segment(SegmentRecipe.load(paddr).bytes(filesz).memsz(memsz));
    }

    /** Adds a program header. */
    public ElfBuilder segment(SegmentRecipe segment) {
        return segments(1, segment);
    }

    /** Adds {@code count} equal program headers, each with bytes of its own; {@code e_phnum} has 16 bits of them. */
    public ElfBuilder segments(int count, SegmentRecipe segment) {
        segments.addAll(Collections.nCopies(count, segment));
        return this;
    }

    /** Puts the program header table at {@code offset} of the file, over whatever is there. */
    public ElfBuilder programHeadersAt(long offset) {
        programHeadersAt = OptionalLong.of(offset);
        return this;
    }

    /** Adds a section. */
    public ElfBuilder section(SectionRecipe section) {
        sections.add(section);
        return this;
    }

    /** Adds a {@code .resource_table} of these bytes, outside every segment. */
    public ElfBuilder resourceTable(byte[] table) {
        return section(SectionRecipe.section(".resource_table").flags(Elf.SHF_ALLOC).bytes(Content.of(table)));
    }

    /** Leaves out section headers and {@code .shstrtab}; the sections' bytes stay. */
    public ElfBuilder withoutSectionHeaders() {
        hasSectionHeaders = false;
        return this;
    }

    /** Puts the section header table at {@code offset} of the file, over whatever is there. */
    public ElfBuilder sectionHeadersAt(long offset) {
        sectionHeadersAt = OptionalLong.of(offset);
        return this;
    }

    /** Writes bytes over the finished file at {@code offset}. */
    public ElfBuilder patch(long offset, Content bytes) {
        patches.add(new ElfRecipe.Patch(offset, bytes));
        return this;
    }

    /** Cuts the finished file to {@code size} bytes, or pads it with zeros. */
    public ElfBuilder fileSize(int size) {
        fileSize = OptionalInt.of(size);
        return this;
    }

    /** The description so far. */
    public ElfRecipe recipe() {
        return new ElfRecipe(elfClass, header, segments, programHeadersAt, sections, hasSectionHeaders,
                sectionHeadersAt, patches, fileSize);
    }

    /** The image. */
    public byte[] build() {
        return recipe().toBytes();
    }
}
