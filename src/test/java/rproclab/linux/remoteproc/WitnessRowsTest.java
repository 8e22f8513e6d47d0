// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.elf.EhdrField.EI_DATA;
import static rproclab.elf.EhdrField.E_MACHINE;
import static rproclab.elf.EhdrField.E_PHENTSIZE;
import static rproclab.elf.EhdrField.E_PHNUM;
import static rproclab.elf.EhdrField.E_PHOFF;
import static rproclab.elf.EhdrField.E_SHNUM;
import static rproclab.elf.EhdrField.E_SHOFF;
import static rproclab.elf.EhdrField.E_SHSTRNDX;
import static rproclab.elf.EhdrField.E_TYPE;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.elf.SegmentRecipe.load;
import static rproclab.linux.remoteproc.Boards.IMX8MQ_6_1;
import static rproclab.linux.remoteproc.Boards.IMX8MQ_6_12;
import static rproclab.linux.remoteproc.Boards.am62;
import static rproclab.linux.remoteproc.Boards.imx;
import static rproclab.linux.remoteproc.Boards.imx7d;
import static rproclab.linux.remoteproc.Boards.imx8mp;
import static rproclab.linux.remoteproc.Boards.log;
import static rproclab.linux.remoteproc.Boards.memory;
import static rproclab.linux.remoteproc.Boards.stm32mp1;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.bytes.Access;
import rproclab.elf.Content;
import rproclab.elf.ElfBuilder;
import rproclab.linux.remoteproc.ImxRproc.Dcfg;
import rproclab.linux.remoteproc.ImxRproc.Method;
import rproclab.loader.LoadResult;
import rproclab.loader.Verdict;
import rproclab.memory.ReservedRegion;
import rproclab.memory.Write;
import rproclab.memory.Write.Kind;

/** What Linux answers to the images that loaders disagree about; the numbers are those of the table of witnesses. */
class WitnessRowsTest {
    private static final ReservedRegion M7 = new ReservedRegion("m7", 0x8000_0000L, 0x0100_0000L);
    private static final ReservedRegion[] K3_REGIONS = {new ReservedRegion("dma", 0x9CB0_0000L, 0x10_0000, true),
            new ReservedRegion("memory", 0x9CC0_0000L, 0xE0_0000)};

    @ParameterizedTest
    @ValueSource(strings = {"linux-5.15.148", "linux-6.1", "linux-6.6.54", "linux-imx-6.6", "linux-6.12",
            "linux-6.12.117", "linux-7.2", "linux-7.3"})
    void row01DataAtTheEndOfItcmWithBssCounted(String release) {
        LoadResult result = boot(imx8mp(release),
                ElfBuilder.elf32().segment(load(0x1F000).vaddr(0x2000_0000L).bytes(0x800).memsz(0x9000)));

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(log(result)).contains("imx-rproc imx8mp-cm7: Translation failed: da = 0x1f000 len = 0x9000",
                "bad phdr da 0x1f000 mem 0x9000");
    }

    @Test
    void row02SegmentThatFillsItcm() {
        LoadResult result = boot(imx8mp("linux-6.12"), ElfBuilder.elf32().load(0, 0x100, 0x2_0000));

        assertThat(log(result)).contains("imx-rproc imx8mp-cm7: Translation failed: da = 0x0 len = 0x20000",
                "bad phdr da 0x0 mem 0x20000");
    }

    @Test
    void row03OneByteLess() {
        accepted(boot(imx8mp("linux-6.12"), ElfBuilder.elf32().load(0, 0x100, 0x1_FFFF)));
    }

    @Test
    void row04SegmentThatFillsAMemoryRegion() {
        LoadResult result = boot(imx8mp("linux-6.12", M7), ElfBuilder.elf32().load(0x8000_0000L, 4, 0x0100_0000L));

        accepted(result);
        assertThat(log(result)).noneMatch(line -> line.contains("Translation failed"));
    }

    @Test
    void row05SameWithoutMemoryRegion() {
        LoadResult result = boot(imx8mp("linux-6.12"), ElfBuilder.elf32().load(0x8000_0000L, 4, 0x0100_0000L));

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(log(result)).contains("bad phdr da 0x80000000 mem 0x1000000")
                .noneMatch(line -> line.contains("Translation failed"));
    }

