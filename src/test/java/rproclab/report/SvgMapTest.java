// SPDX-License-Identifier: GPL-2.0-only
package rproclab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rproclab.bytes.Bytes;
import rproclab.elf.ElfBuilder;
import rproclab.elf.ElfImage;
import rproclab.loader.SegmentFate;
import rproclab.loader.SegmentFate.Fate;
import rproclab.memory.Region;

/** On a region of 1000 bytes, so that a byte is a unit of the drawing. */
class SvgMapTest {
    private static final Region REGION = Region.region("RAM", 0x1000, 0x1000, 1000);

    @Test
    void fileBytesAndZeroFillAreToScale() {
        String map = map(ElfBuilder.elf32().load(0x1000 + 100, 200, 500), Fate.LOADED);

        assertThat(map).contains("viewBox=\"0 0 1000.0 32\"", rect("zero", 100, 500), rect("filled", 100, 200))
                .doesNotContain("beyond", "shared", "stop", "bytes over");
    }

    @Test
    void endingWithTheRegionIsNotBeyondItAndOneByteMoreIs() {
        String fits = map(ElfBuilder.elf32().load(0x1000, 10, 1000), Fate.LOADED);
        String over = map(ElfBuilder.elf32().load(0x1000, 10, 1001), Fate.REFUSED);

        assertThat(fits).doesNotContain("beyond", "bytes over");
        assertThat(over).contains("viewBox=\"0 0 1006.0 32\"", rect("beyond", 1000, 6), rect("stop", 0, 1000),
                "<span class=\"error\">refused</span>, <strong>1 bytes over</strong>");
    }

    @Test
    void whatLeavesTheRegionIsAtMostAsLongAsIt() {
        assertThat(map(ElfBuilder.elf32().load(0x1000, 10, 0xFFFF_0000L), Fate.UNDEFINED))
                .contains("viewBox=\"0 0 2000.0 32\"", rect("beyond", 1000, 1000));
    }

    @Test
    void neighboursShareNothingAndAByteInCommonIsShown() {
        String apart = map(ElfBuilder.elf32().load(0x1000, 500, 500).load(0x1000 + 500, 500, 500), Fate.LOADED);
        String common = map(ElfBuilder.elf32().load(0x1000 + 496, 500, 500).load(0x1000, 500, 500), Fate.LOADED);

        assertThat(apart).doesNotContain("shared");
        assertThat(common).contains(rect("shared", 496, 4));
    }

    @Test
    void aSegmentThatIsNotReachedIsGrey() {
        assertThat(map(ElfBuilder.elf32().load(0x1000, 500, 600), Fate.NOT_REACHED)).contains(rect("left", 0, 600))
                .doesNotContain("filled", "zero");
    }

    @Test
    void aRegionThatIsHardlyUsedIsDrawnInPart() {
        String sixteenth = map(ElfBuilder.elf32().load(0x1000 + 100, 62, 62), Fate.LOADED);
        String more = map(ElfBuilder.elf32().load(0x1000 + 100, 63, 63), Fate.LOADED);

        assertThat(sixteenth).contains("drawn: <span class=\"n\">[0x1064, 0x10a2)</span>", rect("filled", 0, 1000));
        assertThat(more).doesNotContain("drawn").contains(rect("filled", 100, 63));
    }

    @Test
    void whatLiesInNoRegionIsListed() {
        assertThat(map(ElfBuilder.elf32().load(0x1000 + 1000, 1, 1), Fate.REFUSED)).contains("In no region",
                "segment 0 <span class=\"n\">[0x13e8, 0x13e9)</span>").doesNotContain("<svg");
    }

    @Test
    void manySegmentsAreCutShort() {
        ElfBuilder builder = ElfBuilder.elf32();
        for (int i = 0; i < 65; i++) {
            builder.load(0x1000, 1, 1);
        }

        assertThat(map(builder, Fate.LOADED)).contains("segment 63 ", "... 1 more segments")
                .doesNotContain("segment 64 ");
    }

    private static String rect(String style, int x, int width) {
        return "<rect class=\"%s\" x=\"%d.0\" y=\"0\" width=\"%d.0\" height=\"32\"/>".formatted(style, x, width);
    }

    private static String map(ElfBuilder builder, Fate fate) {
        ElfImage image = ElfImage.of(Bytes.of(builder.build())).orElseThrow();
        List<SegmentFate> fates = image.programHeaders().stream()
                .map(header -> new SegmentFate(header.index(), fate, Optional.empty(), Optional.empty())).toList();
        HtmlPage page = new HtmlPage();
        SvgMap.add(page, List.of(REGION), image.loadSegments(), fates);
        StringWriter out = new StringWriter();
        page.writeTo(out, "", "");
        return out.toString().substring(out.toString().indexOf("<body>"));
    }
}
