// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.elf.EhdrField.E_SHNUM;
import static rproclab.elf.EhdrField.E_SHSTRNDX;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.elf.ShdrField.SH_NAME;
import static rproclab.linux.remoteproc.Boards.imx8mp;
import static rproclab.linux.remoteproc.Boards.load;
import static rproclab.linux.remoteproc.Boards.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import rproclab.bytes.Access;
import rproclab.elf.Content;
import rproclab.elf.Elf;
import rproclab.elf.ElfBuilder;
import rproclab.elf.SectionRecipe;
import rproclab.loader.LoadResult;
import rproclab.loader.Verdict;
import rproclab.memory.ReservedRegion;
import rproclab.memory.Write;
import rproclab.memory.Write.Kind;

/** {@code find_table()}, {@code rproc_elf_load_rsc_table()}, and what {@code rproc_start()} writes back. */
class ResourceTableTest {
    private static final long DTCM = 0x2000_0000L;

    @Test
    void tableIsWrittenToItsRunAddressAfterTheSegments() {
        LoadResult result = load(imx8mp("linux-6.12"), with(table(1, 0, 0, 0)).build());

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(log(result)).doesNotContain("No resource table in elf");
        assertThat(result.memory().writes())
                .containsExactly(new Write(0x7E_0000, 4, Kind.COPY), new Write(0x80_0000, 16, Kind.COPY));
        assertThat(result.memory().u32(0x80_0000)).isEqualTo(1);
    }

    @Test
    void firstTableDecides() {
        LoadResult result = load(imx8mp("linux-6.12"),
                with(table(2, 0, 0, 0)).section(table(1, 0, 0, 0)).build());

        assertThat(complaints(result)).containsExactly("unsupported fw ver: 2", "No resource table in elf");
        assertThat(result.memory().writes()).hasSize(1);
    }

    @Test
    void nameMustBeTheWholeName() {
        assertThat(complaints(load(imx8mp("linux-6.12"), with(named(".resource_tabl")).build())))
                .containsExactly("No resource table in elf");
        assertThat(complaints(load(imx8mp("linux-6.12"), with(named(".resource_table2")).build())))
                .containsExactly("No resource table in elf");
    }

    @Test
    void typeOfTheSectionIsIgnored() {
        LoadResult result = load(imx8mp("linux-6.12"), with(table(1, 0, 0, 0).type(Elf.SHT_NOBITS)).build());

        assertThat(complaints(result)).isEmpty();
    }

    @Test
    void tableMayEndWhereTheFileEnds() {
        SectionRecipe atEnd = table(1, 0, 0, 0).placedAt(0x3F0);

        assertThat(complaints(load(imx8mp("linux-6.12"), with(atEnd).fileSize(0x400).build()))).isEmpty();
        assertThat(complaints(load(imx8mp("linux-6.12"), with(atEnd.size(17)).fileSize(0x400).build())))
                .containsExactly("resource table truncated", "No resource table in elf");
    }

    @Test
    void tableRangeThatWrapsIsTruncated() {
        ElfBuilder image = ElfBuilder.elf64().load(0, 4, 4).section(table(1, 0, 0, 0).offset(-16).size(0x20));

        assertThat(complaints(load(imx8mp("linux-6.12"), image.build())))
                .containsExactly("resource table truncated", "No resource table in elf");
    }

    @Test
    void tableHasAtLeastItsHeader() {
        assertThat(complaints(load(imx8mp("linux-6.12"), with(table(1, 0, 0, 0).size(15)).build())))
                .containsExactly("header-less resource table", "No resource table in elf");
    }

    @Test
    void versionIsOneAndPrintedSigned() {
        assertThat(complaints(load(imx8mp("linux-6.12"), with(table(0, 0, 0, 0)).build())))
                .containsExactly("unsupported fw ver: 0", "No resource table in elf");
        assertThat(complaints(load(imx8mp("linux-6.12"), with(table(0xFFFF_FFFFL, 0, 0, 0)).build())))
                .containsExactly("unsupported fw ver: -1", "No resource table in elf");
    }