    @Test
    void row07SegmentAcrossTcmlAndTcmuOf8mm() {
        ElfBuilder image = ElfBuilder.elf32().load(0x1FFF_F000L, 4, 0x2000);

        LoadResult twoRows = boot(imx("linux-6.1", Dcfg.of(IMX8MQ_6_1, Method.MMIO)), image);
        LoadResult oneRow = boot(imx("linux-6.12", Dcfg.of(IMX8MQ_6_12, Method.MMIO)), image);

        assertThat(log(twoRows)).contains("bad phdr da 0x1ffff000 mem 0x2000");
        accepted(oneRow);
        assertThat(oneRow.memory().writes()).first().isEqualTo(new Write(0x7F_F000, 4, Kind.COPY));
    }

    @Test
    void row08SameShapeAtAlias0() {
        LoadResult result = boot(imx("linux-6.12", Dcfg.of(IMX8MQ_6_12, Method.MMIO)),
                ElfBuilder.elf32().load(0x1_F000, 4, 0x2000));

        assertThat(log(result)).contains("bad phdr da 0x1f000 mem 0x2000");
    }

    @Test
    void row08AliasIsCoveredByTheOwnRow() {
        accepted(boot(imx("linux-6.12", Dcfg.of(IMX8MQ_6_12, Method.MMIO)),
                ElfBuilder.elf32().load(0x1_F000, 4, 0xFFF)));
    }

    @Test
    void row10EmptySegmentAtNowhere() {
        ElfBuilder image = table(ElfBuilder.elf32().load(0x2000_0000L, 4, 4).load(0xDEAD_0000L, 0, 0));

        accepted(boot(imx7d("linux-6.12"), image));
        LoadResult old = boot(imx7d("linux-5.10"), image);
        assertThat(log(old)).contains("bad phdr da 0xdead0000 mem 0x0")
                .noneMatch(line -> line.contains("Translation failed"));
    }

    @Test
    void row11FileBytesWithoutMemory() {
        ElfBuilder image = table(ElfBuilder.elf32().load(0x2000_0000L, 0x10, 0));

        accepted(boot(imx7d("linux-6.12"), image));
        assertThat(log(boot(imx7d("linux-5.10"), image))).contains("bad phdr filesz 0x10 memsz 0x0");
    }

    @Test
    void row12MoreFileBytesThanMemory() {
        assertThat(log(boot(imx8mp("linux-6.12"), ElfBuilder.elf32().load(0, 0x20, 0x10))))
                .contains("bad phdr filesz 0x20 memsz 0x10");
    }

    @Test
    void row13FileBytesPastTheEnd() {
        assertThat(log(boot(imx8mp("linux-6.12"),
                ElfBuilder.elf32().segment(load(0).bytes(0x10).offset(0x1000).filesz(0x10)).fileSize(0x400))))
                .contains("truncated fw: need 0x1010 avail 0x400");
    }

    @Test
    void row14FileRangeThatWraps() {
        LoadResult result = boot(imx8mp("linux-6.12"),
                ElfBuilder.elf64().segment(load(0).offset(-0x100).filesz(0x200)));

        assertThat(result.verdict()).isEqualTo(
                new Verdict.Undefined(Access.READ, "rproc_elf_load_segments", "firmware", -0x100, 0x200));
    }

    @Test
    void row15AddressAboveFourGibInACarveout() {
        LoadResult result = boot(imx8mp("linux-6.12", M7), ElfBuilder.elf64().load(0x1_8000_0000L, 4, 4));

        accepted(result);
        assertThat(log(result)).contains("imx-rproc imx8mp-cm7: Translation failed: da = 0x180000000 len = 0x4");
        assertThat(result.memory().written(0x8000_0000L)).isTrue();
    }

