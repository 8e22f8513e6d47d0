// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.linux.remoteproc.Boards.am62;
import static rproclab.linux.remoteproc.Boards.imx7d;
import static rproclab.linux.remoteproc.Boards.imx8mp;
import static rproclab.linux.remoteproc.Boards.load;
import static rproclab.linux.remoteproc.Boards.log;
import static rproclab.linux.remoteproc.Boards.stm32mp1;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.bytes.Access;
import rproclab.elf.ElfBuilder;
import rproclab.loader.LoadResult;
import rproclab.loader.Verdict;
import rproclab.memory.ReservedRegion;
import rproclab.memory.Standing;

/** What the drivers do with entries of {@code memory-region} that are not as they should be. */
class FailedProbeTest {
    private static final Standing DISABLED = new Standing(true, false, true, false, false);
    private static final Standing UNRESERVED = new Standing(true, true, true, false, false);
    private static final Standing PLACED = new Standing(true, true, false, true, false);
    private static final Standing RAM = new Standing(true, true, true, true, true);

    private static final ReservedRegion M7 = new ReservedRegion("m7", 0x8000_0000L, 0x100_0000L);
    private static final ReservedRegion VRING = new ReservedRegion("vdev0vring0", 0x5500_0000L, 0x8000L);
    private static final byte[] IMAGE = ElfBuilder.elf32().load(0, 4, 4)
            .resourceTable(new byte[]{1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}).build();
    private static final String BOOTING = "Booting fw image fw.elf, size " + IMAGE.length;

    @ParameterizedTest
    @ValueSource(strings = {"linux-5.15.148", "linux-6.1", "linux-6.12"})
    void imxCannotAcquireADisabledRegionWhenItIsStarted(String release) {
        LoadResult result = load(imx8mp(release, M7.with(DISABLED)), IMAGE);

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(log(result)).containsExactly("powering up imx-rproc", BOOTING,
                "imx-rproc imx8mp-cm7: unable to acquire memory-region", "can't prepare rproc imx-rproc: -22",
                "Boot failed: -22");
    }

    @Test
    void imxOf510HasNoPrepareThatCouldFail() {
        assertThat(load(imx8mp("linux-5.10", M7.with(DISABLED)), IMAGE).verdict().accepted()).isTrue();
        assertThat(load(imx8mp("linux-5.10", M7.with(UNRESERVED)), IMAGE).verdict().accepted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-7.2", "linux-7.3"})
    void imxWithResourcesDoesNotProbeWithADisabledRegion(String release) {
        LoadResult result = load(imx8mp(release, VRING.with(DISABLED)), IMAGE);

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-19));
        assertThat(log(result)).containsExactly("imx-rproc imx8mp-cm7: unable to resolve memory region",
                "imx-rproc imx8mp-cm7: error -ENODEV: failed on imx_rproc_addr_init");
        assertThat(result.memory().writes()).isEmpty();
    }

