// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign.recipe;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import rproclab.elf.Content;
import rproclab.elf.EhdrField;
import rproclab.elf.ElfClass;
import rproclab.elf.ElfRecipe;
import rproclab.elf.PhdrField;
import rproclab.elf.SectionRecipe;
import rproclab.elf.SegmentRecipe;
import rproclab.elf.ShdrField;

/** Draws a recipe. */
final class RecipeCanvas implements Canvas {
    private final Frame frame;
    private final ElfClass elfClass;
    private final Map<EhdrField, Long> header = new EnumMap<>(EhdrField.class);
    private final List<SegmentRecipe> segments;
    private final List<SectionRecipe> sections;
    private final List<ElfRecipe.Patch> patches;
    private OptionalInt fileSize;

    RecipeCanvas(Frame frame) {
        this.frame = frame;
        elfClass = frame.elfClass;
        header.putAll(frame.recipe.header());
        segments = new ArrayList<>(frame.recipe.segments());
        sections = new ArrayList<>(frame.recipe.sections());
        patches = new ArrayList<>(frame.recipe.patches());
        fileSize = frame.recipe.fileSize();
    }

    @Override
    public void header(EhdrField field, long value) {
        header.put(field, low(value, field.width(elfClass)));
    }

    @Override
    public void segment(int index, PhdrField field, long value) {
        segments.set(index, segments.get(index).with(field, low(value, field.width(elfClass))));
    }

    @Override
    public void section(int index, ShdrField field, long value) {
        sections.set(index, sections.get(index).with(field, low(value, field.width(elfClass))));
    }

    @Override
    public void patch(int at, int width, long value) {
        Content content = width == 4
                ? Content.words(value & 0xFFFF_FFFFL)
                : Content.words(value & 0xFFFF_FFFFL, value >>> 32);
        if (isInTable(at, width)) {
            SectionRecipe table = sections.get(frame.table);
            byte[] bytes = new byte[frame.tableSize];
            table.bytes().write(bytes, 0, 0);
            content.write(bytes, at - frame.tableAt, 0);
            sections.set(frame.table, table.bytes(Content.of(bytes)));
        } else {
            patches.add(new ElfRecipe.Patch(at, content));
        }
    }

    /** Whether these bytes are the resource table's alone: then they move with it when other parts are taken away. */
    private boolean isInTable(int at, int width) {
        return frame.table >= 0 && at >= frame.tableAt && at + width <= frame.tableAt + frame.tableSize
                && sections.get(frame.table).place() instanceof SectionRecipe.Place.Next
                && sections.get(frame.table).bytes() instanceof Content.Hex;
    }

    @Override
    public void fileSize(int size) {
        fileSize = OptionalInt.of(size);
    }

    ElfRecipe recipe() {
        return new ElfRecipe(elfClass, header, segments, frame.recipe.programHeadersAt(), sections,
                frame.recipe.hasSectionHeaders(), frame.recipe.sectionHeadersAt(), patches, fileSize);
    }

    private static long low(long value, int width) {
        return width == 8 ? value : value & (1L << 8 * width) - 1;
    }
}
