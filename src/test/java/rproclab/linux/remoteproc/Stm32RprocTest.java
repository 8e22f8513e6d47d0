// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.linux.remoteproc.Boards.load;
import static rproclab.linux.remoteproc.Boards.log;
import static rproclab.linux.remoteproc.Boards.stm32mp1;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.elf.ElfBuilder;
import rproclab.loader.LoadResult;
import rproclab.loader.LogLine;
import rproclab.loader.LogLine.Level;
import rproclab.loader.Verdict;
import rproclab.memory.ReservedRegion;
import rproclab.memory.Write;
import rproclab.memory.Write.Kind;

class Stm32RprocTest {
    private static final ReservedRegion RETRAM = new ReservedRegion("retram", 0x3800_0000L, 0x1_0000);
    private static final ReservedRegion MCURAM = new ReservedRegion("mcuram", 0x3000_0000L, 0x4_0000);
    private static final ReservedRegion MCURAM2 = new ReservedRegion("mcuram2", 0x1000_0000L, 0x4_0000);

    @ParameterizedTest
    @ValueSource(strings = {"linux-5.10", "linux-6.1", "linux-6.12", "linux-7.3"})
    void vectorsGoToRetramAndCodeToMcusram(String release) {
        byte[] image = ElfBuilder.elf32().load(0, 0x298, 0x298).load(0x1000_0000L, 0x20, 0x40).build();

        LoadResult result = load(stm32mp1(release, RETRAM, MCURAM, MCURAM2), image);

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(log(result)).containsExactly("powering up m4", "Booting fw image fw.elf, size " + image.length,
                "no resource table found for this firmware", "remote processor m4 is now up");
        assertThat(result.memory().writes()).containsExactly(new Write(0x3800_0000L, 0x298, Kind.COPY),
                new Write(0x1000_0000L, 0x20, Kind.COPY), new Write(0x1000_0020L, 0x20, Kind.ZERO));
        assertThat(result.segments().get(1).region()).isEqualTo(Optional.of("mcuram2"));
    }

    @Test
    void missingTableIsAWarning() {
        LoadResult result = load(stm32mp1("linux-6.12", RETRAM), ElfBuilder.elf32().load(0, 4, 4).build());

        assertThat(result.log()).contains(new LogLine(Level.WARNING,
                "remoteproc remoteproc0: no resource table found for this firmware"));
    }

    @Test
    void regionMayBeFilledExactly() {
        LinuxLoader loader = stm32mp1("linux-6.12", RETRAM);

        assertThat(loader.translates(0, 0x1_0000)).isTrue();
        assertThat(loader.translates(0, 0x1_0001)).isFalse();
    }

    @Test
    void linux510IsAskedAsIfItHadAnImage() {
        assertThat(stm32mp1("linux-5.10", RETRAM).translates(0, 0x1_0000)).isTrue();
    }

    @Test
    void regionIsTranslatedByItsStart() {
        LinuxLoader loader = stm32mp1("linux-6.12", new ReservedRegion("retram", 0x3800_8000L, 0x1_0000));

        assertThat(loader.translates(0x8000, 0x1_0000)).isTrue();
        assertThat(loader.translates(0, 4)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"linux-5.10, 0x38010000, false", "linux-6.12, 0x38010000, true",
            "linux-7.2, [mem 0x38010000-0x3801ffff], true"})
    void regionOutsideDmaRangesIsNotValid(String release, String printed, boolean inPrepare) {
        ReservedRegion behind = new ReservedRegion("retram", 0x3801_0000L, 0x1_0000);

        LoadResult result = load(stm32mp1(release, behind), ElfBuilder.elf32().load(0, 4, 4).build());

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(result.log())
                .contains(new LogLine(Level.ERROR, "stm32-rproc 10000000.m4: memory region not valid " + printed));
        assertThat(log(result).contains("can't prepare rproc m4: -22")).isEqualTo(inPrepare);
        assertThat(log(result)).last().isEqualTo("Boot failed: -22");
        assertThat(stm32mp1(release, behind).translates(0, 4)).isFalse();
    }

    @Test
    void lastByteOfADmaRangeIsValid() {
        ReservedRegion last = new ReservedRegion("retram", 0x3800_FFFFL, 1);

        assertThat(stm32mp1("linux-6.12", last).translates(0xFFFF, 1)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"linux-6.12, vdev0buffer, false", "linux-6.12, vdev0buffer-2, true",
            "linux-7.2, vdev0buffer-2, false", "linux-7.2, vdev0vring0, true"})
    void vdevBufferIsACarveoutWithoutMemory(String release, String name, boolean loadable) {
        LinuxLoader loader = stm32mp1(release, new ReservedRegion(name, 0x1004_0000L, 0x4000));

        assertThat(loader.translates(0x1004_0000L, 4)).isEqualTo(loadable);
    }

    @Test
    void thirtyTwoBitSumOfOffsetAndSizeWraps() {
        LinuxLoader loader = stm32mp1("linux-6.12", RETRAM);

        assertThat(loader.translates(0x10, 0xFFFF_FFF0L)).isTrue();
        assertThat(loader.translates(0x10, 0xFFFF_FFEFL)).isFalse();
    }
}
