// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign.recipe;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import rproclab.elf.Content;
import rproclab.elf.EhdrField;
import rproclab.elf.ElfRecipe;
import rproclab.elf.SectionRecipe;
import rproclab.elf.SegmentRecipe;

/**
 * The next simpler recipes: one part or one setting less, or one number less or rounder.
 *
 * <p>
 * Each is smaller in an order that has an end, so going from one to the next ends, too. They are suppliers because who
 * shrinks looks at few of them.
 */
public final class Smaller {
    private static final int FEW = 16;

    private final ElfRecipe from;
    private final List<Supplier<ElfRecipe>> recipes = new ArrayList<>();

    private Smaller(ElfRecipe from) {
        this.from = from;
    }

    /** All of them, those that take away most first. */
    public static List<Supplier<ElfRecipe>> than(ElfRecipe recipe) {
        Smaller smaller = new Smaller(recipe);
        smaller.parts();
        smaller.settings();
        smaller.contents();
        smaller.numbers();
        return smaller.recipes;
    }

    private void parts() {
        for (int i = 0; i < from.segments().size(); i++) {
            int gone = i;
            recipes.add(() -> withoutSegment(gone));
        }
        if (from.hasSectionHeaders()) {
            recipes.add(() -> new ElfRecipe(from.elfClass(), from.header(), from.segments(), from.programHeadersAt(),
                    List.of(), false, OptionalLong.empty(), from.patches(), from.fileSize()));
        }
        for (int i = 0; i < from.sections().size(); i++) {
            int gone = i;
            recipes.add(() -> sections(without(from.sections(), gone)));
        }
    }

    /** Sections inside the segment get a place of their own; those inside a later one stay in that. */
    private ElfRecipe withoutSegment(int gone) {
        List<SectionRecipe> sections = from.sections().stream().map(section -> switch (section.place()) {
            case SectionRecipe.Place.Inside(int segment, long _) when segment == gone -> unplaced(section);
            case SectionRecipe.Place.Inside(int segment, long skip) when segment > gone -> section.inside(segment - 1,
                    skip);
            default -> section;
        }).toList();
        return new ElfRecipe(from.elfClass(), from.header(), without(from.segments(), gone), from.programHeadersAt(),
                sections, from.hasSectionHeaders(), from.sectionHeadersAt(), from.patches(), from.fileSize());
    }

    private static SectionRecipe unplaced(SectionRecipe section) {
        return new SectionRecipe(section.name(), section.bytes(), new SectionRecipe.Place.Next(), section.fields());
    }

    private void settings() {
        if (from.fileSize().isPresent()) {
            recipes.add(() -> fileSize(OptionalInt.empty()));
        }
        for (int i = 0; i < from.patches().size(); i++) {
            int gone = i;
            recipes.add(() -> patches(without(from.patches(), gone)));
        }
        from.header().keySet().forEach(field -> recipes.add(() -> header(without(from.header(), field))));
        for (int i = 0; i < from.segments().size(); i++) {
            SegmentRecipe segment = from.segments().get(i);
            int index = i;
            segment.fields().keySet().forEach(field -> segment(index,
                    () -> new SegmentRecipe(segment.bytes(), segment.at(), without(segment.fields(), field))));
        }
        for (int i = 0; i < from.sections().size(); i++) {
            SectionRecipe section = from.sections().get(i);
            int index = i;
            section.fields().keySet().forEach(field -> section(index, () -> new SectionRecipe(section.name(),
                    section.bytes(), section.place(), without(section.fields(), field))));
            if (!(section.place() instanceof SectionRecipe.Place.Next)) {
                section(index, () -> unplaced(section));
            }
        }
    }

    private void contents() {
        for (int i = 0; i < from.segments().size(); i++) {
            SegmentRecipe segment = from.segments().get(i);
            int index = i;
            contents(segment.bytes()).forEach(less -> segment(index, () -> segment.bytes(less)));
        }
        for (int i = 0; i < from.sections().size(); i++) {
            SectionRecipe section = from.sections().get(i);
            int index = i;
            contents(section.bytes()).forEach(less -> section(index, () -> section.bytes(less)));
        }
    }

