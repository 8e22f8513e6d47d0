// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.elf.EhdrField.E_PHENTSIZE;
import static rproclab.elf.SegmentRecipe.load;
import static rproclab.linux.remoteproc.Boards.imx7d;
import static rproclab.linux.remoteproc.Boards.imx8mp;
import static rproclab.linux.remoteproc.Boards.log;
import static rproclab.linux.remoteproc.Boards.memory;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.bytes.Access;
import rproclab.elf.Content;
import rproclab.elf.ElfBuilder;
import rproclab.loader.LoadResult;
import rproclab.loader.LogLine;
import rproclab.loader.LogLine.Level;
import rproclab.loader.SegmentFate;
import rproclab.loader.SegmentFate.Fate;
import rproclab.loader.Verdict;
import rproclab.memory.Write;
import rproclab.memory.Write.Kind;

/** {@code rproc_elf_load_segments()}: each check on both sides, what is written, and where the C leaves its buffers. */
class LoadSegmentsTest {

    @Test
    void acceptedImageIsWhatDmesgShows() {
        byte[] image = ElfBuilder.elf32().load(0x400, 0x20, 0x20).build();

        LoadResult result = Boards.load(imx8mp("linux-6.12"), image);

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.log()).containsExactly(info("powering up imx-rproc"),
                info("Booting fw image fw.elf, size " + image.length), info("No resource table in elf"),
                info("remote processor imx-rproc is now up"));
    }

    @Test
    void refusedSegmentIsWhatDmesgShows() {
        byte[] image = ElfBuilder.elf32().load(0x1de78, 0x20, 0xd5a0).build();

        LoadResult result = Boards.load(imx8mp("linux-6.12"), image);

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(result.log()).containsExactly(info("powering up imx-rproc"),
                info("Booting fw image fw.elf, size " + image.length), info("No resource table in elf"),
                new LogLine(Level.WARNING, "imx-rproc imx8mp-cm7: Translation failed: da = 0x1de78 len = 0xd5a0"),
                error("bad phdr da 0x1de78 mem 0xd5a0"), error("Failed to load program segments: -22"),
                error("Boot failed: -22"));
    }

    @Test
    void fileBytesAreCopiedAndTheRestIsZeroed() {
        byte[] image = ElfBuilder.elf32()
                .segment(load(0x400).bytes(Content.words(0x1122_3344L, 0x5566_7788L)).memsz(0x0C))
                .build();

        LoadResult result = Boards.load(imx8mp("linux-6.12"), image);

        assertThat(result.memory().writes())
                .containsExactly(new Write(0x7E_0400, 8, Kind.COPY), new Write(0x7E_0408, 4, Kind.ZERO));
        assertThat(memory(result, 0x7E_0400, 12))
                .containsExactly(0x44, 0x33, 0x22, 0x11, 0x88, 0x77, 0x66, 0x55, 0, 0, 0, 0);
        assertThat(result.segments())
                .containsExactly(new SegmentFate(0, Fate.LOADED, Optional.of(0x7E_0400L), Optional.of("ITCM")));
    }

    @Test
    void whatWasWrittenBeforeARefusalStays() {
        byte[] image = ElfBuilder.elf32()
                .load(0x400, 0x10, 0x10)
                .segment(load(0).type(4))
                .load(0xB000_0000L, 0x10, 0x10)
                .load(0x800, 0x10, 0x10)
                .build();

        LoadResult result = Boards.load(imx8mp("linux-6.12"), image);

        assertThat(result.memory().writes()).containsExactly(new Write(0x7E_0400, 0x10, Kind.COPY));
        assertThat(result.segments()).extracting(SegmentFate::fate)
                .containsExactly(Fate.LOADED, Fate.SKIPPED, Fate.REFUSED, Fate.NOT_REACHED);
    }

    @Test
    void asManyFileBytesAsMemoryAreFine() {
        assertThat(refused("linux-6.12", ElfBuilder.elf32().load(0, 0x11, 0x10)))
                .containsExactly("bad phdr filesz 0x11 memsz 0x10");
        accepted("linux-6.12", ElfBuilder.elf32().load(0, 0x10, 0x10));
    }

    @Test
    void filesAreComparedUnsigned() {
        ElfBuilder image = ElfBuilder.elf64().segment(load(0).filesz(-1).memsz(0x10));

        assertThat(refused("linux-6.12", image)).containsExactly("bad phdr filesz 0xffffffffffffffff memsz 0x10");
    }

    @Test
    void segmentMayEndWhereTheFileEnds() {
        accepted("linux-6.12", ElfBuilder.elf32().segment(load(0).offset(0x3F0).filesz(0x10)).fileSize(0x400));
        assertThat(refused("linux-6.12",
                ElfBuilder.elf32().segment(load(0).offset(0x3F1).filesz(0x10)).fileSize(0x400)))
                .containsExactly("truncated fw: need 0x401 avail 0x400");
    }

    /** A hole, kept: {@code offset + filesz} is a u64 sum. */
    @Test
    void fileRangeThatWrapsIsReadBeforeTheFile() {
        ElfBuilder image = ElfBuilder.elf64().segment(load(0).offset(-0x100).filesz(0x200));

        assertThat(verdict("linux-7.3", image)).isEqualTo(
                new Verdict.Undefined(Access.READ, "rproc_elf_load_segments", "firmware", -0x100, 0x200));
    }

    /** A hole, kept: the driver's {@code da + len} is a u64 sum too. */
    @Test
    void memoryRangeThatWrapsIsWrittenPastTheMapping() {
        ElfBuilder image = ElfBuilder.elf64().segment(load(0x100).bytes(4).memsz(-0x80));

        LoadResult result = Boards.load(imx8mp("linux-7.3"), image.build());

        assertThat(result.verdict()).isEqualTo(
                new Verdict.Undefined(Access.WRITE, "rproc_elf_load_segments", "ITCM", 0x104, -0x84));
        assertThat(result.memory().writes()).containsExactly(new Write(0x7E_0100, 4, Kind.COPY));
        assertThat(result.segments()).extracting(SegmentFate::fate).containsExactly(Fate.UNDEFINED);
    }

    @Test
    void on32BitsTheSizeMustFit() {
        ElfBuilder tooLarge = ElfBuilder.elf64().segment(load(0x2000_0000L).memsz(0x1_0000_0000L));
        ElfBuilder largest = ElfBuilder.elf64().segment(load(0x2000_0000L).memsz(0xFFFF_FFFFL));

        LoadResult result = Boards.load(imx7d("linux-6.12"), tooLarge.build());

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-75));
        assertThat(log(result)).endsWith("size (100000000) does not fit in size_t type",
                "Failed to load program segments: -75", "Boot failed: -75");
        assertThat(log(Boards.load(imx7d("linux-6.12"), largest.build())))
                .contains("bad phdr da 0x20000000 mem 0xffffffff");
    }

    @Test
    void on32BitsTheFilePointerWraps() {
        ElfBuilder image = ElfBuilder.elf64().segment(load(0x2000_0000L).bytes(4).offset(-0x100).filesz(0x200));

        assertThat(Boards.load(imx7d("linux-6.12"), image.build()).verdict()).isEqualTo(
                new Verdict.Undefined(Access.READ, "rproc_elf_load_segments", "firmware", 0xFFFF_FF00L, 0x200));
    }

    @ParameterizedTest
    @CsvSource({"linux-5.15.148, false", "linux-6.1, true", "linux-6.6.53, true", "linux-6.12, true",
            "linux-7.3, true"})
    void emptySegmentIsSkippedOrTranslated(String release, boolean skipped) {
        LoadResult result = Boards
                .load(imx8mp(release), ElfBuilder.elf32().load(0, 4, 4).load(0xB000_0000L, 0, 0).build());

        assertThat(result.verdict()).isEqualTo(skipped ? Verdict.ACCEPTED : Verdict.rejected(-22));
        assertThat(log(result).contains("bad phdr da 0xb0000000 mem 0x0")).isEqualTo(!skipped);
    }

    @Test
    void otherTypesAreSkippedWhateverTheySay() {
        accepted("linux-6.12", ElfBuilder.elf32().load(0, 4, 4).segment(load(0xB000_0000L).type(0).filesz(9).memsz(1)));
        accepted("linux-6.12", ElfBuilder.elf32().load(0, 4, 4).segment(load(0xB000_0000L).type(2).filesz(9).memsz(1)));
    }

    @Test
    void phentsizeAndVaddrAreIgnored() {
        byte[] image = ElfBuilder.elf32()
                .segment(load(0x400).vaddr(0x1234_5678L).bytes(4))
                .segment(load(0x800).bytes(4))
                .with(E_PHENTSIZE, 7)
                .build();

        LoadResult result = Boards.load(imx8mp("linux-6.12"), image);

        assertThat(result.memory().writes())
                .containsExactly(new Write(0x7E_0400, 4, Kind.COPY), new Write(0x7E_0800, 4, Kind.COPY));
    }

    /** {@code da} is read first, {@code memsz} next, then {@code filesz}, {@code offset}, {@code type}. */
    @ParameterizedTest
    @CsvSource({"15, 12, 4", "16, 20, 4", "23, 20, 4"})
    void headerCutShortIsReadInTheOrderOfTheC(int left, int offset, int length) {
        int phoff = 0x200 - left;
        ElfBuilder image = ElfBuilder.elf32().load(0, 0, 0).programHeadersAt(phoff).fileSize(0x200);

        assertThat(verdict("linux-6.12", image)).isEqualTo(new Verdict.Undefined(Access.READ,
                "rproc_elf_load_segments", "firmware", phoff + offset, length));
    }

    @ParameterizedTest
    @CsvSource({"31, 24", "32, 40", "47, 40"})
    void header64CutShortIsReadInTheOrderOfTheC(int left, int offset) {
        int phoff = 0x200 - left;
        ElfBuilder image = ElfBuilder.elf64().load(0, 0, 0).programHeadersAt(phoff).fileSize(0x200);

        assertThat(verdict("linux-6.12", image)).isEqualTo(
                new Verdict.Undefined(Access.READ, "rproc_elf_load_segments", "firmware", phoff + offset, 8));
    }

    private static LogLine info(String text) {
        return new LogLine(Level.INFO, "remoteproc remoteproc0: " + text);
    }

    private static LogLine error(String text) {
        return new LogLine(Level.ERROR, "remoteproc remoteproc0: " + text);
    }

    private static Verdict verdict(String release, ElfBuilder image) {
        return Boards.load(imx8mp(release), image.build()).verdict();
    }

    private static void accepted(String release, ElfBuilder image) {
        assertThat(verdict(release, image)).isEqualTo(Verdict.ACCEPTED);
    }

    /** The lines between {@code No resource table in elf} and {@code Failed to load program segments}. */
    private static List<String> refused(String release, ElfBuilder image) {
        LoadResult result = Boards.load(imx8mp(release), image.build());
        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
        return log(result).subList(3, log(result).size() - 2);
    }
}
