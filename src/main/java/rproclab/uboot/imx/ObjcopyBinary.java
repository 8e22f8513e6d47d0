// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.imx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import rproclab.bytes.Bytes;
import rproclab.elf.Elf;
import rproclab.elf.ElfImage;
import rproclab.elf.ProgramHeader;
import rproclab.elf.SectionHeader;
import rproclab.uboot.PhysicalMemory;

/**
 * What {@code arm-none-eabi-objcopy -O binary} (binutils 2.40) makes of an ELF32: the sections that occupy memory and
 * have bytes in the file, each at its load address (LMA), from the lowest one on, with zeros between.
 *
 * <p>
 * Kept as pieces, so that a gap of gigabytes costs nothing. Where the tool refuses the file, its words are kept.
 *
 * @param complaints what it prints when it refuses; otherwise empty
 * @param image the ELF
 * @param pieces in section order; where two overlap, the later one wins
 * @param lma the load address of the first byte; 0 where there is none
 * @param end the load address behind the last byte
 */
record ObjcopyBinary(List<String> complaints, Bytes image, List<Piece> pieces, long lma, long end) {
    private static final long SHF_TLS = 0x400;
    private static final long PT_TLS = 7;
    private static final long SHT_LOUSER = 0x8000_0000L;

    /**
     * A section's bytes.
     *
     * @param lma load address
     * @param offset bytes from the ELF's start
     * @param size bytes
     */
    record Piece(long lma, long offset, long size) {
        long end() {
            return lma + size;
        }
    }

    /** What becomes of {@code image}, a file called {@code name}. */
    static ObjcopyBinary of(String name, Bytes image) {
        Optional<ElfImage> elf = ElfImage.of(image);
        List<String> complaints = elf.isEmpty() ? List.of(notRecognized(name)) : complaints(name, elf.get());
        return of(complaints, image, complaints.isEmpty() ? pieces(elf.get()) : List.of());
    }

    private static ObjcopyBinary of(List<String> complaints, Bytes image, List<Piece> pieces) {
        if (pieces.isEmpty()) {
            return new ObjcopyBinary(complaints, image, pieces, 0, 0);
        }
        long lma = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (Piece piece : pieces) {
            lma = Math.min(lma, piece.lma());
            end = Math.max(end, piece.end());
        }
        return new ObjcopyBinary(complaints, image, pieces, lma, end);
    }

    private static String notRecognized(String name) {
        return "arm-none-eabi-objcopy: " + name + ": file format not recognized";
    }

    private static List<String> complaints(String name, ElfImage elf) {
        List<SectionHeader> sections = elf.sectionHeaders();
        boolean tablesFit = elf.programHeaders().size() == elf.phnum() && sections.size() == elf.shnum();
        if (elf.ident(Elf.EI_CLASS) != Elf.ELFCLASS32 || elf.ident(Elf.EI_DATA) != Elf.ELFDATA2LSB || !tablesFit) {
            return List.of(notRecognized(name));
        }
        if (sections.isEmpty()) {
            return List.of(noSections(name));
        }
        if (elf.shstrndx() >= elf.shnum()) {
            return unableToModify(name, "a corrupt string table index");
        }
        boolean whole = true;
        boolean kept = false;
        boolean user = false;
        for (SectionHeader s : sections) {
            whole &= s.isNobits() || elf.bytes().has(s.offset(), s.size());
            kept |= isKept(s);
            user |= s.isAlloc() && s.type() >= SHT_LOUSER;
        }
        if (!whole) {
            return unableToModify(name, "a section extending past end of file");
        }
        if (!kept) {
            return List.of(noSections(name));
        }
        if (elf.machine() != Elf.EM_ARM || user) {
            return List.of("arm-none-eabi-objcopy: Unable to recognise the format of the input file `" + name + "'");
        }
        return List.of();
    }

    private static String noSections(String name) {
        return "arm-none-eabi-objcopy: error: the input file '" + name + "' has no sections";
    }

