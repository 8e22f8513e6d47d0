// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.linux.remoteproc.Boards.imx8mp;
import static rproclab.linux.remoteproc.Boards.load;
import static rproclab.linux.remoteproc.Boards.log;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import rproclab.elf.ElfBuilder;
import rproclab.elf.SegmentRecipe;
import rproclab.loader.LoadResult;
import rproclab.loader.Verdict;
import rproclab.memory.ReservedRegion;
import rproclab.memory.Write;

class LinuxLoaderProperties {
    private static final ReservedRegion M7 = new ReservedRegion("m7", 0x8000_0000L, 0x1000);

    @Property(tries = 500, seed = "28047", edgeCases = EdgeCasesMode.NONE)
    void everyByteIsWrittenIntoAMapping(@ForAll("releases") String release,
            @ForAll("segments") List<SegmentRecipe> segments) {
        LoadResult result = load(imx8mp(release, M7), image(segments));

        assertThat(result.memory().writes()).allMatch(LinuxLoaderProperties::isMapped);
    }

    @Property(tries = 500, seed = "28047", edgeCases = EdgeCasesMode.NONE)
    void answerDoesNotDependOnTheAnswersBefore(@ForAll("releases") String release,
            @ForAll("segments") List<SegmentRecipe> before, @ForAll("segments") List<SegmentRecipe> segments) {
        LinuxLoader used = imx8mp(release, M7);
        load(used, image(before));

        LoadResult again = load(used, image(segments));
        LoadResult fresh = load(imx8mp(release, M7), image(segments));

        assertThat(again.verdict()).isEqualTo(fresh.verdict());
        assertThat(again.log()).isEqualTo(fresh.log());
        assertThat(again.segments()).isEqualTo(fresh.segments());
        assertThat(again.memory().writes()).isEqualTo(fresh.memory().writes());
    }

    @Property(tries = 500, seed = "28047", edgeCases = EdgeCasesMode.NONE)
    void whatIsTranslatedIsWhatIsLoaded(@ForAll("releases") String release, @ForAll("addresses") long da,
            @ForAll("sizes") long size) {
        LinuxLoader loader = imx8mp(release, M7);

        LoadResult result = load(loader, image(List.of(SegmentRecipe.load(da).memsz(size))));

        assertThat(result.verdict().accepted()).as(() -> log(result).toString())
                .isEqualTo(loader.translates(da, size));
    }

    @Property(tries = 500, seed = "28047", edgeCases = EdgeCasesMode.NONE)
    void anyBytesGetAVerdict(@ForAll("releases") String release, @ForAll("segments") List<SegmentRecipe> segments,
            @ForAll("damage") List<int[]> damage) {
        byte[] image = image(segments);
        damage.forEach(hit -> image[hit[0] % image.length] = (byte) hit[1]);

        LoadResult result = load(imx8mp(release, M7), image);

        assertThat(log(result)).last().matches(last -> switch (result.verdict()) {
            case Verdict.Accepted _ -> last.endsWith("is now up");
            case Verdict.Rejected _ -> last.startsWith("Boot failed: -");
            case Verdict.Undefined _ -> !last.startsWith("Boot failed") && !last.endsWith("is now up");
        });
    }

    @Provide
    Arbitrary<String> releases() {
        return Arbitraries.of("linux-5.15.148", "linux-6.1", "linux-6.12", "linux-7.2", "linux-7.3", "linux-imx-6.6");
    }

    @Provide
    Arbitrary<List<SegmentRecipe>> segments() {
        Arbitrary<SegmentRecipe> segment = Combinators
                .combine(addresses(), sizes(), Arbitraries.integers().between(0, 9))
                .as((da, memsz, filesz) -> SegmentRecipe.load(da).bytes(filesz).memsz(memsz));
        return segment.list().ofMinSize(1).ofMaxSize(4);
    }

    /** Device addresses at the edges of ITCM, DTCM and the region. */
    @Provide
    Arbitrary<Long> addresses() {
        return Combinators.combine(Arbitraries.of(0L, 0x2_0000L, 0x2000_0000L, 0x2002_0000L, 0x8000_0000L,
                0x8000_1000L), Arbitraries.integers().between(-0x20, 0x20))
                .as((edge, skip) -> edge + skip & 0xFFFF_FFFFL);
    }

    /** Sizes around what ITCM, DTCM and the region hold. */
    @Provide
    Arbitrary<Long> sizes() {
        return Combinators
                .combine(Arbitraries.of(0x20L, 0x1000L, 0x2_0000L), Arbitraries.integers().between(-0x1F, 0x20))
                .as((size, more) -> size + more);
    }

    @Provide
    Arbitrary<List<int[]>> damage() {
        Arbitrary<int[]> hit = Combinators
                .combine(Arbitraries.integers().between(0, 0x400), Arbitraries.of(0, 1, 2, 0x7F,
                        0x80, 0xFF))
                .as((at, value) -> new int[]{at, value});
        return hit.list().ofMinSize(1).ofMaxSize(6);
    }

    private static byte[] image(List<SegmentRecipe> segments) {
        ElfBuilder image = ElfBuilder.elf64();
        segments.forEach(image::segment);
        return image.build();
    }

    private static boolean isMapped(Write write) {
        return within(write, 0x7E_0000, 0x2_0000) || within(write, 0x80_0000, 0x2_0000)
                || within(write, M7.sa(), M7.size());
    }

    private static boolean within(Write write, long sa, long size) {
        return write.sa() >= sa && write.sa() + write.size() <= sa + size;
    }
}
