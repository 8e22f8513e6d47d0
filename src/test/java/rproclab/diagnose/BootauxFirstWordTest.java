// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.diagnose.Findings.elf;
import static rproclab.elf.SegmentRecipe.load;

import java.util.List;
import org.junit.jupiter.api.Test;
import rproclab.elf.Content;
import rproclab.elf.ElfBuilder;
import rproclab.elf.SegmentRecipe;

class BootauxFirstWordTest {
    private static final SegmentRecipe CODE = load(0x400).bytes(Content.words(0xE7FE_BF00L, 0))
            .memsz(8);

    @Test
    void vectorsInTheSecondSegment() {
        List<Finding> findings = found(elf().segment(CODE).segment(vectors(0x2002_0000L, 0x401)));

        assertThat(findings).extracting(Finding::message).containsExactly(
                "segment 0 is the first PT_LOAD in the file but segment 1 at 0x0 holds the vectors: "
                        + "uboot-{2023.01,2025.01,2026.07,imx-2023.04}-bootaux start the core with SP 0xe7febf00 instead of "
                        + "0x20020000");
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.WARNING);
        assertThat(findings.getFirst().evidence()).containsEntry("stackPointer", "0xe7febf00")
                .containsEntry("vectorSegment", "1").containsEntry("vectorStackPointer", "0x20020000");
    }

    @Test
    void vectorsInTheFirstSegment() {
        assertThat(found(elf().segment(vectors(0x2002_0000L, 0x401)).segment(CODE))).isEmpty();
    }

    /** The stack may start at the end of memory, not behind it. */
    @Test
    void aStackPointerBehindAllMemoryIsNone() {
        assertThat(found(elf().segment(CODE).segment(vectors(0x2002_0004L, 0x401)))).isEmpty();
    }

    @Test
    void aStackPointerThatIsNotAlignedIsNone() {
        assertThat(found(elf().segment(CODE).segment(vectors(0x2001_FFFEL, 0x401)))).isEmpty();
    }

    @Test
    void anEvenResetVectorIsNone() {
        assertThat(found(elf().segment(CODE).segment(vectors(0x2002_0000L, 0x400)))).isEmpty();
    }

    @Test
    void aResetVectorBehindTheCodeIsNone() {
        assertThat(found(elf().segment(CODE).segment(vectors(0x2002_0000L, 0x407)))).hasSize(1);
        assertThat(found(elf().segment(CODE).segment(vectors(0x2002_0000L, 0x409)))).isEmpty();
    }

    @Test
    void aSegmentWithoutFileBytesIsNotTheFirst() {
        assertThat(found(elf().load(0x800, 0, 0x100).segment(vectors(0x2002_0000L, 0x401)).segment(CODE))).isEmpty();
    }

    /** A 32-bit U-Boot leaves the stack pointer to the firmware: it prints 0. */
    @Test
    void theBootauxOfI7dDoesNotUseTheWord() {
        ElfBuilder image = elf().entry(0x1FFF_8401L)
                .segment(load(0x1FFF_8400L).bytes(Content.words(0xE7FE_BF00L, 0)))
                .segment(load(0x1FFF_8000L).bytes(Content.words(0x2000_8000L, 0x1FFF_8401L)));

        assertThat(Findings.of(Rule.BOOTAUX_FIRST_WORD, "imx7d-m4", image)).isEmpty();
    }

    @Test
    void withoutBootauxThereIsNothingToFind() {
        assertThat(Findings.of(Rule.BOOTAUX_FIRST_WORD, "imx8mp-m7",
                elf().segment(CODE).segment(vectors(0x2002_0000L, 0x401)), "linux", "uboot-2026.07-bootaux-bin"))
                .isEmpty();
    }

    private static SegmentRecipe vectors(long sp, long reset) {
        return load(0).bytes(Content.words(sp, reset));
    }

    private static List<Finding> found(ElfBuilder image) {
        return Findings.of(Rule.BOOTAUX_FIRST_WORD, "imx8mp-m7", image);
    }
}