    /** Whether BFD makes a section of it, and not only symbols or names. */
    private static boolean isKept(SectionHeader section) {
        return section.type() != Elf.SHT_NULL && section.type() != Elf.SHT_SYMTAB
                && (section.type() != Elf.SHT_STRTAB || section.isAlloc());
    }

    private static List<String> unableToModify(String name, String because) {
        return List.of("arm-none-eabi-objcopy: warning: " + name + " has " + because,
                "arm-none-eabi-objcopy: unable to modify '" + name + "' due to errors");
    }

    private static List<Piece> pieces(ElfImage elf) {
        List<Segment> segments = segments(elf);
        List<Piece> pieces = new ArrayList<>();
        for (SectionHeader section : elf.sectionHeaders()) {
            if (section.isAlloc() && !section.isNobits() && section.type() != Elf.SHT_NULL && section.size() != 0) {
                pieces.add(new Piece(lma(segments, section), section.offset(), section.size()));
            }
        }
        return List.copyOf(pieces);
    }

    /** A segment that can hold sections, its numbers read once. */
    private record Segment(boolean tls, long offset, long vaddr, long paddr, long filesz, long memsz) {

        static Segment of(ProgramHeader p) {
            return new Segment(p.type() == PT_TLS, p.offset(), p.vaddr(), p.paddr(), p.filesz(), p.memsz());
        }

        /** BFD's {@code ELF_SECTION_IN_SEGMENT()} for a section that occupies memory and has bytes. */
        boolean holds(SectionHeader section) {
            return section.offset() >= offset && section.offset() - offset + section.size() <= filesz
                    && section.addr() >= vaddr && section.addr() - vaddr + section.size() <= memsz;
        }
    }

    /** None where several segments all have p_paddr 0: some linkers leave it so, and BFD then takes run addresses. */
    private static List<Segment> segments(ElfImage elf) {
        List<ProgramHeader> headers = elf.programHeaders();
        List<Segment> segments = new ArrayList<>(headers.size());
        boolean missing = true;
        int occupying = 0;
        for (ProgramHeader p : headers) {
            missing &= p.paddr() == 0;
            occupying += p.isLoad() && p.memsz() != 0 ? 1 : 0;
            if (p.isLoad() || p.type() == PT_TLS) {
                segments.add(Segment.of(p));
            }
        }
        return missing && occupying > 1 ? List.of() : segments;
    }

    /** BFD's {@code _bfd_elf_make_section_from_shdr()}: by file offset in the first segment that holds the section. */
    private static long lma(List<Segment> segments, SectionHeader section) {
        boolean tls = (section.flags() & SHF_TLS) != 0;
        for (Segment segment : segments) {
            if (segment.tls() == tls && segment.holds(section)) {
                return segment.paddr() + section.offset() - segment.offset();
            }
        }
        return section.addr();
    }

    /** Bytes in the binary. */
    long size() {
        return end - lma;
    }

    /** Whether {@code length} bytes from device address {@code da} are in the binary. */
    boolean holds(long da, long length) {
        return da >= lma && da + length <= end;
    }

    /** The first bytes, at most {@code limit}. */
    Bytes head(int limit) {
        byte[] head = new byte[(int) Math.min(limit, size())];
        for (Piece piece : pieces) {
            long at = piece.lma() - lma;
            if (at < head.length) {
                image.copyTo(piece.offset(), head, (int) at, (int) Math.min(piece.size(), head.length - at));
            }
        }
        return Bytes.of(head);
    }

    /** Loads the binary to {@code sa}. */
    void writeTo(PhysicalMemory memory, long sa) {
        List<Piece> ascending = pieces;
        if (pieces.size() > 1) {
            ascending = new ArrayList<>(pieces);
            ascending.sort(Comparator.comparingLong(Piece::lma));
        }
        long filled = lma;
        for (Piece piece : ascending) {
            if (piece.lma() > filled) {
                memory.zero(sa + (filled - lma), piece.lma() - filled);
            }
            filled = Math.max(filled, piece.end());
        }
        for (Piece piece : pieces) {
            memory.copy(sa + (piece.lma() - lma), image, piece.offset(), piece.size());
        }
    }
}
