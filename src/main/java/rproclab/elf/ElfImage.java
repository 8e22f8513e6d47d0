// SPDX-License-Identifier: GPL-2.0-only
package rproclab.elf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rproclab.bytes.Bytes;

/**
 * An ELF file as its headers describe it, for readers that must not stop at a malformed one.
 *
 * <p>
 * The lists hold the table entries that lie wholly inside the file; {@link #phnum} and {@link #shnum} say how many the
 * header claims. The ports do not use this class: they read what the C reads.
 *
 * @param bytes the whole file, at least the header of its class long
 * @param elfClass by the file's class byte, see {@link ElfClass#ofIdent}
 */
public record ElfImage(Bytes bytes, ElfClass elfClass) {
    private static final int LONGEST_NAME = 255;

    /** Whether the file starts with the four magic bytes. */
    public static boolean hasMagic(Bytes bytes) {
        return bytes.has(0, 4) && bytes.u32(0) == Elf.MAGIC;
    }

    /** The image, or empty where the magic is missing or the file is shorter than the header of its class. */
    public static Optional<ElfImage> of(Bytes bytes) {
        if (!hasMagic(bytes) || !bytes.has(0, ElfClass.ELFCLASS32.ehdrSize)) {
            return Optional.empty();
        }
        ElfClass elfClass = ElfClass.ofIdent(bytes.u8(Elf.EI_CLASS));
        return bytes.has(0, elfClass.ehdrSize) ? Optional.of(new ElfImage(bytes, elfClass)) : Optional.empty();
    }

    /** {@code e_ident[index]}. */
    public int ident(int index) {
        return bytes.u8(index);
    }

    /** {@code e_type}. */
    public int type() {
        return bytes.u16(16);
    }

    /** {@code e_machine}. */
    public int machine() {
        return bytes.u16(18);
    }

    /** {@code e_entry}. */
    public long entry() {
        return elfClass.entry(bytes);
    }

    /** {@code e_phoff}. */
    public long phoff() {
        return elfClass.phoff(bytes);
    }

    /** {@code e_shoff}. */
    public long shoff() {
        return elfClass.shoff(bytes);
    }

    /** {@code e_phentsize}. */
    public int phentsize() {
        return bytes.u16(elfClass.ehsize + 2);
    }

    /** {@code e_phnum}, as the header claims. */
    public int phnum() {
        return elfClass.phnum(bytes);
    }

    /** {@code e_shnum}, as the header claims. */
    public int shnum() {
        return elfClass.shnum(bytes);
    }

    /** {@code e_shstrndx}. */
    public int shstrndx() {
        return elfClass.shstrndx(bytes);
    }

    /** The program headers that lie wholly inside the file, in file order. */
    public List<ProgramHeader> programHeaders() {
        List<ProgramHeader> headers = new ArrayList<>();
        for (int i = 0; i < phnum(); i++) {
            long at = phoff() + (long) i * elfClass.phdrSize;
            if (!bytes.has(at, elfClass.phdrSize)) {
                break;
            }
            headers.add(new ProgramHeader(bytes, elfClass, i, at));
        }
        return headers;
    }

    /** The {@code PT_LOAD} headers that lie wholly inside the file, in file order. */
    public List<ProgramHeader> loadSegments() {
        return programHeaders().stream().filter(ProgramHeader::isLoad).toList();
    }

    /** The section headers that lie wholly inside the file, in file order. */
    public List<SectionHeader> sectionHeaders() {
        List<SectionHeader> headers = new ArrayList<>();
        for (int i = 0; i < shnum(); i++) {
            Optional<SectionHeader> header = sectionHeader(i);
            if (header.isEmpty()) {
                break;
            }
            headers.add(header.get());
        }
        return headers;
    }

    private Optional<SectionHeader> sectionHeader(int index) {
        long at = shoff() + (long) index * elfClass.shdrSize;
        return bytes.has(at, elfClass.shdrSize)
                ? Optional.of(new SectionHeader(bytes, elfClass, index, at))
                : Optional.empty();
    }

    /**
     * The section's name as {@link Bytes#text}, at most 255 bytes of it; empty where it lies outside the file.
     */
    public String nameOf(SectionHeader section) {
        Optional<SectionHeader> names = sectionHeader(shstrndx());
        if (names.isEmpty()) {
            return "";
        }
        return bytes.text(names.get().offset() + section.nameOffset(), LONGEST_NAME);
    }

    /** The first section of that name. */
    public Optional<SectionHeader> section(String name) {
        return sectionHeaders().stream().filter(s -> nameOf(s).equals(name)).findFirst();
    }

    /** The bytes of a section in the file; empty where it has none, or they do not all lie inside the file. */
    public Optional<Bytes> contentsOf(SectionHeader section) {
        return section.isNobits() || !bytes.has(section.offset(), section.size())
                ? Optional.empty()
                : Optional.of(bytes.slice(section.offset(), section.size()));
    }
}
