// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.Seeds;
import rproclab.bytes.Bytes;
import rproclab.elf.ElfImage;

/** What {@code fuzz --seed-corpus} reads. */
class ImportedFuzz {

    @MethodSource("rproclab.Seeds#images")
    @FuzzTest(maxDuration = Seeds.DURATION)
    void anImageBecomesARecipeWithItsProgramHeaders(byte[] image) {
        ElfImage.of(Bytes.of(image)).ifPresent(elf -> {
            byte[] made = Imported.recipe(elf).toBytes();

            assertThat(ElfImage.of(Bytes.of(made)).orElseThrow().phnum()).isEqualTo(elf.programHeaders().size());
        });
    }
}
