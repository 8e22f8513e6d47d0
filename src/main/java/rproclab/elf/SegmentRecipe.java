// SPDX-License-Identifier: GPL-2.0-only
package rproclab.elf;

import static rproclab.elf.PhdrField.P_ALIGN;
import static rproclab.elf.PhdrField.P_FILESZ;
import static rproclab.elf.PhdrField.P_FLAGS;
import static rproclab.elf.PhdrField.P_MEMSZ;
import static rproclab.elf.PhdrField.P_OFFSET;
import static rproclab.elf.PhdrField.P_PADDR;
import static rproclab.elf.PhdrField.P_TYPE;
import static rproclab.elf.PhdrField.P_VADDR;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One program header and the bytes it brings along.
 *
 * <p>
 * A field that is not set follows from the rest: {@code p_type} PT_LOAD, {@code p_offset} where the bytes are,
 * {@code p_paddr} 0, {@code p_vaddr} as {@code p_paddr}, {@code p_filesz} the number of bytes, {@code p_memsz} as
 * {@code p_filesz}, {@code p_flags} 7 (rwx), {@code p_align} 1. A field that is set says what it says, true or not.
 *
 * @param bytes what is put into the file
 * @param at where it is put; empty for the next free place
 * @param fields the fields that are set
 */
public record SegmentRecipe(Content bytes, OptionalLong at, Map<PhdrField, Long> fields) {

    /** Copies the fields. */
    public SegmentRecipe {
        Map<PhdrField, Long> copy = new EnumMap<>(PhdrField.class);
        copy.putAll(fields);
        fields = Collections.unmodifiableMap(copy);
    }

    /** A PT_LOAD at device address {@code paddr}, empty as yet. */
    public static SegmentRecipe load(long paddr) {
        return new SegmentRecipe(Content.NONE, OptionalLong.empty(), Map.of(P_PADDR, paddr));
    }

    /** The same with {@code size} bytes in the file that do not matter. */
    public SegmentRecipe bytes(int size) {
        return bytes(Content.filler(size));
    }

    /** The same with these bytes in the file. */
    public SegmentRecipe bytes(Content content) {
        return new SegmentRecipe(content, at, fields);
    }

    /** The same with its bytes at {@code offset} of the file, over whatever is there. */
    public SegmentRecipe placedAt(long offset) {
        return new SegmentRecipe(bytes, OptionalLong.of(offset), fields);
    }

    /** The same with {@code field} set; of a value too wide for it, the low bits are written. */
    public SegmentRecipe with(PhdrField field, long value) {
        Map<PhdrField, Long> set = new EnumMap<>(PhdrField.class);
        set.putAll(fields);
        set.put(field, value);
        return new SegmentRecipe(bytes, at, set);
    }

    /** Sets {@code p_type}. */
    public SegmentRecipe type(long type) {
        return with(P_TYPE, type);
    }

    /** Sets {@code p_offset}; the bytes stay where they are. */
    public SegmentRecipe offset(long offset) {
        return with(P_OFFSET, offset);
    }

    /** Sets {@code p_vaddr}. */
    public SegmentRecipe vaddr(long vaddr) {
        return with(P_VADDR, vaddr);
    }

    /** Sets {@code p_paddr}. */
    public SegmentRecipe paddr(long paddr) {
        return with(P_PADDR, paddr);
    }

    /** Sets {@code p_filesz}; the bytes stay as many as they are. */
    public SegmentRecipe filesz(long filesz) {
        return with(P_FILESZ, filesz);
    }

    /** Sets {@code p_memsz}. */
    public SegmentRecipe memsz(long memsz) {
        return with(P_MEMSZ, memsz);
    }

    /** Sets {@code p_flags}. */
    public SegmentRecipe flags(long flags) {
        return with(P_FLAGS, flags);
    }

    /** Sets {@code p_align}. */
    public SegmentRecipe align(long align) {
        return with(P_ALIGN, align);
    }

    /** What {@code field} is in the file, the bytes being at {@code place}. */
    long value(PhdrField field, long place) {
        Long set = fields.get(field);
        if (set != null) {
            return set;
        }
        return switch (field) {
            case P_TYPE -> Elf.PT_LOAD;
            case P_OFFSET -> place;
            case P_VADDR -> value(P_PADDR, place);
            case P_PADDR -> 0;
            case P_FILESZ -> bytes.size();
            case P_MEMSZ -> value(P_FILESZ, place);
            case P_FLAGS -> 7;
            case P_ALIGN -> 1;
        };
    }

    /** The expression that makes it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("load(0x%xL)".formatted(fields.getOrDefault(P_PADDR, 0L)));
        if (bytes.size() != 0) {
            text.append(".bytes(").append(bytes).append(')');
        }
        at.ifPresent(offset -> text.append(".placedAt(0x%xL)".formatted(offset)));
        fields.forEach((field, value) -> {
            if (field != P_PADDR) {
                String setter = field.name().substring(2).toLowerCase(Locale.ROOT);
                text.append(".%s(0x%xL)".formatted(setter, value));
            }
        });
        return text.toString();
    }
}