    @Test
    void row16MemoryRangeThatWraps() {
        LoadResult result = boot(imx8mp("linux-6.12"), ElfBuilder.elf64().load(0x10, 4, -0x10));

        assertThat(result.verdict()).isEqualTo(
                new Verdict.Undefined(Access.WRITE, "rproc_elf_load_segments", "ITCM", 0x14, -0x14));
    }

    @Test
    void row19NoProgramHeaders() {
        assertThat(log(boot(imx8mp("linux-6.12"), ElfBuilder.elf32()))).contains("No loadable segments");
    }

    @Test
    void row20AllOf65535ProgramHeaders() {
        // 63 zero bytes behind the only header: one empty header, most of another, then the end
        ElfBuilder image = ElfBuilder.elf32()
                .segment(load(0).offset(0).filesz(0x34))
                .withoutSectionHeaders()
                .with(E_PHNUM, 0xFFFF)
                .fileSize(0x34 + 0x20 + 63);

        assertThat(boot(imx8mp("linux-6.12"), image).verdict()).isEqualTo(new Verdict.Undefined(Access.READ,
                "rproc_elf_load_segments", "firmware", 0x34 + 3 * 0x20 + 12, 4));
    }

    @Test
    void row21BigEndian() {
        assertThat(log(boot(imx8mp("linux-6.12"), ElfBuilder.elf32().load(0, 4, 4).with(EI_DATA, 2))))
                .contains("Unsupported firmware endianness");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4})
    void row22AnyTypeOfFile(int type) {
        accepted(boot(imx8mp("linux-6.12"), ElfBuilder.elf32().load(0, 4, 4).with(E_TYPE, type)));
    }

    @Test
    void row23AnyMachine() {
        accepted(boot(imx8mp("linux-6.12"), ElfBuilder.elf32().load(0, 4, 4).with(E_MACHINE, 62)));
    }

    @ParameterizedTest
    @CsvSource({"linux-6.12, Image is too small", "linux-7.3, Section headers are out of bounds"})
    void row24NoRoomForASectionHeader(String release, String message) {
        assertThat(
                log(boot(imx8mp(release), ElfBuilder.elf32().load(0, 4, 4).fileSize(0x400).with(E_SHOFF, 0x400 - 39))))
                .contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-5.15.148", "linux-6.12", "linux-7.3"})
    void row25NoSectionHeadersAtAll(String release) {
        ElfBuilder image = ElfBuilder.elf32()
                .load(0, 4, 4)
                .withoutSectionHeaders()
                .with(E_SHOFF, 0)
                .with(E_SHNUM, 0)
                .with(E_SHSTRNDX, 0);

        accepted(boot(imx8mp(release), image));
    }

    @Test
    void row25NoSectionHeadersOnK3() {
        ElfBuilder image = ElfBuilder.elf32().load(0, 4, 4).withoutSectionHeaders();

        LoadResult result = boot(am62("linux-6.12", K3_REGIONS), image);

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(log(result)).hasSize(3).last().isEqualTo("Boot failed: -22");
    }

    @Test
    void row26ProgramHeadersBehindTheFile() {
        ElfBuilder image = ElfBuilder.elf32().load(0, 4, 4).fileSize(0x400);

        assertThat(log(boot(imx8mp("linux-6.12"), image.with(E_PHOFF, 0x401)))).contains("Firmware size is too small");
        assertThat(boot(imx8mp("linux-6.12"), image.with(E_PHOFF, 0x400)).verdict())
                .isInstanceOf(Verdict.Undefined.class);
    }

    @Test
    void row27NameTableOutOfRange() {
        ElfBuilder image = ElfBuilder.elf32()
                .load(0, 4, 4)
                .sectionHeadersAt(0x3B0)
                .fileSize(0x400)
                .with(E_SHNUM, 2)
                .with(E_SHSTRNDX, 2);

        assertThat(boot(imx8mp("linux-7.2"), image).verdict())
                .isEqualTo(new Verdict.Undefined(Access.READ, "find_table", "firmware", 0x400 + 16, 4));
        assertThat(log(boot(imx8mp("linux-7.3"), image))).contains("Image is too small");
    }

    @Test
    void row28NoResourceTable() {
        byte[] image = ElfBuilder.elf32().load(0, 4, 4).build();
        ReservedRegion retram = new ReservedRegion("retram", 0x3800_0000L, 0x1_0000);

        assertThat(log(Boards.load(imx8mp("linux-6.12"), image))).contains("No resource table in elf");
        assertThat(log(Boards.load(stm32mp1("linux-6.12", retram), image)))
                .contains("no resource table found for this firmware", "remote processor m4 is now up");
        assertThat(Boards.load(am62("linux-6.12", K3_REGIONS), image).verdict()).isEqualTo(Verdict.rejected(-22));
    }

    @Test
    void row29TableAtAnAddressThatIsNowhere() {
        LoadResult result = boot(imx8mp("linux-6.12"), ElfBuilder.elf32()
                .load(0, 4, 4)
                .section(section(".resource_table").addr(0xDEAD_0000L).bytes(Content.words(1, 0, 0, 0))));

        accepted(result);
        assertThat(log(result)).contains("imx-rproc imx8mp-cm7: Translation failed: da = 0xdead0000 len = 0x10");
        assertThat(result.memory().writes()).hasSize(1);
    }

    @Test
    void row31TableOfAnotherVersion() {
        ElfBuilder image = ElfBuilder.elf32().load(0, 4, 4).section(section(".resource_table")
                .bytes(Content.words(2, 0, 0, 0)));

        LoadResult imx = boot(imx8mp("linux-6.12"), image);
        LoadResult k3 = boot(am62("linux-6.12", K3_REGIONS), image);

        accepted(imx);
        assertThat(log(imx)).contains("unsupported fw ver: 2", "No resource table in elf");
        assertThat(k3.verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(log(k3)).contains("unsupported fw ver: 2");
    }

    @Test
    void row37EntryZero() {
        accepted(boot(imx8mp("linux-6.12"), ElfBuilder.elf32().entry(0).load(0, 4, 4)));
    }

    @Test
    void row41LaterSegmentWinsWithItsZeros() {
        byte[] image = ElfBuilder.elf32()
                .segment(load(0).bytes(Content.hex("1111111111111111")))
                .segment(load(2).bytes(Content.hex("22")).memsz(3))
                .build();

        LoadResult result = Boards.load(imx8mp("linux-6.12"), image);

        assertThat(memory(result, 0x7E_0000, 8)).containsExactly(0x11, 0x11, 0x22, 0, 0, 0x11, 0x11, 0x11);
    }

    @Test
    void row43SegmentAcrossTwoDmaRanges() {
        ReservedRegion code = new ReservedRegion("code", 0x1000_0000L, 0x1_0000);
        ReservedRegion data = new ReservedRegion("data", 0x1001_0000L, 0x1_0000);

        LoadResult result = boot(stm32mp1("linux-6.12", code, data), ElfBuilder.elf32().load(0x1000_F000L, 4, 0x2000));

        assertThat(log(result)).contains("bad phdr da 0x1000f000 mem 0x2000");
    }

    @Test
    void row44BssOnly() {
        LoadResult result = boot(imx8mp("linux-6.12"), ElfBuilder.elf32().load(0x2000_0000L, 0, 0x100));

        accepted(result);
        assertThat(result.memory().writes()).containsExactly(new Write(0x80_0000, 0x100, Kind.ZERO));
    }

    @Test
    void rows17And18AnotherClassAndAnotherPhentsize() {
        accepted(boot(imx8mp("linux-6.12"), ElfBuilder.elf32().load(0, 4, 4).with(E_PHENTSIZE, 56)));
        accepted(boot(imx8mp("linux-6.12"), ElfBuilder.elf64().load(0, 4, 4)));
    }

    private static LoadResult boot(LinuxLoader loader, ElfBuilder image) {
        return Boards.load(loader, image.build());
    }

    private static void accepted(LoadResult result) {
        assertThat(result.verdict()).as(() -> log(result).toString()).isEqualTo(Verdict.ACCEPTED);
    }

    private static ElfBuilder table(ElfBuilder image) {
        return image.section(section(".resource_table").addr(0x2000_0000L).bytes(Content.words(1, 0, 0, 0)));
    }
}
