// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.linux.remoteproc.Boards.am62;
import static rproclab.linux.remoteproc.Boards.load;
import static rproclab.linux.remoteproc.Boards.log;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.bytes.Access;
import rproclab.elf.Content;
import rproclab.elf.ElfBuilder;
import rproclab.elf.SegmentRecipe;
import rproclab.loader.LoadResult;
import rproclab.loader.Verdict;
import rproclab.memory.ReservedRegion;
import rproclab.memory.Write;
import rproclab.memory.Write.Kind;

class TiK3M4RprocTest {
    private static final ReservedRegion DMA = new ReservedRegion("m4f-dma-memory", 0x9CB0_0000L, 0x10_0000)
            .asSharedDmaPool();
    private static final ReservedRegion MEMORY = new ReservedRegion("m4f-memory", 0x9CC0_0000L, 0xE0_0000);

    @ParameterizedTest
    @ValueSource(strings = {"linux-6.12", "linux-7.3"})
    void tableIsWrittenBackToItsRunAddress(String release) {
        byte[] image = ElfBuilder.elf32()
                .load(0, 0x400, 0x400)
                .section(section(".resource_table").addr(0x9CC0_0000L).bytes(Content.words(1, 0, 0, 0)))
                .build();

        LoadResult result = load(am62(release, DMA, MEMORY), image);

        assertThat(log(result)).containsExactly("powering up 5000000.m4fss",
                "Booting fw image fw.elf, size " + image.length, "remote processor 5000000.m4fss is now up");
        assertThat(result.memory().writes()).containsExactly(new Write(0x0500_0000L, 0x400, Kind.COPY),
                new Write(0x9CC0_0000L, 16, Kind.COPY));
    }

    @Test
    void missingTableIsRefusedSilently() {
        byte[] image = ElfBuilder.elf32().load(0, 4, 4).build();

        LoadResult result = load(am62("linux-6.12", DMA, MEMORY), image);

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(log(result)).containsExactly("powering up 5000000.m4fss",
                "Booting fw image fw.elf, size " + image.length, "Boot failed: -22");
    }

    @Test
    void ramsAreKnownByBothOfTheirAddresses() {
        LinuxLoader loader = am62("linux-6.12", DMA, MEMORY);

        assertThat(loader.translates(0, 0x3_0000)).isTrue();
        assertThat(loader.translates(0, 0x3_0001)).isFalse();
        assertThat(loader.translates(0x0500_0000L, 0x3_0000)).isTrue();
        assertThat(loader.translates(0x0500_0000L, 0x3_0001)).isFalse();
        assertThat(loader.translates(0x3_0000, 0x1_0000)).isTrue();
        assertThat(loader.translates(0x0504_FFFFL, 1)).isTrue();
        assertThat(loader.translates(0x0505_0000L, 1)).isFalse();
        assertThat(loader.translates(0, 0)).isFalse();
    }

    @Test
    void firstRegionIsThePoolForVrings() {
        LinuxLoader loader = am62("linux-6.12", DMA, MEMORY);

        assertThat(loader.translates(0x9CB0_0000L, 4)).isFalse();
        assertThat(loader.translates(0x9CBF_FFFFL, 1)).isFalse();
        assertThat(loader.translates(0x9CC0_0000L, 0xE0_0000)).isTrue();
        assertThat(loader.translates(0x9CC0_0000L, 0xE0_0001)).isFalse();
    }

    @Test
    void regionAboveFourGibIsKnownByItsLowBits() {
        ReservedRegion high = new ReservedRegion("high", 0x8_8000_0000L, 0x1000);
        byte[] image = ElfBuilder.elf32()
                .load(0x8000_0010L, 4, 4)
                .resourceTable(new byte[]{1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0})
                .build();

        LoadResult result = load(am62("linux-6.12", DMA, high), image);

        assertThat(result.memory().writes()).contains(new Write(0x8_8000_0010L, 4, Kind.COPY));
    }

    @Test
    void rangeThatWrapsIsWrittenPastTheRam() {
        byte[] image = ElfBuilder.elf64()
                .segment(SegmentRecipe.load(0x100).bytes(4).memsz(-0x80))
                .resourceTable(new byte[]{1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0})
                .build();

        assertThat(load(am62("linux-7.3", DMA, MEMORY), image).verdict()).isEqualTo(
                new Verdict.Undefined(Access.WRITE, "rproc_elf_load_segments", "iram", 0x104, -0x84));
    }
}
