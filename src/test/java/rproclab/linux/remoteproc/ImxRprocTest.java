// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.elf.EhdrField.E_SHSTRNDX;
import static rproclab.elf.SectionRecipe.section;
import static rproclab.linux.remoteproc.Boards.IMX8MN;
import static rproclab.linux.remoteproc.Boards.imx;
import static rproclab.linux.remoteproc.Boards.imx7d;
import static rproclab.linux.remoteproc.Boards.imx8mp;
import static rproclab.linux.remoteproc.Boards.load;
import static rproclab.linux.remoteproc.Boards.log;
import static rproclab.linux.remoteproc.Boards.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.bytes.Access;
import rproclab.elf.Content;
import rproclab.elf.ElfBuilder;
import rproclab.elf.SegmentRecipe;
import rproclab.linux.remoteproc.ImxRproc.Dcfg;
import rproclab.linux.remoteproc.ImxRproc.Method;
import rproclab.loader.LoadResult;
import rproclab.loader.LogLine;
import rproclab.loader.LogLine.Level;
import rproclab.loader.SegmentFate.Fate;
import rproclab.loader.Verdict;
import rproclab.memory.Region;
import rproclab.memory.ReservedRegion;
import rproclab.memory.Write;
import rproclab.memory.Write.Kind;

class ImxRprocTest {
    private static final ReservedRegion M7 = new ReservedRegion("m7", 0x8000_0000L, 0x0100_0000L);

    @Test
    void lastByteOfARowIsOutOfReach() {
        LinuxLoader loader = imx8mp("linux-6.12");

        assertThat(loader.translates(0, 0x1_FFFF)).isTrue();
        assertThat(loader.translates(0, 0x2_0000)).isFalse();
        assertThat(loader.translates(0x1_FFFE, 1)).isTrue();
        assertThat(loader.translates(0x1_FFFF, 1)).isFalse();
    }

    @Test
    void firstByteOfARowIsInReach() {
        LinuxLoader loader = imx8mp("linux-6.12");

        assertThat(loader.translates(0x2000_0000L, 1)).isTrue();
        assertThat(loader.translates(0x1FFF_FFFFL, 1)).isFalse();
    }

    /** Translation knows the rows of this core alone, but what it finds there is looked up in what the probe mapped. */
    @Test
    void theOtherCoresMemoryIsMappedToo() {
        Region own = Region.region("TCML 0", 0x1FFE_0000L, 0x34FE_0000L, 0x0002_0000L).asOwn();
        Region other = Region.region("TCML 1", 0x1FFE_0000L, 0x38FE_0000L, 0x0002_0000L).asOwn();
        Region ddr = Region.region("DDR", 0x8000_0000L, 0x8000_0000L, 0x6000_0000L);
        Dcfg dcfg = Dcfg.of(List.of(own, ddr), Method.SCU_API);
        long da = 0x9001_8010L;
        byte[] image = ElfBuilder.elf64().segment(SegmentRecipe.load(da).bytes(0x40).memsz(0x38FF_0000L - da)).build();

        Verdict alone = load(imx("linux-6.12", dcfg), image).verdict();
        Verdict withOther = load(imx("linux-6.12", dcfg.mapping(List.of(own, other))), image).verdict();

        assertThat(alone).isEqualTo(Verdict.rejected(-22));
        assertThat(withOther).isEqualTo(new Verdict.Undefined(Access.WRITE, "rproc_elf_load_segments", "TCML 1",
                da - 0x38FE_0000L, 0x40));
    }

    @Test
    void nothingIsNowhere() {
        assertThat(imx8mp("linux-6.12").translates(0, 0)).isFalse();
    }

    @Test
    void sizeThatDoesNotFitIsNowhere() {
        assertThat(imx7d("linux-6.12", M7).translates(0x8000_0000L, 0x1_0000_0001L)).isFalse();
    }

    @Test
    void lastByteOfAMappedRegionIsOutOfReachOfTheAlias() {
        LinuxLoader loader = imx8mp("linux-6.12", new ReservedRegion("m7", 0x4000_0000L, 0x1000));

        assertThat(loader.translates(0x1000_0000L, 0xFFF)).isTrue();
        assertThat(loader.translates(0x1000_0000L, 0x1000)).isFalse();
    }

    @Test
    void carveoutTakesWhatFillsItExactly() {
        LinuxLoader loader = imx8mp("linux-6.12", M7);

        assertThat(loader.translates(0x8000_0000L, 0x0100_0000L)).isTrue();
        assertThat(loader.translates(0x8000_0000L, 0x0100_0001L)).isFalse();
        assertThat(loader.translates(0x7FFF_FFFFL, 1)).isFalse();
    }

