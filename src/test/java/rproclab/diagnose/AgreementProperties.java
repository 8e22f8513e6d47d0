// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import rproclab.elf.ElfBuilder;
import rproclab.resource.Resource;
import rproclab.resource.ResourceTableBuilder;

/** Whatever a tree and a table say, the rules come to an end and name no more than they may. */
class AgreementProperties {
    private static final int MOST_OF_A_RULE = 21;

    /** A region of the core. */
    record Region(String name, long sa, long size, List<String> words) {}

    @Property(tries = 200, seed = "61")
    void anyTableOnAnyBoardIsLookedThrough(@ForAll("regions") List<Region> regions,
            @ForAll("entries") List<Resource> entries, @ForAll("word") long num, @ForAll("word") long offset)
            throws Exception {
        OnBoard board = OnBoard.imx8mp();
        regions.forEach(region -> board.region(region.name() + "@" + region.sa(), region.sa(), region.size(),
                region.words().toArray(String[]::new)));
        ResourceTableBuilder table = ResourceTableBuilder.resourceTable().num(num).offset(0, offset);
        entries.forEach(table::entry);
        ElfBuilder image = ElfBuilder.elf32().load(offset, 4, 64).resourceTable(table.build());

        for (Rule rule : Rule.values()) {
            assertThat(board.finds(rule, image)).hasSizeLessThanOrEqualTo(2 * MOST_OF_A_RULE)
                    .allSatisfy(finding -> assertThat(finding.message()).isNotBlank());
        }
    }

    @Provide
    Arbitrary<List<Region>> regions() {
        Arbitrary<String> names = Arbitraries.of("vdev0vring0", "vdev0vring1", "vdev0buffer", "rsc-table", "m7");
        Arbitrary<List<String>> words = Arbitraries.of("no-map", "reusable", "pool", "disabled", "no-reg").list()
                .ofMaxSize(3);
        return Combinators.combine(names, word(), word(), words).as(Region::new).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Resource>> entries() {
        Arbitrary<Resource> vdevs = Combinators.combine(word(), word(), word()).as((da, align, num) -> Resource
                .rpmsg(Resource.vring(da, align, num, 0), Resource.vring(num, 0x1000, 256, 1)));
        Arbitrary<Resource> carveouts = Combinators.combine(word(), word())
                .as((da, len) -> Resource.carveout(da, len, "vdev0vring0"));
        return Arbitraries.oneOf(vdevs, carveouts).list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<Long> word() {
        return Arbitraries.oneOf(Arbitraries.of(0L, 1L, 0x14L, 0x1000L, 0x5500_0000L, 0x8000_0000L, 0xFFFF_F000L,
                0xFFFF_FFFFL), Arbitraries.longs().between(0, 0xFFFF_FFFFL));
    }
}
