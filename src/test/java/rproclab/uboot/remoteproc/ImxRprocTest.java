// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.ElfBuilder.elf64;
import static rproclab.elf.SegmentRecipe.load;
import static rproclab.memory.Region.region;
import static rproclab.uboot.Boards.*;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import rproclab.loader.LoadResult;
import rproclab.loader.Loader;
import rproclab.loader.SegmentFate.Fate;
import rproclab.loader.Verdict;
import rproclab.memory.Region;
import rproclab.memory.Write;
import rproclab.uboot.UbootRelease;

class ImxRprocTest {
    private static final Loader IMX8MP = UbootRprocLoader.imx(UbootRelease.V2026_07, "imx8mp-cm7", ATT_IMX8MN,
            LOAD_ADDRESS);

    @Test
    void aSegmentUpToTheByteBeforeARowsLastIsLoaded() {
        LoadResult result = run(IMX8MP, elf32().load(0, 8, 0x1FFFF).build());

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.segments().getFirst().sa()).contains(0x7E_0000L);
        assertThat(result.segments().getFirst().region()).contains("ITCM");
        assertThat(debug(result)).containsExactly("imx_rproc imx8mp-cm7: da = 0x0 len = 0x1ffff sys = 0x7e0000",
                "imx_rproc imx8mp-cm7: Loading phdr 0 to 0x00000000007e0000 (8 bytes)");
        assertThat(result.bootAddress()).isEmpty();
    }

    @Test
    void aRowFilledToItsLastByteIsNotTranslatedAndElf32WritesToNull() {
        LoadResult result = run(IMX8MP, elf32().load(0, 8, 0x20000).build());

        assertThat(result.verdict()).isEqualTo(writeToNull("rproc_elf32_load_image", 8));
        assertThat(console(result))
                .containsExactly("imx_rproc imx8mp-cm7: Translation failed: da = 0x0 len = 0x20000");
        assertThat(result.memory().writes()).isEmpty();
        assertThat(result.segments().getFirst().fate()).isEqualTo(Fate.UNDEFINED);
        assertThat(result.segments().getFirst().region()).isEmpty();
    }

    @Test
    void withoutBytesToCopyItIsTheZerosThatGoToNull() {
        assertThat(run(IMX8MP, elf32().load(0, 0, 0x20000).build()).verdict())
                .isEqualTo(writeToNull("rproc_elf32_load_image", 0x20000));
    }

    @Test
    void elf64IsAskedForNull() {
        LoadResult result = run(IMX8MP, elf64().load(0, 8, 0x20000).build());

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(console(result)).startsWith(
                "imx_rproc imx8mp-cm7: Translation failed: da = 0x0 len = 0x20000",
                "imx_rproc imx8mp-cm7: bad da 0x0 mem 0x20000");
        assertThat(result.segments().getFirst().fate()).isEqualTo(Fate.REFUSED);
    }

    @Test
    void anEmptySegmentOfElf64HasToBeTranslatable() {
        assertThat(run(IMX8MP, elf64().load(0, 0, 0).build()).verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(run(IMX8MP, elf64().load(0x1FFE_0000L, 0, 0).build()).verdict()).isEqualTo(Verdict.rejected(-22));
    }

    @Test
    void theFirstRowThatHoldsTheWholeRangeWins() {
        List<Region> att = List.of(region("small", 0x1000, 0xA000, 0x10), region("large", 0x1000, 0xB000, 0x100));
        Loader loader = UbootRprocLoader.imx(UbootRelease.V2026_07, "cm", att, LOAD_ADDRESS);

        assertThat(run(loader, elf32().load(0x1000, 4, 0xF).build()).segments().getFirst().region()).contains("small");
        assertThat(run(loader, elf32().load(0x1000, 4, 0x10).build()).segments().getFirst().region())
                .contains("large");
    }

    /** A hole, kept: a row's end is a u32 sum, so a row that reaches 4 GiB holds nothing. */
    @Test
    void aRowUpToFourGigabytesHoldsNothing() {
        List<Region> att = List.of(region("DDR", 0x8000_0000L, 0x8000_0000L, 0x8000_0000L));
        Loader loader = UbootRprocLoader.imx(UbootRelease.V2026_07, "cm", att, LOAD_ADDRESS);

        assertThat(loader.translates(0x8000_0000L, 4)).isFalse();
    }

    @Test
    void translatesIsTheDriversAnswer() {
        assertThat(IMX8MP.translates(0, 0x1FFFF)).isTrue();
        assertThat(IMX8MP.translates(0, 0x20000)).isFalse();
        assertThat(IMX8MP.translates(0x1FFE_0000L, 4)).isFalse();
    }

    @Test
    void theEntryPointIsReadBeforeAnythingIsChecked() {
        assertThat(run(IMX8MP, new byte[4]).verdict()).isEqualTo(readOutside("rproc_elf_get_boot_addr", 4, 1));
        assertThat(run(IMX8MP, new byte[27]).verdict()).isEqualTo(readOutside("rproc_elf32_get_boot_addr", 24, 4));
        assertThat(run(IMX8MP, new byte[28]).verdict()).isEqualTo(Verdict.rejected(-28));
        byte[] elf64 = new byte[31];
        elf64[4] = 2;
        assertThat(run(IMX8MP, elf64).verdict()).isEqualTo(readOutside("rproc_elf64_get_boot_addr", 24, 8));
    }

    @Test
    void theSystemManagerIsHandedTheEntryRoundedDownAndEccRowsAreZeroedFirst() {
        Region itcm = region("TCM CODE", 0, 0x203C_0000L, 0x4_0000);
        Loader imx95 = UbootRprocLoader.imxSystemManager(UbootRelease.V2026_07, "imx95-cm7", List.of(itcm),
                List.of(itcm), LOAD_ADDRESS);

        LoadResult result = run(imx95, elf32().entry(0x1_2345).segment(load(0x100).bytes(8)).build());

        assertThat(result.bootAddress()).isEqualTo(OptionalLong.of(0x1_0000));
        assertThat(result.memory().writes()).containsExactly(new Write(0x203C_0000L, 0x4_0000, Write.Kind.ZERO),
                new Write(0x203C_0100L, 8, Write.Kind.COPY));
    }

    @Test
    void aSegmentWithoutAPlaceDoesNotGoToThatOfTheOneBefore() {
        assertThat(run(IMX8MP, elf32().load(0, 8, 8).load(0x1FFE_0000L, 8, 8).build()).verdict())
                .isEqualTo(writeToNull("rproc_elf32_load_image", 8));
    }

    @Test
    void theSystemManagerIsHandedNothingOfARefusedImage() {
        Loader imx95 = UbootRprocLoader.imxSystemManager(UbootRelease.V2026_07, "imx95-cm7", List.of(), List.of(),
                LOAD_ADDRESS);

        LoadResult result = run(imx95, elf64().entry(0x1_2345).load(0x100, 8, 8).build());

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(result.bootAddress()).isEmpty();
    }

    @Test
    void behindASegmentWithoutAPlaceElf64LoadsNoMore() {
        LoadResult result = run(IMX8MP, elf64().load(0x1FFE_0000L, 8, 8).load(0, 8, 8).build());

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(result.memory().writes()).isEmpty();
    }

    @Test
    void bytesOutsideTheFileAreReadBeforeNullIsWritten() {
        byte[] image = elf32().segment(load(0x1FFE_0000L).bytes(8).filesz(0x1000).placedAt(0x54)).build();

        assertThat(run(IMX8MP, image).verdict()).isEqualTo(readOutside("rproc_elf32_load_image", 0x54, 0x1000));
    }
}