    private static List<Content> contents(Content content) {
        List<Content> less = new ArrayList<>();
        switch (content) {
            case Content.Filler(int size) -> lessThan(size, number -> less.add(Content.filler((int) number)));
            case Content.Hex(String digits) when digits.isEmpty() -> {
            }
            case Content.Hex(String digits) -> {
                less.add(Content.NONE);
                less.add(Content.hex(digits.substring(0, digits.length() / 4 * 2)));
            }
        }
        return less;
    }

    private void numbers() {
        from.header().forEach((field, value) -> lessThan(value,
                less -> recipes.add(() -> header(with(from.header(), field, less)))));
        for (int i = 0; i < from.segments().size(); i++) {
            SegmentRecipe segment = from.segments().get(i);
            int index = i;
            segment.fields().forEach((field, value) -> lessThan(value,
                    less -> segment(index, () -> segment.with(field, less))));
        }
        for (int i = 0; i < from.sections().size(); i++) {
            SectionRecipe section = from.sections().get(i);
            int index = i;
            section.fields().forEach((field, value) -> lessThan(value,
                    less -> section(index, () -> section.with(field, less))));
        }
        from.fileSize().ifPresent(
                size -> lessThan(size, less -> recipes.add(() -> fileSize(OptionalInt.of((int) less)))));
    }

    /** Zero, the highest bit alone, half, without the lowest bit, and of a small number the next lower one. */
    private static void lessThan(long value, LongConsumer to) {
        if (value == 0) {
            return;
        }
        to.accept(0);
        long withoutLowest = value & value - 1;
        if (withoutLowest != 0) {
            to.accept(Long.highestOneBit(value));
            to.accept(withoutLowest);
        }
        if (value != 1) {
            to.accept(value >>> 1);
        }
        if (value > 0 && value <= FEW) {
            to.accept(value - 1);
        }
    }

    private void segment(int index, Supplier<SegmentRecipe> smaller) {
        recipes.add(() -> new ElfRecipe(from.elfClass(), from.header(), with(from.segments(), index, smaller.get()),
                from.programHeadersAt(), from.sections(), from.hasSectionHeaders(), from.sectionHeadersAt(),
                from.patches(), from.fileSize()));
    }

    private void section(int index, Supplier<SectionRecipe> smaller) {
        recipes.add(() -> sections(with(from.sections(), index, smaller.get())));
    }

    private ElfRecipe header(Map<EhdrField, Long> header) {
        return new ElfRecipe(from.elfClass(), header, from.segments(), from.programHeadersAt(), from.sections(),
                from.hasSectionHeaders(), from.sectionHeadersAt(), from.patches(), from.fileSize());
    }

    private ElfRecipe sections(List<SectionRecipe> sections) {
        return new ElfRecipe(from.elfClass(), from.header(), from.segments(), from.programHeadersAt(), sections,
                from.hasSectionHeaders(), from.sectionHeadersAt(), from.patches(), from.fileSize());
    }

    private ElfRecipe patches(List<ElfRecipe.Patch> patches) {
        return new ElfRecipe(from.elfClass(), from.header(), from.segments(), from.programHeadersAt(),
                from.sections(), from.hasSectionHeaders(), from.sectionHeadersAt(), patches, from.fileSize());
    }

    private ElfRecipe fileSize(OptionalInt size) {
        return new ElfRecipe(from.elfClass(), from.header(), from.segments(), from.programHeadersAt(),
                from.sections(), from.hasSectionHeaders(), from.sectionHeadersAt(), from.patches(), size);
    }

    private static <T> List<T> without(List<T> list, int index) {
        List<T> rest = new ArrayList<>(list);
        rest.remove(index);
        return rest;
    }

    private static <T> List<T> with(List<T> list, int index, T item) {
        List<T> changed = new ArrayList<>(list);
        changed.set(index, item);
        return changed;
    }

    private static <K extends Enum<K>> Map<K, Long> without(Map<K, Long> map, K key) {
        Map<K, Long> rest = new EnumMap<>(map);
        rest.remove(key);
        return rest;
    }

    private static <K extends Enum<K>> Map<K, Long> with(Map<K, Long> map, K key, long value) {
        Map<K, Long> changed = new EnumMap<>(map);
        changed.put(key, value);
        return changed;
    }
}
