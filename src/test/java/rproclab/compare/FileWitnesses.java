// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import static rproclab.compare.Answer.accepted;
import static rproclab.compare.Answer.copy;
import static rproclab.compare.Answer.failed;
import static rproclab.compare.Answer.reads;
import static rproclab.compare.Answer.rejected;
import static rproclab.compare.Answer.writesTo;
import static rproclab.compare.Answer.zero;
import static rproclab.compare.SegmentWitnesses.AUX;
import static rproclab.compare.SegmentWitnesses.BOOTELF32;
import static rproclab.compare.SegmentWitnesses.BOOTELF64;
import static rproclab.compare.SegmentWitnesses.CORE;
import static rproclab.compare.SegmentWitnesses.RPROC32;
import static rproclab.compare.SegmentWitnesses.RPROC64;
import static rproclab.compare.SegmentWitnesses.elf;
import static rproclab.compare.Witness.row;
import static rproclab.compare.Witness.with;
import static rproclab.elf.EhdrField.EI_DATA;
import static rproclab.elf.EhdrField.E_MACHINE;
import static rproclab.elf.EhdrField.E_PHENTSIZE;
import static rproclab.elf.EhdrField.E_PHNUM;
import static rproclab.elf.EhdrField.E_PHOFF;
import static rproclab.elf.EhdrField.E_SHNUM;
import static rproclab.elf.EhdrField.E_SHOFF;
import static rproclab.elf.EhdrField.E_SHSTRNDX;
import static rproclab.elf.EhdrField.E_TYPE;
import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.ElfBuilder.elf64;
import static rproclab.elf.SectionRecipe.nobits;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.elf.SegmentRecipe.load;
import static rproclab.loader.Errno.EILSEQ;
import static rproclab.loader.Errno.EINVAL;
import static rproclab.loader.Errno.ENOEXEC;
import static rproclab.loader.Errno.ENOSPC;
import static rproclab.loader.Errno.EPROTONOSUPPORT;

import java.util.List;
import java.util.stream.Stream;
import rproclab.elf.Content;
import rproclab.elf.Elf;
import rproclab.elf.ElfBuilder;
import rproclab.elf.SectionRecipe;
import rproclab.memory.ReservedRegion;

/** The rows of the table of witnesses that are about the file: its header, its tables, its resource table. */
final class FileWitnesses {
    private static final String LOAD = "rproc_elf_load_segments";
    private static final String NOT_EXEC = "## Not a 32-bit elf image at address 0x48000000";
    private static final String NO_TABLE = CORE + "No resource table in elf";
    /** With {@code BOUNDS_SECTION_HEADERS}. */
    private static final String[] BOUNDED = {"linux-6.12.117", "linux-7.3"};
    private static final String[] IMX_5_10 = {"linux-5.10", "linux-5.10.262"};
    /** The node {@code rsc-table} of the vendor's board takes the table, wherever the ELF wants it. */
    private static final String[] TABLE_REGION = {"linux-5.15.168", "linux-6.1", "linux-6.12", "linux-6.12.117",
            "linux-7.2", "linux-7.3", "linux-imx-6.1", "linux-imx-6.6", "linux-imx-6.12"};

    private FileWitnesses() {}

    private static ElfBuilder small() {
        return elf().load(0, 4, 4);
    }

    private static Answer started(String stack, String pc) {
        return accepted("## Starting auxiliary core stack = 0x" + stack + ", pc = 0x" + pc + "...");
    }

    private static Answer refused(String why) {
        return rejected(EINVAL, CORE + why, CORE + "Boot failed: -22").writing();
    }

    private static ElfBuilder table(ElfBuilder image, long addr, long... words) {
        return image.section(section(".resource_table").flags(Elf.SHF_ALLOC).addr(addr).bytes(Content.words(words)));
    }

    static List<Witness> all() {
        return Stream.of(headers(), sections(), tables()).flatMap(List::stream).toList();
    }

