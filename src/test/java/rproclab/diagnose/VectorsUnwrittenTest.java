// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.diagnose.Findings.elf;
import static rproclab.elf.SegmentRecipe.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import rproclab.elf.Content;
import rproclab.elf.ElfBuilder;

class VectorsUnwrittenTest {
    private static List<Finding> found(String target, ElfBuilder image, String... loaders) {
        return Findings.of(Rule.VECTORS_UNWRITTEN, target, image, loaders);
    }

    @Test
    void linuxStartsAnImageInDdrWithNothingToStart() throws IOException {
        byte[] image = Files.readAllBytes(Path.of("fixtures/firmware/imx8mp-ddr.elf"));

        assertThat(Findings.of(Rule.VECTORS_UNWRITTEN, "imx8mp-m7", image)).extracting(Finding::message)
                .containsExactly(
                        "linux-*, uboot-2026.07-rproc accept the image and write nothing to 0x0, where the core "
                                + "looks for its vector table, the image has its vectors at 0x80000000: it does not start");
    }

    @Test
    void bootauxWritesTheTwoWordsItself() {
        ElfBuilder ddr = elf().segment(load(0x8000_0000L).bytes(Content.words(0x2002_0000L, 0x8000_0401L)).memsz(0x800))
                .entry(0x8000_0401L);

        assertThat(found("imx8mp-m7", ddr, "uboot-2026.07-bootaux")).isEmpty();
        assertThat(found("imx8mp-m7", ddr, "linux-6.12")).hasSize(1);
    }

    @Test
    void aSegmentThatCoversTheStartIsEnough() {
        assertThat(found("imx8mp-m7", elf().load(0, 8, 8), "linux-6.12")).isEmpty();
        assertThat(found("imx8mp-m7", elf().load(4, 8, 8), "linux-6.12")).hasSize(1);
    }

    /** The M4 sees its TCML at 0x1ffe0000 and, when it starts, at 0. */
    @Test
    void theSameMemoryUnderAnotherAddressIsWritten() {
        assertThat(found("imx8mm-m4", elf().load(0x1FFE_0000L, 8, 8), "linux-6.12")).isEmpty();
        assertThat(found("imx8mm-m4", elf().load(0x1FFE_0004L, 8, 8), "linux-6.12")).hasSize(1);
    }

    @Test
    void nothingIsSaidWhereTheLoaderRefusesOrOnlyAttaches() {
        assertThat(found("imx8mp-m7", elf().load(0x3000_0000L, 8, 8), "linux-6.12")).isEmpty();
        assertThat(found("imx8ulp-m33", elf().load(0x8000_0000L, 8, 8), "linux")).isEmpty();
    }
}
