// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import rproclab.compare.Comparison;

/** What the finding about the image of thread 28047 says to change is what its repaired linker script has. */
class RepairTest {
    private static final Path FIRMWARE = Path.of("fixtures/firmware");

    private static Comparison comparison(String fixture) throws IOException {
        return Findings.comparison("imx8mp-m7", Files.readAllBytes(FIRMWARE.resolve(fixture)));
    }

    @Test
    void theFixNamesTheSectionsOfTheImage() throws IOException {
        List<Finding> findings = Findings.of(Rule.LMA_MEMSZ_OVERRUN, "imx8mp-m7",
                Files.readAllBytes(FIRMWARE.resolve("imx8mp-28047.elf")));

        assertThat(findings.getFirst().fix())
                .contains("\n    .data : { ... } > DTCM    /* was: > DTCM AT> ITCM, or AT(...) */\n")
                .endsWith("\n    .data : { ... } > DTCM AT> ITCM :data\n"
                        + "    .bss (NOLOAD) : { ... } > DTCM AT> DTCM :bss\n"
                        + "    .heap (NOLOAD) : { ... } > DTCM AT> DTCM :bss\n"
                        + "    .stack (NOLOAD) : { ... } > DTCM AT> DTCM :bss");
    }

    @Test
    void theRepairedScriptHasNoLoadAddressForData() throws IOException {
        String broken = Files.readString(FIRMWARE.resolve("imx8mp-28047.ld"));
        String repaired = Files.readString(FIRMWARE.resolve("imx8mp-28047-repaired.ld"));

        assertThat(broken).contains("\t.data : AT(ADDR(.text) + SIZEOF(.text))\n");
        assertThat(repaired).contains("\t.data :\n").contains("> m_data :bss\n").doesNotContain("AT(");
    }

    @Test
    void everyLoaderTakesWhatWasBuiltOfIt() throws IOException {
        assertThat(comparison("imx8mp-28047.elf").results()).anyMatch(result -> !result.accepted());
        assertThat(comparison("imx8mp-28047-repaired.elf").results()).hasSizeGreaterThan(30)
                .allMatch(result -> result.accepted());
    }
}