    // @formatter:off
    private static List<Witness> headers() {
        ElfBuilder allPhdrs = elf().withoutSectionHeaders().with(E_PHNUM, 0xFFFF).segment(load(0).type(0));
        ElfBuilder bigEndian = small().with(EI_DATA, 2).with(E_TYPE, 0x200);
        ElfBuilder phoffAtEnd = small().fileSize(0x400).with(E_PHOFF, 0x400);
        ElfBuilder phoffBehind = small().fileSize(0x400).with(E_PHOFF, 0x401);
        return List.of(
            row(17, "ELF64", "imx8mp-m7", elf64().entry(0x401).load(0, 4, 4))
                .lx(accepted().writing(copy(0x7E_0000, 4)))
                .ur(accepted().writing(copy(0x7E_0000, 4)))
                // read as ELF32 it has 0 program headers, so the stack pointer is never set
                .ba(started("????????", "00000401").writing(copy(0x7E_0004, 4)))
                .be(accepted().writing(copy(0, 4))),
            row(17, "ELF64", "stm32mp157-m4", elf64().entry(0x401).load(0, 4, 4))
                .lx(accepted())
                .ur(rejected(EPROTONOSUPPORT, "stm32_m4_proc m4: Invalid ELF32 Image -93")),
            row(18, "e_phentsize of another class", "imx8mp-m7", small().with(E_PHENTSIZE, 56))
                .lx(accepted()).ur(accepted()).ba(accepted()).be(accepted()),
            row(19, "no program headers", "imx8mp-m7", elf())
                .lx(refused("No loadable segments"))
                .ur(rejected(ENOEXEC, "imx_rproc imx8mp-cm7: Invalid ELF32 Image -8"))
                .ba(started("????????", "00000401").writing(copy(0x7E_0004, 4)))
                .be(accepted().writing()),
            row(20, "65535 program headers, one in the file", "imx8mp-m7", allPhdrs)
                .lx(reads(LOAD, 52 + 32 + 12, 4)).ur(reads(RPROC32, 52 + 32 + 12, 4))
                .ba(reads(AUX, 52 + 32 + 12, 4)).be(reads(BOOTELF32, 52 + 32 + 12, 4)),
            row(20, "the same as ELF64", "imx8mp-m7",
                    elf64().withoutSectionHeaders().with(E_PHNUM, 0xFFFF).segment(load(0).type(0)))
                .lx(reads(LOAD, 64 + 56 + 24, 8)).ur(reads(RPROC64, 64 + 56 + 24, 8))
                .be(reads(BOOTELF64, 64 + 56 + 24, 8)),
            row(21, "big-endian by EI_DATA alone", "imx8mp-m7", small().with(EI_DATA, 2))
                .lx(refused("Unsupported firmware endianness"))
                .ur(rejected(EILSEQ, "imx_rproc imx8mp-cm7: Invalid ELF32 Image -84"))
                .ba(accepted()).be(accepted()),
            // the facts say -EILSEQ; rproc_elf32_sanity_check() reads e_type first, and that is swapped
            row(21, "big-endian, e_type too", "imx8mp-m7", bigEndian)
                .lx(refused("Unsupported firmware endianness"))
                .ur(rejected(EPROTONOSUPPORT, "imx_rproc imx8mp-cm7: Invalid ELF32 Image -93"))
                .ba(started("464C457F", "00010201").logging(NOT_EXEC,
                    "## Starting auxiliary core stack = 0x464C457F, pc = 0x00010201..."))
                .be(failed(NOT_EXEC).writing()),
            row(22, "ET_DYN", "imx8mp-m7", small().with(E_TYPE, 3))
                .lx(accepted()).ur(rejected(EPROTONOSUPPORT))
                .ba(started("464C457F", "00010101")).be(failed(NOT_EXEC)),
            row(22, "ET_REL", "imx8mp-m7", small().with(E_TYPE, 1))
                .lx(accepted()).ur(rejected(EPROTONOSUPPORT))
                .ba(started("464C457F", "00010101")).be(failed(NOT_EXEC)),
            row(23, "e_machine of x86-64", "imx8mp-m7", small().with(E_MACHINE, 62))
                .lx(accepted()).ur(accepted()).ba(accepted()).be(accepted()),
            row(26, "e_phoff at the end of the file", "imx8mp-m7", phoffAtEnd)
                .lx(reads(LOAD, 0x40C, 4)).ur(reads(RPROC32, 0x40C, 4))
                .ba(reads(AUX, 0x40C, 4)).be(reads(BOOTELF32, 0x40C, 4)),
            row(26, "e_phoff behind the end of the file", "imx8mp-m7", phoffBehind)
                .lx(refused("Firmware size is too small"))
                .ur(rejected(ENOSPC, "imx_rproc imx8mp-cm7: Invalid ELF32 Image -28"))
                .ba(reads(AUX, 0x40D, 4)).be(reads(BOOTELF32, 0x40D, 4)),
            row(37, "e_entry 0", "imx8mp-m7", elf32().entry(0).load(0, 4, 4))
                .lx(accepted()).ur(accepted()).ba(failed().writing(copy(0x7E_0000, 4))).be(accepted()));
    }