    @Test
    void bothReservedWordsMustBeZero() {
        assertThat(complaints(load(imx8mp("linux-6.12"), with(table(1, 0, 1, 0)).build())))
                .containsExactly("non zero reserved bytes", "No resource table in elf");
        assertThat(complaints(load(imx8mp("linux-6.12"), with(table(1, 0, 0, 1)).build())))
                .containsExactly("non zero reserved bytes", "No resource table in elf");
    }

    @Test
    void offsetsMustFitTheSection() {
        assertThat(complaints(load(imx8mp("linux-6.12"), with(table(1, 1, 0, 0, 0x10)).build())))
                .containsExactly("unsupported resource 16");
        assertThat(complaints(load(imx8mp("linux-6.12"), with(table(1, 2, 0, 0, 0x14)).build())))
                .containsExactly("resource table incomplete", "No resource table in elf");
        assertThat(complaints(load(imx8mp("linux-6.12"), with(table(1, 0xFFFF_FFFFL, 0, 0)).build())))
                .containsExactly("resource table incomplete", "No resource table in elf");
    }

    /** 5.15.148 looks again for the table it did not take, and so complains twice. */
    @Test
    void releaseWithoutTheGuardLooksTwice() {
        LoadResult result = load(imx8mp("linux-5.15.148"), with(table(2, 0, 0, 0)).build());

        assertThat(complaints(result))
                .containsExactly("unsupported fw ver: 2", "No resource table in elf", "unsupported fw ver: 2");
    }

    @Test
    void nameOutsideTheFileIsReadByteByByte() {
        byte[] image = ElfBuilder.elf32()
                .load(0, 4, 4)
                .section(section("x").with(SH_NAME, 0x400))
                .with(E_SHSTRNDX, 0)
                .fileSize(0x400)
                .build();
        byte[] longer = Arrays.copyOf(image, 0x404);
        System.arraycopy(".res".getBytes(StandardCharsets.US_ASCII), 0, longer, 0x400, 4);

        assertThat(load(imx8mp("linux-7.3"), image).verdict())
                .isEqualTo(new Verdict.Undefined(Access.READ, "find_table", "firmware", 0x400, 1));
        assertThat(load(imx8mp("linux-7.3"), longer).verdict())
                .isEqualTo(new Verdict.Undefined(Access.READ, "find_table", "firmware", 0x404, 1));
    }

    @Test
    void unboundedSectionHeadersAreReadPastTheEnd() {
        byte[] image = ElfBuilder.elf32().load(0, 4, 4).sectionHeadersAt(0x3B0).fileSize(0x400).with(E_SHNUM, 3)
                .build();

        assertThat(load(imx8mp("linux-7.2"), image).verdict())
                .isEqualTo(new Verdict.Undefined(Access.READ, "find_table", "firmware", 0x400 + 20, 4));
    }

    @Test
    void tableLargerThanItsRegionIsWrittenPastIt() {
        ReservedRegion region = new ReservedRegion("rsc-table", 0x550F_F000L, 8);

        LoadResult result = load(imx8mp("linux-6.12", region), with(table(1, 0, 0, 0)).build());

        assertThat(result.verdict())
                .isEqualTo(new Verdict.Undefined(Access.WRITE, "rproc_start", "rsc-table", 0, 16));
    }

    private static SectionRecipe table(long... words) {
        return named(".resource_table").bytes(Content.words(words));
    }

    private static SectionRecipe named(String name) {
        return section(name).addr(DTCM).bytes(Content.words(1, 0, 0, 0));
    }

    private static ElfBuilder with(SectionRecipe section) {
        return ElfBuilder.elf32().load(0, 4, 4).section(section);
    }

    /** The lines of an accepted image between {@code Booting fw image} and {@code is now up}. */
    private static List<String> complaints(LoadResult result) {
        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        return log(result).subList(2, log(result).size() - 1);
    }
}