    @Test
    void imxWithResourcesDoesNotProbeWithARegionThatIsNotReserved() {
        LoadResult result = load(imx8mp("linux-7.3", M7.with(UNRESERVED)), IMAGE);

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(log(result)).containsExactly("imx-rproc imx8mp-cm7: unable to resolve memory region",
                "imx-rproc imx8mp-cm7: error -EINVAL: failed on imx_rproc_addr_init",
                "imx-rproc imx8mp-cm7: probe with driver imx-rproc failed with error -22");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "linux-5.15.148 | imx-rproc: probe of imx8mp-cm7 failed with error -22",
            "linux-6.1      | imx-rproc: probe of imx8mp-cm7 failed with error -22",
            "linux-6.12     | imx-rproc imx8mp-cm7: probe with driver imx-rproc failed with error -22"})
    void imxDoesNotProbeWithARegionThatLinuxPlaces(String release, String last) {
        LoadResult result = load(imx8mp(release, M7.with(PLACED)), IMAGE);

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(log(result)).containsExactly("imx-rproc imx8mp-cm7: unable to resolve memory region",
                "imx-rproc imx8mp-cm7: failed on imx_rproc_addr_init", last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-6.1", "linux-6.12", "linux-7.2", "linux-7.3"})
    void imxTakesAVringRegionThatLinuxPlaces(String release) {
        assertThat(load(imx8mp(release, VRING.with(PLACED)), IMAGE).verdict().accepted()).isTrue();
    }

    @Test
    void imxFollowsTheNodeThatIsNotThereWhenItIsStarted() {
        assertThat(load(imx8mp("linux-6.12", M7.with(Standing.MISSING)), IMAGE).verdict())
                .isEqualTo(new Verdict.Undefined(Access.READ, "imx_rproc_prepare", "NULL", 0, 8));
        assertThat(load(imx7d("linux-6.12", M7.with(Standing.MISSING)), IMAGE).verdict())
                .isEqualTo(new Verdict.Undefined(Access.READ, "imx_rproc_prepare", "NULL", 0, 4));
        assertThat(imx8mp("linux-6.12", M7.with(Standing.MISSING)).translates(0, 4)).isFalse();
    }

    @Test
    void imxOf510DoesNotProbeWithoutTheNode() {
        LoadResult result = load(imx7d("linux-5.10", M7.with(Standing.MISSING)), IMAGE);

        assertThat(log(result)).containsExactly("imx-rproc imx7d-cm4: unable to resolve memory region",
                "imx-rproc imx7d-cm4: failed on imx_rproc_addr_init",
                "imx-rproc: probe of imx7d-cm4 failed with error -22");
        assertThat(load(imx8mp("linux-5.10.262", M7.with(Standing.MISSING)), IMAGE).verdict().accepted()).isTrue();
    }

    @Test
    void nothingIsTranslatedWithoutAProcessor() {
        assertThat(imx8mp("linux-7.3", M7.with(UNRESERVED)).translates(0, 4)).isFalse();
        assertThat(imx8mp("linux-7.3", M7).translates(0, 4)).isTrue();
    }

    @Test
    void imxCannotMapRam() {
        assertThat(log(load(imx7d("linux-5.10", M7.with(RAM)), IMAGE))).containsExactly(
                "imx-rproc imx7d-cm4: can't request region for resource [mem 0x80000000-0x80ffffff]",
                "imx-rproc imx7d-cm4: devm_ioremap_resource failed",
                "imx-rproc imx7d-cm4: failed on imx_rproc_addr_init",
                "imx-rproc: probe of imx7d-cm4 failed with error -16");
        assertThat(log(load(imx8mp("linux-6.12", M7.with(RAM)), IMAGE))).containsExactly(
                "imx-rproc imx8mp-cm7: failed to remap [mem 0x80000000-0x80ffffff flags 0x200]",
                "imx-rproc imx8mp-cm7: failed on imx_rproc_addr_init",
                "imx-rproc imx8mp-cm7: probe with driver imx-rproc failed with error -12");
        assertThat(log(load(imx8mp("linux-7.2", M7.with(RAM)), IMAGE))).containsExactly(
                "imx-rproc imx8mp-cm7: error -EBUSY: can't request region for resource [mem 0x80000000-0x80ffffff]",
                "imx-rproc imx8mp-cm7: failed to remap [mem 0x80000000-0x80ffffff flags 0x200]",
                "imx-rproc imx8mp-cm7: probe with driver imx-rproc failed with error -12");
    }

    @Test
    void vringsInRamAreFoundOutWhenTheProcessorIsStarted() {
        assertThat(log(load(imx8mp("linux-6.12", VRING.with(RAM)), IMAGE))).containsExactly("powering up imx-rproc",
                BOOTING, "imx-rproc imx8mp-cm7: Unable to map memory region: (____ptrval____)+8000",
                "Unable to allocate carveout vdev0vring0: -12", "Failed to allocate associated carveouts: -12",
                "Boot failed: -12");
        assertThat(log(load(imx8mp("linux-7.3", VRING.with(RAM)), IMAGE)))
                .contains("Unable to map memory region: 0x0000000055000000+8000");
        assertThat(log(load(stm32mp1("linux-6.12", mcuram(RAM)), IMAGE)))
                .contains("stm32-rproc 10000000.m4: Unable to map memory region: 0x10000000+0x40000");
    }

    @Test
    void regionsThatShareAByteAreClaimedOnceIn510And72() {
        ReservedRegion touching = new ReservedRegion("next", 0x8100_0000L, 0x1000);
        ReservedRegion sharing = new ReservedRegion("next", 0x80FF_FFFFL, 0x1000);

        assertThat(load(imx8mp("linux-7.2", M7, touching), IMAGE).verdict().accepted()).isTrue();
        assertThat(load(imx8mp("linux-7.2", M7, sharing), IMAGE).verdict()).isEqualTo(Verdict.rejected(-12));
        assertThat(load(imx7d("linux-5.10", M7, sharing), IMAGE).verdict()).isEqualTo(Verdict.rejected(-16));
        assertThat(load(imx8mp("linux-6.12", M7, sharing), IMAGE).verdict().accepted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-5.10", "linux-6.1", "linux-6.12"})
    void stm32CannotAcquireADisabledRegion(String release) {
        LoadResult result = load(stm32mp1(release, mcuram(DISABLED)), IMAGE);

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(log(result)).contains("stm32-rproc 10000000.m4: unable to acquire memory-region");
        assertThat(log(result).contains("can't prepare rproc m4: -22")).isEqualTo(!release.equals("linux-5.10"));
    }

    @Test
    void stm32FollowsTheNodeThatIsNotThere() {
        assertThat(load(stm32mp1("linux-6.12", M7.with(Standing.MISSING)), IMAGE).verdict())
                .isEqualTo(new Verdict.Undefined(Access.READ, "of_reserved_mem_lookup", "NULL", 8, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-7.2", "linux-7.3"})
    void stm32WithResourcesSilentlyDropsTheRegionAndAllBehindIt(String release) {
        ReservedRegion retram = new ReservedRegion("retram", 0x3800_0000L, 0x1_0000);

        assertThat(load(stm32mp1(release, mcuram(DISABLED), retram), IMAGE).verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(log(load(stm32mp1(release, mcuram(DISABLED), retram), IMAGE))).containsExactly("powering up m4",
                BOOTING, "bad phdr da 0x0 mem 0x4", "Failed to load program segments: -22", "Boot failed: -22");
        assertThat(load(stm32mp1(release, retram, mcuram(DISABLED)), IMAGE).verdict().accepted()).isTrue();
    }

    @Test
    void k3NeedsTwoRegions() {
        assertThat(log(load(am62("linux-6.12", pool(Standing.RESERVED)), IMAGE))).containsExactly(
                "k3-m4-rproc 5000000.m4fss: device needs at least two memory regions to be defined, num = 1",
                "k3-m4-rproc 5000000.m4fss: error -EINVAL: reserved memory init failed",
                "k3-m4-rproc 5000000.m4fss: probe with driver k3-m4-rproc failed with error -22");
        assertThat(log(load(am62("linux-6.12"), IMAGE)))
                .contains("k3-m4-rproc 5000000.m4fss: device does not reserved memory regions (-22)");
        assertThat(log(load(am62("linux-7.2"), IMAGE)))
                .contains("k3-m4-rproc 5000000.m4fss: device does not reserved memory regions (-2)");
        assertThat(load(am62("linux-6.12", pool(Standing.RESERVED), M7), IMAGE).verdict().accepted()).isTrue();
    }

    @Test
    void k3NeedsAPoolFirst() {
        ReservedRegion noPool = new ReservedRegion("dma", 0x9CB0_0000L, 0x10_0000);

        assertThat(log(load(am62("linux-6.12", noPool, M7), IMAGE)))
                .contains("k3-m4-rproc 5000000.m4fss: device cannot initialize DMA pool (-22)");
        assertThat(log(load(am62("linux-6.12", pool(UNRESERVED), M7), IMAGE)))
                .contains("k3-m4-rproc 5000000.m4fss: device cannot initialize DMA pool (-22)");
        assertThat(log(load(am62("linux-6.12", pool(Standing.MISSING), M7), IMAGE))).containsExactly(
                "k3-m4-rproc 5000000.m4fss: device cannot initialize DMA pool (-19)",
                "k3-m4-rproc 5000000.m4fss: error -ENODEV: reserved memory init failed");
        assertThat(load(am62("linux-6.12", pool(DISABLED), M7), IMAGE).verdict().accepted()).isTrue();
    }

    @Test
    void k3DoesNotProbeWithARegionThatIsNotReserved() {
        assertThat(log(load(am62("linux-6.12", pool(Standing.RESERVED), M7.with(DISABLED)), IMAGE))).containsExactly(
                "k3-m4-rproc 5000000.m4fss: assigned reserved memory node dma@9cb00000",
                "k3-m4-rproc 5000000.m4fss: error -EINVAL: reserved memory init failed",
                "k3-m4-rproc 5000000.m4fss: probe with driver k3-m4-rproc failed with error -22");
        assertThat(load(am62("linux-7.2", pool(Standing.RESERVED), M7.with(DISABLED)), IMAGE).verdict())
                .isEqualTo(Verdict.rejected(-19));
        assertThat(load(am62("linux-7.2", pool(Standing.RESERVED), M7.with(UNRESERVED)), IMAGE).verdict())
                .isEqualTo(Verdict.rejected(-22));
    }

    @Test
    void k3CannotMapRam() {
        assertThat(log(load(am62("linux-6.12", pool(Standing.RESERVED), M7.with(RAM)), IMAGE)))
                .contains("k3-m4-rproc 5000000.m4fss: failed to map reserved memory#1 at 0x0000000080000000 of size "
                        + "0x0000000001000000")
                .last().isEqualTo("k3-m4-rproc 5000000.m4fss: probe with driver k3-m4-rproc failed with error -12");
        assertThat(log(load(am62("linux-7.3", pool(Standing.RESERVED), M7.with(RAM)), IMAGE))).contains(
                "k3-m4-rproc 5000000.m4fss: error -EBUSY: can't request region for resource [mem 0x80000000-0x80ffffff]",
                "k3-m4-rproc 5000000.m4fss: failed to map reserved memory#1 at [mem 0x80000000-0x80ffffff]");
    }

    private static ReservedRegion mcuram(Standing standing) {
        return new ReservedRegion("mcuram2", 0x1000_0000L, 0x4_0000).with(standing);
    }

    private static ReservedRegion pool(Standing standing) {
        return new ReservedRegion("dma", 0x9CB0_0000L, 0x10_0000, true).with(standing);
    }
}
