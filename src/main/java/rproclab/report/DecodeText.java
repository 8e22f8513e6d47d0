// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static rproclab.diagnose.Text.hex;

import java.util.List;
import rproclab.decode.Decoded;
import rproclab.decode.DumpedTable;
import rproclab.decode.Vectors;
import rproclab.elf.Elf;
import rproclab.elf.ElfImage;
import rproclab.elf.ProgramHeader;
import rproclab.elf.SectionHeader;

/** The text of {@code decode}. */
public final class DecodeText {
    private static final int MOST_ROWS = 40;

    private final Style style;
    private final boolean verbose;
    private final StringBuilder out = new StringBuilder();

    /**
     * @param style with or without colours
     * @param verbose whether all rows are shown
     */
    public DecodeText(Style style, boolean verbose) {
        this.style = style;
        this.verbose = verbose;
    }

    /** Renders what was read. */
    public String render(Decoded decoded) {
        out.append(style.title(Printable.line(decoded.firmware().name()))).append(": ")
                .append(decoded.image().map(DecodeText::header).orElse("ELF magic")).append(", ")
                .append(decoded.firmware().bytes().size()).append(" bytes\n");
        decoded.image().ifPresent(this::segments);
        decoded.image().ifPresent(this::sections);
        decoded.vectors().ifPresent(this::vectors);
        decoded.table().ifPresent(this::table);
        if (!decoded.malformed().isEmpty()) {
            heading("Malformed");
            decoded.malformed().forEach(line -> out.append("  ").append(line).append('\n'));
        }
        return out.toString();
    }

    private static String header(ElfImage image) {
        return "%s %s, %s, %s, entry %s".formatted(image.elfClass().wordSize == 4 ? "ELF32" : "ELF64",
                image.ident(Elf.EI_DATA) == Elf.ELFDATA2MSB ? "big-endian" : "little-endian",
                image.type() == Elf.ET_EXEC ? "ET_EXEC" : "e_type " + image.type(),
                image.machine() == Elf.EM_ARM ? "Arm" : "e_machine " + image.machine(), hex(image.entry()));
    }

    private void segments(ElfImage image) {
        heading("Program headers");
        Columns columns = new Columns("  ");
        columns.row("#", "TYPE", "OFFSET", "LMA (p_paddr)", "VMA (p_vaddr)", "FILESZ", "MEMSZ", "FLAGS", "ALIGN");
        List<ProgramHeader> headers = image.programHeaders();
        headers.stream().limit(rows()).forEach(header -> columns.row(header.index(), type(header.type()),
                hex(header.offset()), hex(header.paddr()), hex(header.vaddr()), hex(header.filesz()),
                hex(header.memsz()), flags(header.flags()), hex(header.align())));
        out.append(columns.render());
        more(headers.size());
    }

    private static String type(long type) {
        return type == Elf.PT_LOAD ? "LOAD" : hex(type);
    }

    private static String flags(long flags) {
        return ((flags & 4) != 0 ? "R" : "-") + ((flags & 2) != 0 ? "W" : "-") + ((flags & 1) != 0 ? "X" : "-");
    }

    private void sections(ElfImage image) {
        List<SectionHeader> allocated = image.sectionHeaders().stream()
                .filter(section -> section.isAlloc() && section.size() != 0).toList();
        if (allocated.isEmpty()) {
            return;
        }
        heading("Sections in memory");
        Columns columns = new Columns("  ");
        columns.row("#", "NAME", "VMA", "SIZE", "KIND");
        allocated.stream().limit(rows()).forEach(section -> columns.row(section.index(), image.nameOf(section),
                hex(section.addr()), hex(section.size()), section.isNobits() ? "zero fill" : "file"));
        out.append(columns.render());
        more(allocated.size());
    }

    private void vectors(Vectors vectors) {
        heading("Vector table");
        out.append("  segment %d at %s: SP %s, reset %s%s\n".formatted(vectors.segment(), hex(vectors.da()),
                hex(vectors.stackPointer()), hex(vectors.reset()),
                vectors.resetSymbol().map(name -> " (" + name + ")").orElse("")));
    }

    private void table(Decoded.Table table) {
        heading("Resource table at %s, 0x%x bytes".formatted(hex(table.section().addr()), table.section().size()));
        out.append(TableText.of(table.contents()));
    }

    /** Renders a table from a dump. */
    public String render(DumpedTable dumped) {
        heading(Printable.line("Resource table at +%s of %s".formatted(hex(dumped.offset()), dumped.file())));
        return out.append(TableText.of(dumped.contents())).toString();
    }

    private long rows() {
        return verbose ? Long.MAX_VALUE : MOST_ROWS;
    }

    private void more(int count) {
        if (count > rows()) {
            out.append("  ... %d more (-v shows them)\n".formatted(count - rows()));
        }
    }

    private void heading(String text) {
        out.append(out.isEmpty() ? "" : "\n").append(style.title(text)).append('\n');
    }
}
