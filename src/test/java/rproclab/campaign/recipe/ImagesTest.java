// SPDX-License-Identifier: GPL-2.0-only
package rproclab.campaign.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.memory.Region.region;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import rproclab.bytes.Bytes;
import rproclab.elf.ElfImage;
import rproclab.elf.ProgramHeader;
import rproclab.memory.Region;

class ImagesTest {
    private static final Region ITCM = region("ITCM", 0, 0x7E_0000, 0x2_0000);
    private static final Region DTCM = region("DTCM", 0x2000_0000L, 0x80_0000, 0x2_0000);
    private static final Images IMAGES = Images.around(List.of(ITCM, DTCM));

    @Test
    void theRecipeOfAnImageGivesItsBytes() {
        for (long i = 0; i < 20_000; i++) {
            assertThat(IMAGES.recipe(1, i).toBytes()).as("image %d", i).isEqualTo(IMAGES.bytes(1, i));
        }
    }

    @Test
    void seedAndIndexBothTellImagesApart() {
        Set<String> images = new TreeSet<>();
        for (long seed = 0; seed < 10; seed++) {
            for (long i = 0; i < 100; i++) {
                images.add(HexFormat.of().formatHex(IMAGES.bytes(seed, i)));
            }
        }

        assertThat(images.size()).isGreaterThan(980);
    }

    @Test
    void imagesAreSmall() {
        assertThat(LongStream.range(0, 2_000)).allMatch(i -> IMAGES.bytes(3, i).length < 0x2000);
    }

    @Test
    void resourceTablesEndWithTheirLastEntryOrOneByteTooEarly() {
        Set<Integer> sizes = new TreeSet<>();
        for (long i = 0; i < 2_000; i++) {
            IMAGES.recipe(4, i).sections().stream().filter(section -> section.name().equals(".resource_table"))
                    .forEach(table -> sizes.add(table.bytes().size()));
        }

        int empty = 16;
        int vdevAndTrace = 16 + 2 * 4 + 4 + 64 + 4 + 44;
        int twoCarveouts = 16 + 2 * 4 + 2 * (4 + 52);
        int traceAndVdevWithConfiguration = vdevAndTrace + 4;
        int vendorTraceVendor = 16 + 3 * 4 + 4 + 4 + 44 + 4;
        assertThat(sizes).containsOnly(empty, vdevAndTrace, twoCarveouts, twoCarveouts - 1,
                traceAndVdevWithConfiguration, vendorTraceVendor);
    }

    @Test
    void segmentsAimAtTheEdgesOfRegions() {
        Set<String> met = new TreeSet<>();
        for (long i = 0; i < 20_000; i++) {
            ElfImage.of(Bytes.of(IMAGES.bytes(2, i))).map(ElfImage::loadSegments).orElse(List.of())
                    .forEach(segment -> met.add(fit(segment, ITCM)));
        }

        assertThat(met).contains("fills it", "a byte too long", "a byte short", "ends with it", "file ends with it",
                "straddles", "inside", "elsewhere", "4 GiB above", "wraps");
    }

    private static String fit(ProgramHeader segment, Region region) {
        long end = segment.paddr() + segment.memsz();
        if (Long.compareUnsigned(end, segment.paddr()) < 0) {
            return "wraps";
        }
        if (segment.paddr() >>> 32 == 1) {
            return "4 GiB above";
        }
        if (segment.paddr() == region.da() && segment.memsz() != 0) {
            return switch (Math.clamp(segment.memsz() - region.size(), -2, 2)) {
                case -1 -> "a byte short";
                case 0 -> "fills it";
                case 1 -> "a byte too long";
                default -> "starts with it";
            };
        }
        if (!region.holdsDa(segment.paddr())) {
            return "elsewhere";
        }
        if (end == region.daEnd()) {
            return "ends with it";
        }
        if (segment.paddr() + segment.filesz() == region.daEnd()) {
            return "file ends with it";
        }
        return Long.compareUnsigned(end, region.daEnd()) > 0 ? "straddles" : "inside";
    }
}
