// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import static rproclab.compare.Answer.accepted;
import static rproclab.compare.Answer.copy;
import static rproclab.compare.Answer.failed;
import static rproclab.compare.Answer.reads;
import static rproclab.compare.Answer.rejected;
import static rproclab.compare.Answer.writesTo;
import static rproclab.compare.Answer.zero;
import static rproclab.compare.Witness.row;
import static rproclab.compare.Witness.with;
import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.ElfBuilder.elf64;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.elf.SegmentRecipe.load;
import static rproclab.loader.Errno.EINVAL;

import java.util.List;
import rproclab.elf.Content;
import rproclab.elf.ElfBuilder;
import rproclab.memory.ReservedRegion;
import rproclab.memory.Write;

/** The rows of the table of witnesses that are about one program header: where it goes, how long it is. */
final class SegmentWitnesses {
    static final String CORE = "remoteproc remoteproc0: ";
    static final String NO_PLACE = "Translation failed";
    static final String RPROC32 = "rproc_elf32_load_image";
    static final String RPROC64 = "rproc_elf64_load_image";
    static final String AUX = "load_elf_image_m_core_phdr";
    static final String BOOTELF32 = "load_elf_image_phdr";
    static final String BOOTELF64 = "load_elf64_image_phdr";
    /** Without {@code SKIPS_EMPTY_SEGMENTS}, that is all before 6.1. */
    static final String[] BEFORE_6_1 = {"linux-5.15.148", "linux-5.15.168", "linux-imx-5.15"};
    /** What {@code bootaux} writes in the end: stack pointer and PC, over the vectors. */
    private static final Write SP = copy(0x7E_0000L, 4);
    private static final Write PC = copy(0x7E_0004L, 4);

    private SegmentWitnesses() {}

    static ElfBuilder elf() {
        return elf32().entry(0x401);
    }

    static ElfBuilder table(ElfBuilder image) {
        return image.section(section(".resource_table").addr(0x2000_0000L).bytes(Content.words(1, 0, 0, 0)));
    }

    /** The four lines of a segment that the driver's address map does not take. */
    private static Answer notTranslated(String device, String da, String size) {
        return rejected(EINVAL, "imx-rproc " + device + ": Translation failed: da = " + da + " len = " + size,
                CORE + "bad phdr da " + da + " mem " + size, CORE + "Failed to load program segments: -22",
                CORE + "Boot failed: -22");
    }

    /** The address map takes it, but nothing is mapped there: not a word of the driver. */
    private static Answer notMapped(String da, String size) {
        return rejected(EINVAL, CORE + "bad phdr da " + da + " mem " + size,
                CORE + "Failed to load program segments: -22", CORE + "Boot failed: -22").without(NO_PLACE);
    }

    private static Answer null32(String device, String da, String size, long filesz) {
        return writesTo("NULL", RPROC32, 0, filesz)
                .logging("imx_rproc " + device + ": Translation failed: da = " + da + " len = " + size);
    }

    private static Answer null64(String da, String size) {
        return rejected(EINVAL, "imx_rproc imx8mp-cm7: Translation failed: da = " + da + " len = " + size,
                "imx_rproc imx8mp-cm7: bad da " + da + " mem " + size);
    }