    @Test
    void linux510RegistersNoCarveouts() {
        LinuxLoader loader = imx7d("linux-5.10", M7);

        assertThat(loader.translates(0x8000_0000L, 0x00FF_FFFFL)).isTrue();
        assertThat(loader.translates(0x8000_0000L, 0x0100_0000L)).isFalse();
        assertThat(imx7d("linux-6.1", M7).translates(0x8000_0000L, 0x0100_0000L)).isTrue();
    }

    @Test
    void rowThatIsNotOwnNeedsARegionThatCoversIt() {
        byte[] image = ElfBuilder.elf32().load(0x8000_0000L, 4, 4).build();

        LoadResult without = load(imx8mp("linux-6.12"), image);
        LoadResult with = load(imx8mp("linux-6.12", M7), image);

        assertThat(log(without)).contains("bad phdr da 0x80000000 mem 0x4")
                .noneMatch(line -> line.contains("Translation failed"));
        assertThat(with.segments().getFirst().region()).isEqualTo(Optional.of("m7"));
    }

    @Test
    void carveoutHitAfterAMissInTheMapIsOnlyAWarning() {
        byte[] image = ElfBuilder.elf64().load(0x1_8000_0010L, 4, 4).build();

        LoadResult result = load(imx8mp("linux-6.12", M7), image);

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.log()).contains(new LogLine(Level.WARNING,
                "imx-rproc imx8mp-cm7: Translation failed: da = 0x180000010 len = 0x4"));
        assertThat(result.memory().writes()).containsExactly(new Write(0x8000_0010L, 4, Kind.COPY));
    }

    @Test
    void carveoutTwoGibBelowIsOutOfReach() {
        // named vdev*, so that it is a carveout and not mapped as well
        LinuxLoader loader = imx8mp("linux-6.12", new ReservedRegion("vdev-all", 0x1000, 0xFFFF_0000L));

        assertThat(loader.translates(0xC000_0000L, 4)).isFalse();
        assertThat(loader.translates(0x8000_0FFFL, 4)).isTrue();
        assertThat(loader.translates(0x8000_1000L, 4)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"linux-5.10, true", "linux-5.10.262, false", "linux-6.1, true", "linux-7.3, true"})
    void vdevRegionIsMappedInOldReleasesAndACarveoutInNewOnes(String release, boolean loadable) {
        LinuxLoader loader = imx7d(release, new ReservedRegion("vdev0vring0", 0x8000_0000L, 0x8000));

        assertThat(loader.translates(0x8000_0000L, 0x7FFF)).isEqualTo(loadable);
    }

    @Test
    void vdevBufferIsNeitherMappedNorACarveout() {
        ReservedRegion buffer = new ReservedRegion("vdev0buffer", 0x8000_0000L, 0x8000);

        assertThat(imx8mp("linux-6.1", buffer).translates(0x8000_0000L, 4)).isFalse();
        assertThat(imx7d("linux-5.10", buffer).translates(0x8000_0000L, 4)).isTrue();
    }

    @Test
    void from72NamesAreComparedByTheirBeginning() {
        ReservedRegion other = new ReservedRegion("vdev0buffer-old", 0x8000_0000L, 0x8000);

        assertThat(imx8mp("linux-6.12", other).translates(0x8000_0000L, 4)).isTrue();
        assertThat(imx8mp("linux-7.2", other).translates(0x8000_0000L, 4)).isFalse();
    }

    @Test
    void eightSlotsInLinux510ThirtyTwoLater() {
        assertThat(imx7d("linux-5.10", regions(5)).translates(0x8400_0000L, 4)).isTrue();
        assertThat(imx7d("linux-5.10", regions(6)).translates(0x8500_0000L, 4)).isFalse();
        assertThat(imx7d("linux-5.10.262", regions(6)).translates(0x8500_0000L, 4)).isFalse();
        // there the carveout would take it; the code alias 0x1000_0000 has none
        assertThat(aliased("linux-6.1", 30).translates(0x1DL << 20 | 0x1000_0000L, 4)).isTrue();
        assertThat(aliased("linux-6.1", 31).translates(0x1EL << 20 | 0x1000_0000L, 4)).isFalse();
    }

    @Test
    void slotsAreForRowsToo() {
        List<Region> rows = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            rows.add(Region.region("bank", 0x1_0000L * i, 0x1_0000L * i, 0x1000).asOwn());
        }
        LinuxLoader loader = imx("linux-5.10", Dcfg.of(rows, Method.MMIO));

        assertThat(loader.translates(0x7_0000, 4)).isTrue();
        assertThat(loader.translates(0x8_0000, 4)).isFalse();
    }

    @Test
    void rowEndWrapsAtFourGib() {
        List<Region> top = List.of(Region.region("top", 0xF000_0000L, 0, 0x1000_0000L).asOwn());

        assertThat(imx("linux-6.12", Dcfg.of(top, Method.SMC)).translates(0xF000_0000L, 4)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"linux-5.15.148, false", "linux-5.15.168, true", "linux-6.1, true", "linux-6.6.54, false",
            "linux-6.12, true", "linux-7.3, true", "linux-imx-5.15, false", "linux-imx-6.6, true"})
    void tableGoesToTheRegionForIt(String release, boolean toRegion) {
        ReservedRegion region = new ReservedRegion("rsc-table", 0x550F_F000L, 0x1000);

        LoadResult result = load(imx8mp(release, region), withTable());

        assertThat(result.memory().writes())
                .containsExactly(new Write(0x7E_0000, 4, Kind.COPY),
                        new Write(toRegion ? 0x550F_F000L : 0x80_0000, 16, Kind.COPY));
    }

    @ParameterizedTest
    @CsvSource({"linux-6.12, false", "linux-imx-5.15, true"})
    void nxp515CallsItRscUnderscoreTable(String release, boolean toRegion) {
        ReservedRegion region = new ReservedRegion("rsc_table", 0x550F_F000L, 0x1000);

        LoadResult result = load(imx8mp(release, region), withTable());

        assertThat(result.memory().written(0x550F_F000L)).isEqualTo(toRegion);
        assertThat(result.memory().written(0x80_0000)).isEqualTo(!toRegion);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-5.15.168", "linux-6.12", "linux-imx-6.6"})
    void regionForTheTableStaysAsItIsWithoutTable(String release) {
        ReservedRegion region = new ReservedRegion("rsc-table", 0x550F_F000L, 0x1000);

        LoadResult result = load(imx8mp(release, region), ElfBuilder.elf32().load(0, 4, 4).build());

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.memory().writes()).containsExactly(new Write(0x7E_0000, 4, Kind.COPY));
    }

    @Test
    void regionForTheTableIsMappedButNoCarveout() {
        LinuxLoader loader = imx8mp("linux-6.12", new ReservedRegion("rsc-table", 0x550F_F000L, 0x1000));

        assertThat(loader.translates(0x550F_F000L, 0xFFF)).isTrue();
        assertThat(loader.translates(0x550F_F000L, 0x1000)).isFalse();
    }

    @Test
    void linux510WantsATable() {
        LoadResult result = load(imx7d("linux-5.10"), ElfBuilder.elf32().load(0x2000_0000L, 4, 4).build());

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(log(result)).hasSize(3).endsWith("Boot failed: -22");
        assertThat(result.memory().writes()).isEmpty();
    }

    @Test
    void linux510WritesTheTable() {
        byte[] image = ElfBuilder.elf32()
                .load(0x1FFF_8000L, 4, 4)
                .section(section(".resource_table").addr(0x2000_0000L).bytes(Content.words(1, 0, 0, 0)))
                .build();

        LoadResult result = load(imx7d("linux-5.10"), image);

        assertThat(log(result)).containsExactly("powering up imx-rproc",
                "Booting fw image fw.elf, size " + image.length, "remote processor imx-rproc is now up");
        assertThat(result.memory().writes())
                .containsExactly(new Write(0x7F_8000, 4, Kind.COPY), new Write(0x80_0000, 16, Kind.COPY));
    }

    @Test
    void from72TheProcessorIsNamedAfterItsNode() {
        byte[] image = ElfBuilder.elf32().load(0, 4, 4).build();

        LoadResult result = load(imx8mp("linux-7.2"), image);

        assertThat(log(result)).containsExactly("powering up imx8mp-cm7",
                "Booting fw image fw.elf, size " + image.length, "No resource table in elf",
                "remote processor imx8mp-cm7 is now up");
    }

    @Test
    void coreThatRunsAlreadyIsAttachedTo() {
        LinuxLoader loader = imx("linux-6.12", Dcfg.of(IMX8MN, Method.NONE));

        LoadResult result = load(loader, new byte[0]);

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(log(result)).containsExactly("attaching to imx-rproc", "remote processor imx-rproc is now attached");
        assertThat(result.memory().writes()).isEmpty();
        assertThat(loader.translates(0, 4)).isFalse();
    }

    @Test
    void coreThatRunsAlreadyIsLeftItsSegments() {
        LoadResult result = load(imx("linux-6.12", Dcfg.of(IMX8MN, Method.NONE)),
                ElfBuilder.elf32().load(0, 4, 4).build());

        assertThat(result.segments().getFirst().fate()).isEqualTo(Fate.NOT_REACHED);
    }

    @Test
    void logicalMachineIsPoweredOnBeforeTheFirmwareIsParsed() {
        byte[] image = ElfBuilder.elf32().entry(0x0001_2345L).load(0, 4, 4).build();

        LoadResult result = load(imx("linux-7.3", Dcfg.smLmm(IMX8MN, 1)), image);

        assertThat(log(result)).containsExactly("powering up imx8mp-cm7",
                "Booting fw image fw.elf, size " + image.length, "imx-rproc imx8mp-cm7: lmm(1) powered on by Linux",
                "No resource table in elf", "remote processor imx8mp-cm7 is now up");
    }

    @Test
    void coreInLinuxOwnMachineIsNotPoweredOn() {
        LoadResult result = load(imx("linux-7.3", Dcfg.of(IMX8MN, Method.SM_CPU)),
                ElfBuilder.elf32().entry(0x0002_0001L).load(0, 4, 4).build());

        assertThat(log(result)).noneMatch(line -> line.contains("lmm"));
    }

    @Test
    void nxpTakesTheAddressOfTheInterrupts() {
        LinuxLoader loader = imx("linux-imx-6.6", Dcfg.of(IMX8MN, Method.SMC).startingAtInterrupts());
        ElfBuilder image = ElfBuilder.elf32().entry(0x401).load(0, 4, 4);

        assertThat(load(loader, image.build()).bootAddress()).hasValue(0);
        assertThat(load(loader, image.section(section(".interrupts").addr(0x0FFC_0000L)).build()).bootAddress())
                .hasValue(0x0FFC_0000L);
    }

    @Test
    void nxpLooksForTheInterruptsWithoutBounds() {
        LinuxLoader loader = imx("linux-imx-6.6", Dcfg.of(IMX8MN, Method.SMC).startingAtInterrupts());
        byte[] image = ElfBuilder.elf32()
                .load(0, 4, 4)
                .with(E_SHSTRNDX, 100)
                .sectionHeadersAt(0x3B0)
                .fileSize(0x400)
                .build();

        assertThat(load(loader, image).verdict()).isEqualTo(
                new Verdict.Undefined(Access.READ, "imx_rproc_get_boot_addr", "firmware", 0x3B0 + 4000 + 16, 4));
    }

    @Test
    void bootAddressIsTakenBeforeTheSegmentsAreLookedAt() {
        LoadResult result = load(imx8mp("linux-6.12"),
                ElfBuilder.elf32().entry(0x401).load(0xB000_0000L, 4, 4).build());

        assertThat(result.bootAddress()).hasValue(0x401);
    }

    @Test
    void carveoutNameIsCutTo31Characters() {
        String name = "a-node-name-that-is-longer-than-31";

        LoadResult result = load(imx8mp("linux-6.12", new ReservedRegion(name, 0x8000_0000L, 0x1000)),
                ElfBuilder.elf32().load(0x8000_0000L, 4, 0x1000).build());

        assertThat(result.segments().getFirst().region()).isEqualTo(Optional.of("a-node-name-that-is-longer-than"));
    }

    private static byte[] withTable() {
        return ElfBuilder.elf32()
                .load(0, 4, 4)
                .section(section(".resource_table").addr(0x2000_0000L).bytes(Content.words(1, 0, 0, 0)))
                .build();
    }

    private static ReservedRegion[] regions(int count) {
        ReservedRegion[] regions = new ReservedRegion[count];
        for (int i = 0; i < count; i++) {
            regions[i] = new ReservedRegion("m4", 0x8000_0000L + 0x0100_0000L * i, 0x1000);
        }
        return regions;
    }

    /** {@code count} regions at 0x4000_0000, a MiB apart, on a board whose map has two OWN rows. */
    private static LinuxLoader aliased(String release, int count) {
        List<ReservedRegion> regions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            regions.add(new ReservedRegion("m7", 0x4000_0000L + 0x10_0000L * i, 0x1000));
        }
        return LinuxLoader.imx(release(release), SizeT.BITS64, Dcfg.of(IMX8MN, Method.SMC),
                RprocNode.of("imx8mp-cm7"), regions);
    }
}
