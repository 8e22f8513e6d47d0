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
    private final ElfRecipe frame;
    private final ElfClass elfClass;
    private final Map<EhdrField, Long> header = new EnumMap<>(EhdrField.class);
    private final List<SegmentRecipe> segments;
    private final List<SectionRecipe> sections;
    private final List<ElfRecipe.Patch> patches;
    private OptionalInt fileSize;

    RecipeCanvas(Frame frame) {
        this.frame = frame.recipe;
        elfClass = frame.elfClass;
        header.putAll(this.frame.header());
        segments = new ArrayList<>(this.frame.segments());
        sections = new ArrayList<>(this.frame.sections());
        patches = new ArrayList<>(this.frame.patches());
        fileSize = this.frame.fileSize();
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
        patches.add(new ElfRecipe.Patch(at,
                width == 4 ? Content.words(value & 0xFFFF_FFFFL) : Content.words(value & 0xFFFF_FFFFL, value >>> 32)));
    }

    @Override
    public void fileSize(int size) {
        fileSize = OptionalInt.of(size);
    }

    ElfRecipe recipe() {
        return new ElfRecipe(elfClass, header, segments, frame.programHeadersAt(), sections,
                frame.hasSectionHeaders(), frame.sectionHeadersAt(), patches, fileSize);
    }

    private static long low(long value, int width) {
        return width == 8 ? value : value & (1L << 8 * width) - 1;
    }
}
