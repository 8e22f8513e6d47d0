// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.elf.EhdrField.EI_CLASS;
import static rproclab.elf.EhdrField.EI_DATA;
import static rproclab.elf.EhdrField.EI_MAG0;
import static rproclab.elf.EhdrField.EI_MAG3;
import static rproclab.elf.EhdrField.E_PHNUM;
import static rproclab.elf.EhdrField.E_PHOFF;
import static rproclab.elf.EhdrField.E_SHNUM;
import static rproclab.elf.EhdrField.E_SHOFF;
import static rproclab.elf.EhdrField.E_SHSTRNDX;
import static rproclab.linux.remoteproc.Boards.imx8mp;
import static rproclab.linux.remoteproc.Boards.load;
import static rproclab.linux.remoteproc.Boards.log;
import static rproclab.linux.remoteproc.Boards.refusal;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.bytes.Access;
import rproclab.elf.ElfBuilder;
import rproclab.loader.LoadResult;
import rproclab.loader.LogLine;
import rproclab.loader.LogLine.Level;
import rproclab.loader.Verdict;

/** {@code rproc_elf_sanity_check()}: each check on both sides. */
class SanityCheckTest {
    private static final int SIZE = 0x400;

    @Test
    void refusalIsWhatDmesgShows() {
        LoadResult result = load(imx8mp("linux-6.12"), new byte[51]);

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(result.log()).containsExactly(
                new LogLine(Level.INFO, "remoteproc remoteproc0: powering up imx-rproc"),
                new LogLine(Level.ERROR, "remoteproc remoteproc0: Image is too small"),
                new LogLine(Level.ERROR, "remoteproc remoteproc0: Boot failed: -22"));
        assertThat(result.bootAddress()).isEmpty();
        assertThat(result.memory().writes()).isEmpty();
    }

    @Test
    void fileOfOneHeaderIsLookedAt() {
        assertThat(refused("linux-6.12", new byte[51])).containsExactly("Image is too small");
        assertThat(refused("linux-6.12", new byte[52])).containsExactly("Image is corrupted (bad magic)");
    }

    @Test
    void firstAndLastByteOfTheMagicCount() {
        assertThat(refused("linux-6.12", good32().with(EI_MAG0, 0x7E)))
                .containsExactly("Image is corrupted (bad magic)");
        assertThat(refused("linux-6.12", good32().with(EI_MAG3, 'E')))
                .containsExactly("Image is corrupted (bad magic)");
    }

    @Test
    void classIsOneOrTwo() {
        assertThat(refused("linux-6.12", good32().with(EI_CLASS, 0))).containsExactly("Unsupported class: 0");
        assertThat(refused("linux-6.12", good32().with(EI_CLASS, 3))).containsExactly("Unsupported class: 3");
        assertThat(refused("linux-6.12", good32().with(EI_CLASS, 255))).containsExactly("Unsupported class: 255");
        accepted("linux-6.12", good32());
        accepted("linux-6.12", good64());
    }

    @Test
    void headerOfElf64Has64Bytes() {
        ElfBuilder bigEndian = ElfBuilder.elf64().with(EI_DATA, 2);

        assertThat(refused("linux-6.12", bigEndian.fileSize(63))).containsExactly("elf64 header is too small");
        assertThat(refused("linux-6.12", bigEndian.fileSize(64))).containsExactly("Unsupported firmware endianness");
    }

