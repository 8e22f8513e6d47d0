// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.elf.ElfBuilder.elf64;
import static rproclab.elf.SegmentRecipe.load;
import static rproclab.memory.Region.region;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.memory.Region;

class FitTest {
    private static final List<Region> REGIONS = List.of(region("all", 0, 0, 0x10_0000),
            region("ITCM", 0x1000, 0x7000, 0x1000), region("DTCM", 0x4000, 0x8000, 0x1000));

    @ParameterizedTest
    @CsvSource({
            "0x1000, 0x10, 0xFFF, INSIDE",
            "0x1000, 0x10, 0x1000, FILLS",
            "0x1FF0, 0x10, 0x10, FILLS",
            "0x1FF0, 0x10, 0x11, MEMORY_TOO_LONG",
            "0x1FF0, 0x11, 0x11, STRADDLES",
            "0x4FF0, 0x10, 0x11, MEMORY_TOO_LONG",
            "0x4FF0, 0x11, 0x11, FILE_TOO_LONG",
            "0x0FFF, 0x10, 0x10, INSIDE",
            "0x100000, 0x10, 0x10, OUTSIDE",
            "0x1000, 0x10, 0xFFFFFFFFFFFFEFFF, MEMORY_TOO_LONG",
            "0x1000, 0x10, 0xFFFFFFFFFFFFF000, WRAPS"})
    void saysHowASegmentLiesInTheSmallestRegionAroundItsStart(String paddr, String filesz, String memsz, Fit fit) {
        byte[] image = elf64()
                .segment(load(Long.decode(paddr)).filesz(Long.decode(filesz))
                        .memsz(Long.parseUnsignedLong(memsz.substring(2), 16)))
                .build();

        assertThat(Fit.of(image, 0, REGIONS)).isEqualTo(fit);
    }

    @Test
    void aProgramHeaderOutsideTheFileHasNone() {
        byte[] image = elf64().segment(load(0)).withoutSectionHeaders().build();

        assertThat(Fit.of(image, 0, REGIONS)).isEqualTo(Fit.INSIDE);
        assertThat(Fit.of(image, 1, REGIONS)).isEqualTo(Fit.NONE);
        assertThat(Fit.of(image, -1, REGIONS)).isEqualTo(Fit.NONE);
        assertThat(Fit.of(new byte[10], 0, REGIONS)).isEqualTo(Fit.NONE);
    }
}
