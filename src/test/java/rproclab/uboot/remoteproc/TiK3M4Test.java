// SPDX-License-Identifier: GPL-2.0-only
package rproclab.uboot.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.elf.ElfBuilder.elf32;
import static rproclab.elf.ElfBuilder.elf64;
import static rproclab.uboot.Boards.*;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.loader.LoadResult;
import rproclab.loader.Loader;
import rproclab.loader.Verdict;
import rproclab.uboot.UbootRelease;

class TiK3M4Test {
    private static final Loader M4 = UbootRprocLoader.tiK3M4(UbootRelease.V2026_07, "m4fss@5000000", K3_M4,
            LOAD_ADDRESS);

    @ParameterizedTest(name = "{0} + {1} goes to {2}, {3}")
    @CsvSource({"0x0, 0x30000, 0x5000000, iram", "0x30000, 0x10000, 0x5040000, dram",
            "0x5040010, 0xfff0, 0x5040010, dram", "0x0, 0x30001, 0x0, memory", "0x30000, 0x10001, 0x30000, memory",
            "0x5040010, 0xfff1, 0x5040010, memory", "0x9db00000, 0x100000, 0x9db00000, memory"})
    void aSegmentGoesTo(String da, String memsz, String sa, String region) {
        LoadResult result = run(M4, elf32().load(Long.decode(da), 8, Long.decode(memsz)).build());

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.segments().getFirst().sa()).contains(Long.decode(sa));
        assertThat(result.segments().getFirst().region()).contains(region);
    }

    @Test
    void anEmptySegmentOfElf64IsRefused() {
        LoadResult result = run(M4, elf64().load(0x100, 0, 0).build());

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(console(result)).startsWith("k3_m4 m4fss@5000000: bad da 0x100 mem 0x0",
                "k3_m4 m4fss@5000000: Loading elf failed -22");
    }

    @Test
    void nothingButAnEmptySegmentIsWithoutAPlace() {
        assertThat(M4.translates(0xFFFF_0000L, 1)).isTrue();
        assertThat(M4.translates(0x100, 0)).isFalse();
    }

    @Test
    void anEmptySegmentDoesNotGoToThePlaceOfTheOneBefore() {
        LoadResult result = run(M4, elf64().load(0, 8, 8).load(0x100, 0, 0).build());

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
    }

    @Test
    void aGoodImageIsNotComplainedAbout() {
        byte[] image = elf32().load(0, 8, 8).build();

        assertThat(console(run(M4, image))).containsExactly("Load Remote Processor 0 with data@addr=0x40400000 "
                + image.length + " bytes: Success!");
    }
}