    @Test
    void onlyLittleEndianIsSupported() {
        assertThat(refused("linux-6.12", good32().with(EI_DATA, 0)))
                .containsExactly("Unsupported firmware endianness");
        assertThat(refused("linux-6.12", good32().with(EI_DATA, 2)))
                .containsExactly("Unsupported firmware endianness");
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-5.15.148", "linux-6.1", "linux-6.12", "linux-7.2"})
    void upTo72OneSectionHeaderMustFitBehindShoff(String release) {
        accepted(release, noSections(good32()).with(E_SHOFF, SIZE - 40));
        assertThat(refused(release, noSections(good32()).with(E_SHOFF, SIZE - 39)))
                .containsExactly("Image is too small");
        accepted(release, noSections(good64()).with(E_SHOFF, SIZE - 64));
        assertThat(refused(release, noSections(good64()).with(E_SHOFF, SIZE - 63)))
                .containsExactly("Image is too small");
    }

    @Test
    void upTo72ShoffNearTheTopWrapsAndPasses() {
        assertThat(refused("linux-7.2", noSections(good64()).with(E_SHOFF, -65))).containsExactly("Image is too small");

        LoadResult wrapped = load(imx8mp("linux-7.2"), noSections(good64()).with(E_SHOFF, -64).build());

        assertThat(wrapped.verdict())
                .isEqualTo(new Verdict.Undefined(Access.READ, "find_table", "firmware", -64 + 24, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-6.12.117", "linux-7.3"})
    void shoffMustBeInTheFileWhereSectionHeadersAreBounded(String release) {
        assertThat(refused(release, noSections(good32()).with(E_SHOFF, SIZE + 1)))
                .containsExactly("Section header table is out of bounds");
        assertThat(refused(release, noSections(good32()).with(E_SHOFF, SIZE))).containsExactly("Image is too small");
        assertThat(refused(release, noSections(good64()).with(E_SHOFF, -64)))
                .containsExactly("Section header table is out of bounds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-6.12.117", "linux-7.3"})
    void allSectionHeadersMustFitWhereTheyAreBounded(String release) {
        ElfBuilder three = good32().with(E_SHSTRNDX, 0).sectionHeadersAt(SIZE - 120);

        accepted(release, three.with(E_SHNUM, 3));
        assertThat(refused(release, three.with(E_SHNUM, 4))).containsExactly("Section headers are out of bounds");
        assertThat(refused(release, three.with(E_SHNUM, 0xFFFF))).containsExactly("Section headers are out of bounds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-6.12.117", "linux-7.3"})
    void headerOfTheNameTableMustFitEvenWithoutSections(String release) {
        ElfBuilder none = good32().with(E_SHNUM, 0).with(E_SHOFF, SIZE - 120);

        accepted(release, none.with(E_SHSTRNDX, 2));
        assertThat(refused(release, none.with(E_SHSTRNDX, 3))).containsExactly("Image is too small");
        assertThat(refused(release, none.with(E_SHSTRNDX, 0xFFFF))).containsExactly("Image is too small");
    }

    @Test
    void elf64SectionHeadersAre64BytesLong() {
        ElfBuilder two = good64().with(E_SHSTRNDX, 0).sectionHeadersAt(SIZE - 128);

        accepted("linux-7.3", two.with(E_SHNUM, 2));
        assertThat(refused("linux-7.3", two.with(E_SHNUM, 3))).containsExactly("Section headers are out of bounds");
    }

    @Test
    void oneProgramHeaderIsEnough() {
        assertThat(refused("linux-6.12", good32().with(E_PHNUM, 0))).containsExactly("No loadable segments");
        accepted("linux-6.12", good32().with(E_PHNUM, 1));
    }

    /** A hole, kept: no header fits at the end of the file. */
    @Test
    void programHeadersMayStartAtTheEndOfTheFile() {
        assertThat(refused("linux-6.12", good32().with(E_PHOFF, SIZE + 1)))
                .containsExactly("Firmware size is too small");

        LoadResult atEnd = load(imx8mp("linux-6.12"), good32().with(E_PHOFF, SIZE).build());

        assertThat(atEnd.verdict()).isEqualTo(
                new Verdict.Undefined(Access.READ, "rproc_elf_load_segments", "firmware", SIZE + 12, 4));
    }

    @Test
    void sectionHeadersAreCheckedBeforeProgramHeaders() {
        ElfBuilder both = good32().with(E_SHOFF, SIZE).with(E_PHNUM, 0).with(E_PHOFF, SIZE + 1);

        assertThat(refused("linux-6.12", both)).containsExactly("Image is too small");
        assertThat(refused("linux-6.12", good32().with(E_PHNUM, 0).with(E_PHOFF, SIZE + 1)))
                .containsExactly("No loadable segments");
    }

    private static ElfBuilder good32() {
        return ElfBuilder.elf32().load(0, 0x10, 0x10).fileSize(SIZE);
    }

    private static ElfBuilder good64() {
        return ElfBuilder.elf64().load(0, 0x10, 0x10).fileSize(SIZE);
    }

    private static ElfBuilder noSections(ElfBuilder image) {
        return image.with(E_SHNUM, 0).with(E_SHSTRNDX, 0);
    }

    private static List<String> refused(String release, ElfBuilder image) {
        return refused(release, image.build());
    }

    private static List<String> refused(String release, byte[] image) {
        LoadResult result = load(imx8mp(release), image);
        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
        return refusal(result);
    }

    private static void accepted(String release, ElfBuilder image) {
        LoadResult result = load(imx8mp(release), image.build());
        assertThat(result.verdict()).as(() -> log(result).toString()).isEqualTo(Verdict.ACCEPTED);
    }
}
