// SPDX-License-Identifier: GPL-2.0-only
package rproclab.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rproclab.bytes.Bytes;
import rproclab.elf.Elf;
import rproclab.elf.ElfClass;
import rproclab.elf.ElfImage;
import rproclab.elf.ProgramHeader;
import rproclab.elf.SectionHeader;

/** What a file says that cannot be, each with the field, its value and the limit. */
final class Malformations {
    private static final int MOST = 20;

    private final List<String> found = new ArrayList<>();
    private final Bytes bytes;

    private Malformations(Bytes bytes) {
        this.bytes = bytes;
    }

    static List<String> of(Bytes bytes, Optional<ElfImage> image) {
        Malformations malformations = new Malformations(bytes);
        if (image.isEmpty()) {
            malformations.found.add("the file ends inside the ELF header: size 0x%x, need 0x%x".formatted(bytes.size(),
                    bytes.has(0, Elf.EI_CLASS + 1)
                            ? ElfClass.ofIdent(bytes.u8(Elf.EI_CLASS)).ehdrSize
                            : ElfClass.ELFCLASS32.ehdrSize));
        } else {
            malformations.header(image.get());
            malformations.tables(image.get());
            image.get().programHeaders().forEach(malformations::segment);
            image.get().sectionHeaders().forEach(section -> malformations.section(image.get(), section));
            malformations.resourceTables(image.get());
        }
        return malformations.shortened();
    }

    private List<String> shortened() {
        return found.size() <= MOST
                ? List.copyOf(found)
                : java.util.stream.Stream.concat(found.stream().limit(MOST),
                        java.util.stream.Stream.of("... and %d more".formatted(found.size() - MOST))).toList();
    }

    private void header(ElfImage image) {
        check(image.ident(Elf.EI_CLASS) == Elf.ELFCLASS32 || image.ident(Elf.EI_CLASS) == Elf.ELFCLASS64,
                "e_ident[EI_CLASS] is %d, neither 1 (ELF32) nor 2 (ELF64); read as ELF32", image.ident(Elf.EI_CLASS));
        check(image.ident(Elf.EI_DATA) == Elf.ELFDATA2LSB,
                "e_ident[EI_DATA] is %d, not 1 (little-endian); every number below is read as little-endian",
                image.ident(Elf.EI_DATA));
        check(image.ident(Elf.EI_VERSION) == 1, "e_ident[EI_VERSION] is %d, not 1", image.ident(Elf.EI_VERSION));
        check(image.phnum() == 0 || image.phentsize() == image.elfClass().phdrSize,
                "e_phentsize is %d, a program header of this class has %d bytes", image.phentsize(),
                image.elfClass().phdrSize);
        check(image.phnum() != 0, "e_phnum is 0: there is nothing to load");
    }

    private void tables(ElfImage image) {
        int phdrs = image.programHeaders().size();
        check(phdrs == image.phnum(),
                "e_phoff 0x%x, e_phnum %d: only %d program headers lie inside the file (0x%x bytes)",
                image.phoff(), image.phnum(), phdrs, bytes.size());
        int shdrs = image.sectionHeaders().size();
        check(shdrs == image.shnum(),
                "e_shoff 0x%x, e_shnum %d: only %d section headers lie inside the file (0x%x bytes)",
                image.shoff(), image.shnum(), shdrs, bytes.size());
        check(image.shnum() == 0 || image.shstrndx() < image.shnum(), "e_shstrndx is %d, but there are %d sections",
                image.shstrndx(), image.shnum());
    }

    private void segment(ProgramHeader segment) {
        if (!segment.isLoad()) {
            return;
        }
        check(Long.compareUnsigned(segment.filesz(), segment.memsz()) <= 0,
                "segment %d: p_filesz 0x%x is more than p_memsz 0x%x", segment.index(), segment.filesz(),
                segment.memsz());
        check(bytes.has(segment.offset(), segment.filesz()),
                "segment %d: p_offset 0x%x + p_filesz 0x%x lies outside the file (0x%x bytes)", segment.index(),
                segment.offset(), segment.filesz(), bytes.size());
    }

    private void section(ElfImage image, SectionHeader section) {
        check(section.type() == Elf.SHT_NULL || section.isNobits() || bytes.has(section.offset(), section.size()),
                "section %d %s: sh_offset 0x%x + sh_size 0x%x lies outside the file (0x%x bytes)", section.index(),
                image.nameOf(section), section.offset(), section.size(), bytes.size());
    }

    /** Linux takes the first, and reads it from the file. */
    private void resourceTables(ElfImage image) {
        List<SectionHeader> tables = image.sectionHeaders().stream()
                .filter(section -> image.nameOf(section).equals(".resource_table")).toList();
        tables.stream().skip(1).forEach(other -> check(false,
                "section %d .resource_table is another one: Linux takes that of section %d", other.index(),
                tables.getFirst().index()));
        tables.stream().limit(1).forEach(first -> check(!first.isNobits(),
                "section %d .resource_table has no bytes in the file (SHT_NOBITS)", first.index()));
    }

    private void check(boolean good, String otherwise, Object... numbers) {
        if (!good) {
            found.add(otherwise.formatted(numbers));
        }
    }
}
