// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.diagnose.Findings.elf;
import static rproclab.elf.SectionRecipe.section;

import java.util.List;
import org.junit.jupiter.api.Test;
import rproclab.elf.ElfBuilder;

class BytesNotLoadedTest {
    private static final long NOWHERE = 0x3000_0000L;

    private static List<Finding> found(ElfBuilder image) {
        return Findings.of(Rule.BYTES_NOT_LOADED, "imx8mp-m7", image, "linux-6.12");
    }

    @Test
    void debugInformationOfARefusedImageTakesNoMemory() {
        List<Finding> findings = found(elf().load(NOWHERE, 0x10, 0x10).section(section(".debug_info").bytes(0x1_0000)));

        assertThat(findings).extracting(Finding::message).containsExactly("of the file's 65780 bytes, 16 bytes are in "
                + "segments; 65559 bytes in sections without ALLOC (debug information, symbols, names) take no memory of the core");
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.NOTE);
    }

    @Test
    void halfOfTheFileIsNotMost() {
        assertThat(found(elf().load(NOWHERE, 0x8000, 0x8000).fileSize(0x1_0000))).isEmpty();
        assertThat(found(elf().load(NOWHERE, 0x8000, 0x8000).fileSize(0x1_0001))).hasSize(1);
    }

    @Test
    void aSmallFileIsNotLookedAt() {
        assertThat(found(elf().load(NOWHERE, 0x10, 0x10).fileSize(0xFFFF))).isEmpty();
        assertThat(found(elf().load(NOWHERE, 0x10, 0x10).fileSize(0x1_0000))).hasSize(1);
    }

    @Test
    void ofAnImageThatIsAcceptedNobodyAsks() {
        assertThat(found(elf().load(0, 0x10, 0x10).section(section(".debug_info").bytes(0x1_0000)))).isEmpty();
    }
}