    static List<Witness> all() {
        ElfBuilder m4 = elf().load(0x8000_0000L, 4, 0x0100_0000L);
        ElfBuilder codeAlias = elf().load(0x1000_1000L, 4, 4);
        // @formatter:off
        return List.of(
            row(1, ".data's load address near the end of ITCM, .bss counted", "imx8mp-m7",
                    elf().segment(load(0x1F000).vaddr(0x2000_0000L).bytes(0x800).memsz(0x9000)))
                .lx(notTranslated("imx8mp-cm7", "0x1f000", "0x9000").writing())
                .ur(null32("imx8mp-cm7", "0x1f000", "0x9000", 0x800).writing())
                .ba(accepted().writing(copy(0x7F_F000, 0x800), zero(0x7F_F800, 0x8800), SP, PC))
                .be(accepted().writing(copy(0x1_F000, 0x800), zero(0x1_F800, 0x8800))),
            row(1, "the same as ELF64", "imx8mp-m7",
                    elf64().entry(0x401).segment(load(0x1F000).vaddr(0x2000_0000L).bytes(0x800).memsz(0x9000)))
                .lx(notTranslated("imx8mp-cm7", "0x1f000", "0x9000"))
                .ur(null64("0x1f000", "0x9000").writing())
                .be(accepted().writing(copy(0x1_F000, 0x800), zero(0x1_F800, 0x8800))),
            row(2, "ITCM filled exactly", "imx8mp-m7", elf().load(0, 0x100, 0x2_0000))
                .lx(notTranslated("imx8mp-cm7", "0x0", "0x20000"))
                .ur(null32("imx8mp-cm7", "0x0", "0x20000", 0x100))
                .ba(accepted().writing(copy(0x7E_0000, 0x100), zero(0x7E_0100, 0x1_FF00), SP, PC))
                .be(accepted().writing(copy(0, 0x100), zero(0x100, 0x1_FF00))),
            row(2, "the same as ELF64", "imx8mp-m7", elf64().load(0, 0x100, 0x2_0000))
                .ur(null64("0x0", "0x20000")),
            row(3, "one byte less", "imx8mp-m7", elf().load(0, 0x100, 0x1_FFFF))
                .lx(accepted().writing(copy(0x7E_0000, 0x100), zero(0x7E_0100, 0x1_FEFF)))
                .ur(accepted().writing(copy(0x7E_0000, 0x100), zero(0x7E_0100, 0x1_FEFF)))
                .ba(accepted().writing(copy(0x7E_0000, 0x100), zero(0x7E_0100, 0x1_FEFF), SP, PC))
                .be(accepted().writing(copy(0, 0x100), zero(0x100, 0x1_FEFF))),
            // the driver's own slot wants a byte to spare, the carveout does not
            row(4, "a memory-region filled exactly", "imx8mp-m7", m4)
                .lx(accepted().without(NO_PLACE).writing(copy(0x8000_0000L, 4), zero(0x8000_0004L, 0xFF_FFFC)))
                .ur(accepted()).ba(accepted()).be(accepted()),
            row(5, "the same without memory-region", with("imx8mp-m7"), m4)
                .lx(notMapped("0x80000000", "0x1000000").writing())
                .ur(accepted().writing(copy(0x8000_0000L, 4), zero(0x8000_0004L, 0xFF_FFFC)))
                .ba(accepted()).be(accepted()),
            row(6, "the code alias of DDR, no memory-region there", "imx8mp-m7", codeAlias)
                .lx(notMapped("0x10001000", "0x4"))
                .ur(accepted().writing(copy(0x4000_1000L, 4)))
                .ba(accepted().writing(copy(0x8000_1000L, 4), SP, PC))
                .be(accepted().writing(copy(0x1000_1000L, 4))),
            row(6, "the same with a memory-region there",
                    with("imx8mp-m7", new ReservedRegion("m7", 0x4000_0000L, 0x10_0000)), codeAlias)
                .lx(accepted().writing(copy(0x4000_1000L, 4))),
            // the facts give the alias as 0x40000000 for every release; 8MQ's and 8MM's was U-Boot's before
            row(6, "the same on 8MM, whose alias moved in 5.15.168 and 6.6.54", "imx8mm-m4", codeAlias)
                .lx(notMapped("0x10001000", "0x4"))
                .on(accepted().writing(copy(0x8000_1000L, 4)), "linux-5.15.148", "linux-6.6.53"),
            row(7, "across TCML and TCMU of 8MM", "imx8mm-m4", elf().load(0x1FFF_F000L, 4, 0x2000))
                .lx(notTranslated("imx8mm-cm4", "0x1ffff000", "0x2000"))
                .on(accepted().writing(copy(0x7F_F000, 4), zero(0x7F_F004, 0x1FFC)), "linux-6.12", "linux-6.12.117",
                    "linux-7.2", "linux-7.3", "linux-imx-5.15", "linux-imx-6.1", "linux-imx-6.6", "linux-imx-6.12")
                .ur(accepted().writing(copy(0x7F_F000, 4), zero(0x7F_F004, 0x1FFC)))
                .ba(accepted().writing(copy(0x7F_F000, 4), zero(0x7F_F004, 0x1FFC), SP, PC))
                .be(accepted().writing(copy(0x1FFF_F000L, 4), zero(0x1FFF_F004L, 0x1FFC))),
            row(8, "the same shape at TCML's alias 0", "imx8mm-m4", elf().load(0x1_F000, 4, 0x2000))
                .lx(notTranslated("imx8mm-cm4", "0x1f000", "0x2000"))
                .ur(null32("imx8mm-cm4", "0x1f000", "0x2000", 4))
                .ba(accepted().writing(copy(0x7F_F000, 4), zero(0x7F_F004, 0x1FFC), SP, PC)),
            row(9, "8MM's TCML address on 8MP", "imx8mp-m7", elf().load(0x1FFE_0000L, 4, 4))
                .lx(notTranslated("imx8mp-cm7", "0x1ffe0000", "0x4"))
                .ur(null32("imx8mp-cm7", "0x1ffe0000", "0x4", 4))
                .ba(accepted().writing(copy(0x7E_0000, 4), SP, PC)),
            row(9, "8MM's TCML address on 8MN", "imx8mn-m7", elf().load(0x1FFE_0000L, 4, 4))
                .lx(notTranslated("imx8mn-cm7", "0x1ffe0000", "0x4"))
                .ur(null32("imx8mn-cm7", "0x1ffe0000", "0x4", 4))
                .ba(accepted().writing(copy(0x7E_0000, 4), SP, PC)),
            // the facts name 5.10 alone; 5.15 has no test for memsz 0 either
            row(10, "an empty segment at no place", "imx8mp-m7", elf().load(0, 4, 4).load(0xDEAD_0000L, 0, 0))
                .lx(accepted())
                .on(notMapped("0xdead0000", "0x0").writing(copy(0x7E_0000, 4)), BEFORE_6_1)
                .ur(accepted().writing(copy(0x7E_0000, 4)))
                .ba(failed("Invalid aux core address: dead0000").writing(copy(0x7E_0000, 4)))
                .be(accepted()),
            row(10, "the same as ELF64", "imx8mp-m7", elf64().load(0, 4, 4).load(0xDEAD_0000L, 0, 0))
                .ur(null64("0xdead0000", "0x0")),
            row(10, "the same on 5.10's i.MX7D", "imx7d-m4",
                    table(elf().load(0x2000_0000L, 4, 4).load(0xDEAD_0000L, 0, 0)))
                .lx(accepted())
                .on(notMapped("0xdead0000", "0x0"), "linux-5.10", "linux-5.10.262")
                .on(notMapped("0xdead0000", "0x0"), BEFORE_6_1),
            row(11, "file bytes without memory", "imx8mp-m7", elf().load(0, 0x10, 0))
                .lx(accepted().writing())
                .on(rejected(EINVAL, CORE + "bad phdr filesz 0x10 memsz 0x0"), BEFORE_6_1)
                .ur(accepted().writing())
                .ba(writesTo("memory", AUX, 0x7E_0010, 0xFFFF_FFF0L).writing(copy(0x7E_0000, 0x10)))
                .be(writesTo("memory", BOOTELF32, 0x10, 0xFFFF_FFF0L)),
            row(11, "the same as ELF64", "imx8mp-m7", elf64().load(0, 0x10, 0))
                .ur(writesTo("memory", RPROC64, 0x7E_0010, -0x10).writing(copy(0x7E_0000, 0x10)))
                .be(writesTo("memory", BOOTELF64, 0x10, -0x10)),
            row(11, "the same on 5.10's i.MX7D", "imx7d-m4", table(elf().load(0x2000_0000L, 0x10, 0)))
                .on(rejected(EINVAL, CORE + "bad phdr filesz 0x10 memsz 0x0"), "linux-5.10", "linux-5.10.262"),
            row(12, "more file bytes than memory", "imx8mp-m7", elf().load(0, 0x11, 0x10))
                .lx(rejected(EINVAL, CORE + "bad phdr filesz 0x11 memsz 0x10").writing())
                .ur(writesTo("memory", RPROC32, 0x7E_0011, 0xFFFF_FFFFL))
                .ba(writesTo("memory", AUX, 0x7E_0011, 0xFFFF_FFFFL))
                .be(writesTo("memory", BOOTELF32, 0x11, 0xFFFF_FFFFL)),
            row(13, "one file byte behind the end", "imx8mp-m7",
                    elf().segment(load(0).offset(0x3F1).filesz(0x10)).fileSize(0x400))
                .lx(rejected(EINVAL, CORE + "truncated fw: need 0x401 avail 0x400"))
                .ur(reads(RPROC32, 0x3F1, 0x10)).ba(reads(AUX, 0x3F1, 0x10)).be(reads(BOOTELF32, 0x3F1, 0x10)),
            row(13, "the last file byte", "imx8mp-m7",
                    elf().segment(load(0).offset(0x3F0).filesz(0x10)).fileSize(0x400))
                .lx(accepted()).ur(accepted()).ba(accepted()).be(accepted()),
            row(14, "offset + filesz wraps", "imx8mp-m7", elf64().segment(load(0).offset(-0x100).filesz(0x200)))
                .lx(reads("rproc_elf_load_segments", -0x100, 0x200))
                .ur(reads(RPROC64, -0x100, 0x200)).be(reads(BOOTELF64, -0x100, 0x200)),
            row(15, "bit 32 of the address, a carveout below", "imx8mp-m7", elf64().load(0x1_8000_0000L, 4, 4))
                .lx(accepted("imx-rproc imx8mp-cm7: Translation failed: da = 0x180000000 len = 0x4")
                    .writing(copy(0x8000_0000L, 4)))
                .ur(null64("0x180000000", "0x4")).be(accepted().writing(copy(0x1_8000_0000L, 4))),
            row(16, "address + memsz wraps", "imx8mp-m7", elf64().load(0x100, 4, -8))
                .lx(writesTo("ITCM", "rproc_elf_load_segments", 0x104, -12))
                .ur(writesTo("memory", RPROC64, 0x7E_0104, -12)).be(writesTo("memory", BOOTELF64, 0x104, -12)),
            row(38, "the vectors not in the first segment", "imx8mp-m7",
                    elf().segment(load(0x400).bytes(Content.words(0xE7FE_BF00L)))
                        .segment(load(0).bytes(Content.words(0x2000_8000L, 0x401))))
                .lx(accepted().leaving(0x7E_0000, "0080002001040000"))
                .ba(accepted("## Starting auxiliary core stack = 0xE7FEBF00, pc = 0x00000401...")
                    .leaving(0x7E_0000, "00bffee701040000")),
            row(41, "two segments overlap, the later one with zeros", "imx8mp-m7",
                    elf().segment(load(0x10).bytes(Content.hex("1111111111111111")))
                        .segment(load(0x12).bytes(Content.hex("22")).memsz(3)))
                .lx(accepted().leaving(0x7E_0010, "1111220000111111"))
                .ur(accepted().leaving(0x7E_0010, "1111220000111111"))
                .ba(accepted().leaving(0x7E_0010, "1111220000111111"))
                .be(accepted().leaving(0x10, "1111220000111111")),
            row(43, "from one row of STM32MP1's dma-ranges into another", "stm32mp157-m4",
                    elf().load(0xF000, 4, 0xFFF_1010L))
                .lx(notMapped("0xf000", "0xfff1010"))
                .ur(accepted().leaving(0x3801_0000L, "00")),
            row(43, "the same, ending behind the second row", "stm32mp157-m4",
                    elf().load(0x1005_F000L, 4, 0x1001))
                .ur(writesTo("NULL", RPROC32, 0, 4)),
            row(44, ".bss alone", "imx8mp-m7", elf().load(0, 4, 4).load(0x2000_0000L, 0, 0x100))
                .lx(accepted().writing(copy(0x7E_0000, 4), zero(0x80_0000, 0x100)))
                .ur(accepted().writing(copy(0x7E_0000, 4), zero(0x80_0000, 0x100)))
                .ba(accepted().writing(copy(0x7E_0000, 4), zero(0x80_0000, 0x100), SP, PC))
                .be(accepted().writing(copy(0, 4), zero(0x2000_0000L, 0x100))),
            row(45, "beyond all regions of K3", "am62-m4f", table(elf().load(0x6000_0000L, 4, 0x100)))
                .lx(notMapped("0x60000000", "0x100"))
                .ur(accepted().writing(copy(0x6000_0000L, 4), zero(0x6000_0004L, 0xFC))));
        // @formatter:on
    }
}