    private static List<Witness> sections() {
        ElfBuilder noRoom = small().fileSize(0x400).with(E_SHOFF, 0x400 - 39);
        ElfBuilder room = small().fileSize(0x400).with(E_SHOFF, 0x400 - 40).with(E_SHNUM, 1).with(E_SHSTRNDX, 0);
        ElfBuilder stripped = small().withoutSectionHeaders().with(E_SHOFF, 0).with(E_SHNUM, 0).with(E_SHSTRNDX, 0);
        ElfBuilder noNames = small().sectionHeadersAt(0x3B0).fileSize(0x400).with(E_SHNUM, 2).with(E_SHSTRNDX, 2);
        return List.of(
            row(24, "no room for one section header", "imx8mp-m7", noRoom)
                .lx(refused("Image is too small"))
                // the facts know it up to 7.2; 7.3 looks at all headers first
                .on(refused("Section headers are out of bounds"), BOUNDED)
                .ur(rejected(ENOSPC, "imx_rproc imx8mp-cm7: Invalid ELF32 Image -28"))
                .ba(accepted()).be(accepted()),
            row(24, "room for one section header", "imx8mp-m7", room)
                .lx(accepted()).ur(accepted()).ba(accepted()).be(accepted()),
            row(25, "no section headers", "imx8mp-m7", stripped)
                .lx(accepted(NO_TABLE)).ur(accepted()).ba(accepted()).be(accepted()).bes(accepted().writing()),
            row(25, "no section headers", "am62-m4f", stripped)
                .lx(rejected(EINVAL, CORE + "Boot failed: -22").without("resource")).ur(accepted()),
            row(25, "no section headers", "stm32mp157-m4", stripped)
                .lx(accepted()).ur(accepted("stm32_m4_proc m4: No valid resource table for this firmware")),
            row(27, "e_shstrndx out of range", "imx8mp-m7", noNames)
                .lx(reads("find_table", 0x400 + 16, 4).without("table")).on(refused("Image is too small"), BOUNDED)
                .ur(accepted()).ba(accepted()).be(accepted())
                // the facts speak of a garbage string table: its header is read there, too
                .bes(reads("load_elf_image_shdr", 0x400 + 4, 4)),
            row(27, "e_shstrndx out of range", "stm32mp157-m4", noNames)
                .ur(reads("rproc_elf32_find_rsc_table", 0x400 + 16, 4)),
            row(39, "a section that runs at 0", "imx8mp-m7", elf().load(0, 8, 8).load(0x2000_0000L, 8, 0x10)
                    .section(section(".isr_vector").flags(Elf.SHF_ALLOC).inside(0, 0).size(8))
                    .section(section(".data").flags(Elf.SHF_ALLOC).inside(1, 0).size(8))
                    .section(nobits(".bss", 0x2000_0008L, 8)))
                .bes(accepted().writing(copy(0x2000_0000L, 8), zero(0x2000_0008L, 8))),
            row(39, "a .bss that runs at 0", "imx8mp-m7", small().section(nobits(".bss", 0, 8)))
                .bes(accepted().writing()));
    }

