// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.ElfBuilder.elf64;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.resource.ResourceTableBuilder.resourceTable;
import static rproclab.uboot.Boards.*;

import org.junit.jupiter.api.Test;
import rproclab.elf.Content;
import rproclab.elf.ElfBuilder;
import rproclab.loader.LoadResult;
import rproclab.loader.Loader;
import rproclab.loader.Verdict;
import rproclab.memory.Write;
import rproclab.uboot.UbootRelease;

class Stm32CoproTest {
    private static final Loader STM32 = UbootRprocLoader.stm32(UbootRelease.V2023_01, "m4@10000000", STM32MP1,
            LOAD_ADDRESS);
    private static final String NO_TABLE = "stm32_m4_proc m4@10000000: No valid resource table for this firmware";

    @Test
    void vectorsGoToRetram() {
        LoadResult result = run(STM32, elf32().load(0, 8, 0x298).load(0x1000_0000L, 8, 8).build());

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.memory().writes()).containsExactly(new Write(0x3800_0000L, 8, Write.Kind.COPY),
                new Write(0x3800_0008L, 0x290, Write.Kind.ZERO), new Write(0x1000_0000L, 8, Write.Kind.COPY));
        assertThat(console(result)).first().isEqualTo(NO_TABLE);
        assertThat(result.bootAddress()).isEmpty();
    }

    @Test
    void linuxFindsTheTableByTheAddressInTheImage() {
        byte[] image = elf32().load(0, 8, 8)
                .section(section(".resource_table").addr(0x1000_0400L).bytes(Content.of(resourceTable().build())))
                .build();

        LoadResult result = run(STM32, image);

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.tableAddress()).hasValue(0x1000_0400L);
    }

    @Test
    void withoutTableLinuxFindsNone() {
        assertThat(run(STM32, elf32().load(0, 8, 8).build()).tableAddress()).hasValue(0);
    }

    @Test
    void ofACoreThatIsNotStartedLinuxFindsNothing() {
        LoadResult result = run(STM32, elf64().load(0, 8, 8).build());

        assertThat(result.verdict().accepted()).isFalse();
        assertThat(result.tableAddress()).isEmpty();
    }

    @Test
    void aRangeFilledExactlyIsTranslated() {
        assertThat(run(STM32, elf32().load(0, 8, 0x1_0000).build()).verdict()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void oneByteMoreIsNotAndNobodyAsksForNull() {
        LoadResult result = run(STM32, elf32().load(0, 8, 0x1_0001).build());

        assertThat(result.verdict()).isEqualTo(writeToNull("rproc_elf32_load_image", 8));
        assertThat(console(result)).containsExactly(NO_TABLE,
                "stm32_m4_proc m4@10000000: Unable to convert address 65536");
    }

    @Test
    void anAddressOfTwoGigabytesPrintsNegative() {
        LoadResult result = run(STM32, elf32().load(0xC000_0000L, 8, 8).build());

        assertThat(result.verdict()).isEqualTo(writeToNull("rproc_elf32_load_image", 8));
        assertThat(console(result)).last().isEqualTo(
                "stm32_m4_proc m4@10000000: Unable to convert address -1073741824");
    }

    /** A hole, kept: only the first and the last byte are translated, each for itself. */
    @Test
    void aSegmentAcrossRangesAndWhatIsBetweenIsTaken() {
        LoadResult result = run(STM32, elf32().load(0xFFF0, 8, 0x1000_0000L).build());

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.segments().getFirst().sa()).contains(0x3800_FFF0L);
        assertThat(STM32.translates(0xFFF0, 0x1000_0000L)).isTrue();
        assertThat(STM32.translates(0xFFF0, 0x11)).isFalse();
    }

    @Test
    void beforeTheSkipOfEmptySegmentsOneOfSizeZeroNeedsTheByteBeforeIt() {
        assertThat(STM32.translates(0x1000_0000L, 0)).isFalse();
        assertThat(STM32.translates(0x1000_0001L, 0)).isTrue();
        assertThat(run(STM32, elf32().load(0x1000_0000L, 0, 0).build()).verdict()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void elf64IsNotForIt() {
        LoadResult result = run(STM32, elf64().load(0, 8, 8).build());

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-93));
        assertThat(debug(result)).containsExactly("Not an executable ELF32 image", "Invalid ELF32 Image -93",
                "Not an executable ELF32 image");
        assertThat(console(result)).startsWith(NO_TABLE, "stm32_m4_proc m4@10000000: Invalid ELF32 Image -93");
    }

    @Test
    void theTableGoesToItsRunAddressBeforeTheSegments() {
        LoadResult result = run(STM32, withTable(0x1000_0100L, 1).build());

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.memory().writes()).containsExactly(new Write(0x1000_0100L, 16, Write.Kind.COPY),
                new Write(0x1000_0000L, 8, Write.Kind.COPY));
        assertThat(console(result)).hasSize(1);
    }

    @Test
    void aTableOutsideEveryRangeIsWrittenToNull() {
        assertThat(run(STM32, withTable(0x2000_0000L, 1).build()).verdict())
                .isEqualTo(writeToNull("rproc_elf32_load_rsc_table", 16));
    }

    @Test
    void aTableOfVersionTwoIsWarnedAboutAndTheImageLoaded() {
        LoadResult result = run(STM32, withTable(0x1000_0100L, 2).build());

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(debug(result)).first().isEqualTo("unsupported fw ver: 2");
        assertThat(console(result)).first().isEqualTo(NO_TABLE);
    }

    @Test
    void aShortImageIsTooSmallHere() {
        assertThat(run(STM32, new byte[1]).verdict()).isEqualTo(Verdict.rejected(-28));
    }

    @Test
    void aSegmentWithoutAPlaceDoesNotGoToThatOfTheOneBefore() {
        assertThat(run(STM32, elf32().load(0, 8, 8).load(0xC000_0000L, 8, 8).build()).verdict())
                .isEqualTo(writeToNull("rproc_elf32_load_image", 8));
    }

    @Test
    void aTableIsToldOfInADebugBuild() {
        assertThat(debug(run(STM32, withTable(0x1000_0100L, 1).build()))).first()
                .isEqualTo("stm32_m4_proc m4@10000000: Loading resource table to 0x10000100 (16 bytes)");
    }

    private static ElfBuilder withTable(long addr, int version) {
        return elf32().load(0x1000_0000L, 8, 8)
                .section(section(".resource_table").addr(addr).bytes(Content.words(version, 0, 0, 0)));
    }
}
