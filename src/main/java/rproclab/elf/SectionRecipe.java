// SPDX-License-Identifier: GPL-2.0-only
package rproclab.elf;

import static rproclab.elf.ShdrField.SH_ADDR;
import static rproclab.elf.ShdrField.SH_FLAGS;
import static rproclab.elf.ShdrField.SH_OFFSET;
import static rproclab.elf.ShdrField.SH_SIZE;
import static rproclab.elf.ShdrField.SH_TYPE;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * One section header and the bytes it brings along.
 *
 * <p>
 * A field that is not set follows from the rest: {@code sh_name} where the name is in {@code .shstrtab},
 * {@code sh_type} PROGBITS, {@code sh_addr} 0 or, inside a segment, the run address of its place, {@code sh_offset}
 * where the bytes are, {@code sh_size} the number of bytes, {@code sh_addralign} 1, others 0. A field that is set says
 * what it says, true or not.
 *
 * @param name its name, one byte per character (Latin-1)
 * @param bytes what is put into the file
 * @param place where it is put
 * @param fields the fields that are set
 */
public record SectionRecipe(String name, Content bytes, Place place, Map<ShdrField, Long> fields) {

    /** Where a section's bytes are put. */
    public sealed interface Place {

        /** The next free place behind the segments. */
        record Next() implements Place {}

        /**
         * A place in the file, over whatever is there.
         *
         * @param offset bytes from the file's start
         */
        record At(long offset) implements Place {}

        /**
         * A place in a segment, over its bytes.
         *
         * @param segment its index in the recipe
         * @param skip bytes from the segment's first one
         */
        record Inside(int segment, long skip) implements Place {}
    }

    /** Copies the fields. */
    public SectionRecipe {
        Map<ShdrField, Long> copy = new EnumMap<>(ShdrField.class);
        copy.putAll(fields);
        fields = Collections.unmodifiableMap(copy);
    }

    /** A section of that name, empty as yet. */
    public static SectionRecipe section(String name) {
        return new SectionRecipe(name, Content.NONE, new Place.Next(), Map.of());
    }

    /** A {@code .bss} of a kind: {@code size} bytes in memory at run address {@code addr}, none in the file. */
    public static SectionRecipe nobits(String name, long addr, long size) {
        return section(name).type(Elf.SHT_NOBITS).flags(Elf.SHF_ALLOC | Elf.SHF_WRITE).addr(addr).size(size);
    }

    /** The same with {@code size} bytes in the file that do not matter. */
    public SectionRecipe bytes(int size) {
        return bytes(Content.filler(size));
    }

    /** The same with these bytes in the file. */
    public SectionRecipe bytes(Content content) {
        return new SectionRecipe(name, content, place, fields);
    }

    /** The same with its bytes at {@code offset} of the file, over whatever is there. */
    public SectionRecipe placedAt(long offset) {
        return new SectionRecipe(name, bytes, new Place.At(offset), fields);
    }

    /** The same with its bytes {@code skip} bytes into the recipe's segment {@code segment}, over what is there. */
    public SectionRecipe inside(int segment, long skip) {
        return new SectionRecipe(name, bytes, new Place.Inside(segment, skip), fields);
    }

    /** The same with {@code field} set; of a value too wide for it, the low bits are written. */
    public SectionRecipe with(ShdrField field, long value) {
        Map<ShdrField, Long> set = new EnumMap<>(ShdrField.class);
        set.putAll(fields);
        set.put(field, value);
        return new SectionRecipe(name, bytes, place, set);
    }

    /** Sets {@code sh_type}. */
    public SectionRecipe type(long type) {
        return with(SH_TYPE, type);
    }

    /** Sets {@code sh_flags}. */
    public SectionRecipe flags(long flags) {
        return with(SH_FLAGS, flags);
    }

    /** Sets {@code sh_addr}. */
    public SectionRecipe addr(long addr) {
        return with(SH_ADDR, addr);
    }

    /** Sets {@code sh_offset}; the bytes stay where they are. */
    public SectionRecipe offset(long offset) {
        return with(SH_OFFSET, offset);
    }

    /** Sets {@code sh_size}; the bytes stay as many as they are. */
    public SectionRecipe size(long size) {
        return with(SH_SIZE, size);
    }

    /** What {@code field} is in the file. */
    long value(ShdrField field, long nameOffset, long offset, long runAddress) {
        Long set = fields.get(field);
        if (set != null) {
            return set;
        }
        return switch (field) {
            case SH_NAME -> nameOffset;
            case SH_TYPE -> Elf.SHT_PROGBITS;
            case SH_ADDR -> runAddress;
            case SH_OFFSET -> offset;
            case SH_SIZE -> bytes.size();
            case SH_ADDRALIGN -> 1;
            case SH_FLAGS, SH_LINK, SH_INFO, SH_ENTSIZE -> 0;
        };
    }

    /** The expression that makes it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("section(\"").append(escaped(name)).append("\")");
        if (bytes.size() != 0) {
            text.append(".bytes(").append(bytes).append(')');
        }
        switch (place) {
            case Place.Next _ -> {
            }
            case Place.At(long offset) -> text.append(".placedAt(0x%xL)".formatted(offset));
            case Place.Inside(int segment, long skip) -> text.append(".inside(%d, 0x%xL)".formatted(segment, skip));
        }
        fields.forEach((field, value) -> text.append(".with(%s, 0x%xL)".formatted(field, value)));
        return text.toString();
    }

    private static String escaped(String name) {
        StringBuilder text = new StringBuilder();
        for (char c : name.toCharArray()) {
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < 0x20 || c > 0x7e) {
                text.append("\\%03o".formatted(c & 0xff));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