    private static List<Witness> tables() {
        SectionRecipe inside = section(".resource_table").flags(Elf.SHF_ALLOC).bytes(Content.words(1, 0, 0, 0))
            .inside(0, 0);
        ElfBuilder moved = elf().segment(load(0x1000).vaddr(0x2000_0000L).bytes(0x40)).section(inside);
        ElfBuilder movedOnStm32 = elf().segment(load(0x1000_0000L).vaddr(0x1000_1000L).bytes(0x40)).section(inside);
        ReservedRegion vrings = new ReservedRegion("vdev0vring0", 0x5500_0000L, 0x8000);
        return List.of(
            row(28, "no .resource_table", "imx8mp-m7", small())
                .lx(accepted(NO_TABLE)).ur(accepted()).ba(accepted()).be(accepted()),
            row(28, "no .resource_table", "imx7d-m4", elf().load(0x2000_0000L, 4, 4))
                .lx(accepted(NO_TABLE))
                .on(rejected(EINVAL, CORE + "Boot failed: -22").without("table"), IMX_5_10),
            row(28, "no .resource_table", "stm32mp157-m4", small())
                .lx(accepted(CORE + "no resource table found for this firmware"))
                .ur(accepted("stm32_m4_proc m4: No valid resource table for this firmware")),
            row(28, "no .resource_table", "am62-m4f", small())
                .lx(rejected(EINVAL, CORE + "Boot failed: -22").without("table")).ur(accepted()),
            row(29, "the table's address is at no place", with("imx8mp-m7", vrings), table(small(), 0xDEAD_0000L, 1, 0, 0, 0))
                .lx(accepted("imx-rproc imx8mp-cm7: Translation failed: da = 0xdead0000 len = 0x10")
                    .writing(copy(0x7E_0000, 4)))
                .ur(accepted().writing(copy(0x7E_0000, 4))),
            row(29, "the same with a node rsc-table", "imx8mp-m7", table(small(), 0xDEAD_0000L, 1, 0, 0, 0))
                .lx(accepted().writing(copy(0x7E_0000, 4)))
                .on(accepted().without("Translation failed").writing(copy(0x7E_0000, 4), copy(0x550F_F000L, 0x10)),
                    TABLE_REGION),
            row(29, "the table's address is at no place", "stm32mp157-m4", table(small(), 0xDEAD_0000L, 1, 0, 0, 0))
                .lx(accepted())
                .ur(writesTo("NULL", "rproc_elf32_load_rsc_table", 0, 0x10)),
            row(30, "the table runs elsewhere than it is loaded", with("imx8mp-m7", vrings), moved)
                .lx(accepted().writing(copy(0x7E_1000, 0x40), copy(0x80_0000, 0x10)))
                .ba(accepted().writing(copy(0x7E_1000, 0x40), copy(0x7E_0000, 4), copy(0x7E_0004, 4)))
                .be(accepted().writing(copy(0x1000, 0x40)))
                .bes(accepted().writing(copy(0x2000_0000L, 0x10))),
            row(30, "the table runs elsewhere than it is loaded", "stm32mp157-m4", movedOnStm32)
                .lx(accepted().writing(copy(0x1000_0000L, 0x40), copy(0x1000_1000L, 0x10)))
                .ur(accepted().writing(copy(0x1000_1000L, 0x10), copy(0x1000_0000L, 0x40))),
            row(31, "a table of version 2", "imx8mp-m7", table(small(), 0x2000_0000L, 2, 0, 0, 0))
                .lx(accepted(CORE + "unsupported fw ver: 2", NO_TABLE)).ur(accepted()).ba(accepted()).be(accepted()),
            row(31, "a table with reserved bytes", "imx8mp-m7", table(small(), 0x2000_0000L, 1, 0, 0, 1))
                .lx(accepted(CORE + "non zero reserved bytes", NO_TABLE)),
            row(31, "a table of version 2", "am62-m4f", table(small(), 0x2000_0000L, 2, 0, 0, 0))
                .lx(rejected(EINVAL, CORE + "unsupported fw ver: 2", CORE + "Boot failed: -22")),
            row(31, "a table of version 2", "stm32mp157-m4", table(small(), 0x1000_0000L, 2, 0, 0, 0))
                .ur(accepted("stm32_m4_proc m4: No valid resource table for this firmware")));
    }
    // @formatter:on
}
