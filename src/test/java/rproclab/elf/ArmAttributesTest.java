// SPDX-License-Identifier: GPL-2.0-only
package rproclab.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.elf.SectionRecipe.section;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rproclab.bytes.Bytes;

class ArmAttributesTest {
    /** As gcc writes it for -mcpu=cortex-r5: names, v7, profile R, VFPv3-D16. */
    private static final String R5 = "41 1c000000 6165616269 00 01 12000000 05 3700 06 0a 07 52 0a 04 20 81 01 4700";

    private static Optional<ArmAttributes> of(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return ElfImage.of(Bytes.of(ElfBuilder.elf32().section(section(".ARM.attributes").bytes(Content.of(bytes)))
                .build())).flatMap(ArmAttributes::of);
    }

    @Test
    void numbersBehindNamesAreRead() {
        ArmAttributes attributes = of(R5).orElseThrow();

        assertThat(attributes.cpuArch()).hasValue(10);
        assertThat(attributes.profile()).isEqualTo('R');
        assertThat(attributes.fpArch()).hasValue(4);
    }

    @Test
    void theCompilersOwnSectionIsRead() throws IOException {
        ArmAttributes attributes = ArmAttributes.of(ElfImage.of(
                Bytes.map(Path.of("fixtures/firmware/imx93.elf"))).orElseThrow()).orElseThrow();

        assertThat(attributes.cpuArch()).hasValue(17);
        assertThat(attributes.profile()).isEqualTo('M');
        assertThat(attributes.fpArch()).isEmpty();
    }

    @Test
    void whatIsNotThereIsEmptyOr0() {
        ArmAttributes attributes = of("41 10000000 6165616269 00 01 06000000 18 01").orElseThrow();

        assertThat(attributes.cpuArch()).isEmpty();
        assertThat(attributes.profile()).isEqualTo((char) 0);
    }

    @Test
    void anotherFormatOrVendorHasNone() {
        assertThat(of("42 1c000000 6165616269 00 01 06000000")).isEmpty();
        assertThat(of("41 1c000000 6e6f626f64 00 01 06000000")).isEmpty();
        assertThat(of("41 1c000000 61656162")).isEmpty();
        assertThat(ElfImage.of(Bytes.of(ElfBuilder.elf32().build())).flatMap(ArmAttributes::of)).isEmpty();
    }

    @Test
    void whatFollowsTheFilesAttributesIsNotRead() {
        assertThat(of("41 1c000000 6165616269 00 01 07000000 06 0a 07 52").orElseThrow().profile())
                .isEqualTo((char) 0);
        assertThat(of("41 1c000000 6165616269 00 01 09000000 06 0a 07 52").orElseThrow().profile()).isEqualTo('R');
    }

    @Test
    void everyCutOfTheSectionIsReadWithoutHarm() {
        byte[] whole = HexFormat.of().parseHex(R5.replace(" ", ""));
        for (int size = 0; size < whole.length; size++) {
            assertThat(of(HexFormat.of().formatHex(Arrays.copyOf(whole, size))).map(ArmAttributes::profile).orElse('R'))
                    .isIn((char) 0, 'R');
        }
    }

    @Test
    void aNumberWithoutEndEnds() {
        assertThat(of("41 ffffffff 6165616269 00 01 ffffffff 06 ffffffffffffffffffffffffffff").orElseThrow().profile())
                .isEqualTo((char) 0);
    }
}
