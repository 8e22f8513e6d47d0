// SPDX-License-Identifier: GPL-2.0-only
package rproclab.elf;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What an ELF image is made of, well-formed or not; prints as the {@link ElfBuilder} expression that makes it.
 *
 * @param elfClass the layout, whatever {@code EI_CLASS} then says
 * @param header the header fields that are set
 * @param segments the program headers, in order
 * @param programHeadersAt where their table is; empty: behind the header
 * @param sections the section headers between the null section and {@code .shstrtab}, in order
 * @param hasSectionHeaders whether there are section headers and a {@code .shstrtab} at all
 * @param sectionHeadersAt where their table is; empty: behind everything else
 * @param patches bytes written over the finished file, in order
 * @param fileSize what the file is cut or padded with zeros to; empty: as it is
 */
public record ElfRecipe(ElfClass elfClass, Map<EhdrField, Long> header, List<SegmentRecipe> segments,
        OptionalLong programHeadersAt, List<SectionRecipe> sections, boolean hasSectionHeaders,
        OptionalLong sectionHeadersAt, List<Patch> patches, OptionalInt fileSize) {

    /**
     * Bytes written over the finished file, before it is cut or padded.
     *
     * @param at bytes from its start
     * @param bytes what is written there
     */
    public record Patch(long at, Content bytes) {}

    /** Copies the header and the lists. */
    public ElfRecipe {
        Map<EhdrField, Long> copy = new EnumMap<>(EhdrField.class);
        copy.putAll(header);
        header = Collections.unmodifiableMap(copy);
        segments = List.copyOf(segments);
        sections = List.copyOf(sections);
        patches = List.copyOf(patches);
    }

    /** The image. */
    public byte[] toBytes() {
        return new ElfWriter(this).write();
    }

    /** The expression that makes it, one line per call. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(elfClass == ElfClass.ELFCLASS32 ? "elf32()" : "elf64()");
        header.forEach((field, value) -> call(text, "with(%s, 0x%xL)", field, value));
        programHeadersAt.ifPresent(at -> call(text, "programHeadersAt(0x%xL)", at));
        segments(text);
        sections.forEach(section -> call(text, "section(%s)", section));
        if (!hasSectionHeaders) {
            call(text, "withoutSectionHeaders()");
        }
        sectionHeadersAt.ifPresent(at -> call(text, "sectionHeadersAt(0x%xL)", at));
        patches.forEach(patch -> call(text, "patch(0x%xL, %s)", patch.at(), patch.bytes()));
        fileSize.ifPresent(size -> call(text, "fileSize(0x%x)", size));
        return text.toString();
    }

    /** Equal neighbours are one call: 65535 program headers are to be read, too. */
    private void segments(StringBuilder text) {
        int next;
        for (int i = 0; i < segments.size(); i = next) {
            next = i + 1;
            while (next < segments.size() && segments.get(next).equals(segments.get(i))) {
                next++;
            }
            if (next == i + 1) {
                call(text, "segment(%s)", segments.get(i));
            } else {
                call(text, "segments(%d, %s)", next - i, segments.get(i));
            }
        }
    }

    private static void call(StringBuilder text, String format, Object... arguments) {
        text.append("\n        .").append(format.formatted(arguments));
    }
}
