// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.linux.remoteproc.Tables.DMA;
import static rproclab.linux.remoteproc.Tables.RSC;
import static rproclab.linux.remoteproc.Tables.anywhere;
import static rproclab.linux.remoteproc.Tables.boot;
import static rproclab.linux.remoteproc.Tables.lines;
import static rproclab.linux.remoteproc.Tables.ring;
import static rproclab.linux.remoteproc.Tables.table;
import static rproclab.linux.remoteproc.Tables.word;
import static rproclab.resource.Resource.ADDR_ANY;
import static rproclab.resource.Resource.carveout;
import static rproclab.resource.Resource.devmem;
import static rproclab.resource.Resource.trace;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.bytes.Access;
import rproclab.elf.ElfBuilder;
import rproclab.loader.LoadResult;
import rproclab.loader.LogLine;
import rproclab.loader.LogLine.Level;
import rproclab.loader.Verdict;
import rproclab.memory.ReservedRegion;
import rproclab.resource.Resource;
import rproclab.resource.ResourceTableBuilder;

/** {@code rproc_handle_resources()} and its handlers, without what becomes of vrings. */
class RprocResourcesTest {
    private static final String UP = "remote processor imx-rproc is now up";
    /** Strict about offsets, and not. */
    private static final String STRICT = "linux-6.1";
    private static final String SIGNED = "linux-6.12";

    @ParameterizedTest
    @ValueSource(strings = {STRICT, SIGNED})
    void entryMayEndWithTheTableButNotBehindIt(String release) {
        byte[] whole = table(trace(0, 4, "t")).build();

        assertThat(lines(boot(release, whole))).containsExactly(UP);
        assertThat(lines(boot(release, Arrays.copyOf(whole, whole.length - 1))))
                .containsExactly(failed("trace rsc is truncated", -22));
    }

    @ParameterizedTest
    @ValueSource(strings = {STRICT, SIGNED})
    void typeMayEndTheTableButMustBeInIt(String release) {
        byte[] typeOnly = table(new Resource.Other(4)).build();

        assertThat(lines(boot(release, typeOnly))).containsExactly("unsupported resource 4", UP);
        assertThat(lines(boot(release, Arrays.copyOf(typeOnly, typeOnly.length - 1))))
                .containsExactly(failed("rsc table is truncated", -22));
        assertThat(lines(boot(release, table(new Resource.Other(4)).offset(0, typeOnly.length))))
                .containsExactly(failed("rsc table is truncated", -22));
    }

    /** Row 32 of the witnesses: the type at 12 is the header's {@code reserved[1]}, a carveout. */
    @Test
    void offsetInsideTheHeaderIsAnEntryUnlessTheReleaseIsStrict() {
        ResourceTableBuilder inHeader = table(new Resource.Other(0)).append(new byte[60]).offset(0, 12);

        assertThat(lines(boot(SIGNED, inHeader))).containsExactly(
                "imx-rproc imx8mp-cm7: failed to allocate dma memory: len 0x0",
                "Unable to allocate carveout : -12", "Failed to allocate associated carveouts: -12",
                "Boot failed: -12");
        assertThat(lines(boot(STRICT, inHeader))).containsExactly(failed("rsc table is truncated", -22));
        assertThat(lines(boot(STRICT, table(new Resource.Other(4)).offset(0, 15))))
                .containsExactly(failed("rsc table is truncated", -22));
        assertThat(lines(boot(STRICT, table(new Resource.Other(4)).offset(0, 16))))
                .containsExactly("unsupported resource 16", UP);
    }

    @ParameterizedTest
    @CsvSource({"0xFFFFFFFC, -4", "0xFFFFFFFF, -1", "0x80000300, -0x7FFFFD00"})
    void offsetBeforeTheTableIsReadThereUnlessTheReleaseIsStrict(long offset, long at) {
        ResourceTableBuilder before = table(new Resource.Other(4)).append(new byte[0x200]).offset(0, offset);

        assertThat(boot(SIGNED, before).verdict()).isEqualTo(
                new Verdict.Undefined(Access.READ, "rproc_handle_resources", "resource table", at, 4));
        assertThat(lines(boot(STRICT, before))).containsExactly(failed("rsc table is truncated", -22));
    }

    /** The int that holds what is left overflows 2 GiB before the table. */
    @Test
    void offsetFarBeforeTheTableIsTruncated() {
        ResourceTableBuilder far = table(new Resource.Other(4)).offset(0, 0x8000_0000L);
        long last = 0x8000_0000L + far.build().length - 4;

        assertThat(boot(SIGNED, far.offset(0, last - 1)).verdict()).isInstanceOf(Verdict.Rejected.class);
        assertThat(boot(SIGNED, far.offset(0, last)).verdict()).isInstanceOf(Verdict.Rejected.class);
        assertThat(boot(SIGNED, far.offset(0, last + 1)).verdict()).isInstanceOf(Verdict.Undefined.class);
    }

    @ParameterizedTest
    @CsvSource({"4, unsupported resource 4", "127, unsupported resource 127", "128, unsupported vendor resource 128",
            "512, unsupported vendor resource 512", "513, unsupported resource 513",
            "0xFFFFFFFF, unsupported resource -1"})
    void typesThatNobodyKnowsAreWarnedOf(long type, String warning) {
        LoadResult result = boot(STRICT, table(new Resource.Other(type)));

        assertThat(result.log().get(2)).isEqualTo(new LogLine(Level.WARNING, "remoteproc remoteproc0: " + warning));
        assertThat(lines(result)).containsExactly(warning, UP);
    }

    /** {@code RSC_IGNORED} is 1, and nobody sets the result back to 0 but the next handler. */
    @Test
    void vendorEntryThatComesLastEndsTheBootUnlessTheReleaseIsStrict() {
        Resource vendor = new Resource.Other(128);
        Resource unknown = new Resource.Other(4);

        LoadResult result = boot(SIGNED, table(vendor));
        assertThat(result.verdict()).isEqualTo(Verdict.failed());
        assertThat(lines(result)).containsExactly("unsupported vendor resource 128", "Failed to process resources: 1",
                "Boot failed: 1");
        assertThat(boot(SIGNED, table(vendor, unknown)).verdict()).isEqualTo(Verdict.failed());
        assertThat(boot(SIGNED, table(vendor, trace(0, 4, "t"))).verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(boot(STRICT, table(vendor)).verdict()).isEqualTo(Verdict.ACCEPTED);
    }

    /** Row 33: without an IOMMU nobody looks at the entry. */
    @Test
    void devmemEndsTheBootWithoutAWord() {
        LoadResult result = boot(STRICT, table(devmem(0x4000_0000L, 0x4000_0000L, 0x1000, "uart")));

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(lines(result)).containsExactly("Failed to process resources: -22", "Boot failed: -22");
    }

    @Test
    void traceMustHaveZeroReserved() {
        assertThat(lines(boot(STRICT, table(new Resource.Trace(0, 4, 1, "t")))))
                .containsExactly(failed("trace rsc has non zero reserved bytes", -22));
    }

    @Test
    void carveoutMustBeWholeWithZeroReserved() {
        byte[] whole = table(carveout(ADDR_ANY, 0x1000, "heap")).build();

        assertThat(lines(boot(STRICT, whole))).containsExactly(UP);
        assertThat(lines(boot(STRICT, Arrays.copyOf(whole, whole.length - 1))))
                .containsExactly(failed("carveout rsc is truncated", -22));
        assertThat(lines(boot(STRICT, table(new Resource.Carveout(ADDR_ANY, 0, 0x1000, 0, 1, "heap")))))
                .containsExactly(failed("carveout rsc has non zero reserved bytes", -22));
    }

    @Test
    void carveoutIsBoundToTheRegionOfItsName() {
        LoadResult result = boot(STRICT, table(carveout(0x8000_1000L, 0x1000, "m7")), region());

        assertThat(lines(result)).containsExactly(UP);
        assertThat(word(result, RSC)).isEqualTo(0x8000_0000L);
        assertThat(word(result, RSC + 4)).isEqualTo(0x8000_0000L);
        assertThat(word(result, RSC + 8)).isEqualTo(0x1_0000);
    }

    @Test
    void regionIsBoundToOneCarveoutOnly() {
        Resource carveout = carveout(0x8000_0000L, 0x1000, "m7");

        assertThat(lines(boot(STRICT, table(carveout, carveout), region())))
                .containsExactly(failed("Carveout already associated to resource table", -12));
    }

    @Test
    void carveoutMustFitItsRegion() {
        assertThat(lines(fit(0x8000_0000L, 0x1_0000))).containsExactly(UP);
        assertThat(lines(fit(ADDR_ANY, 0x1_0000))).containsExactly(UP);
        assertThat(lines(fit(ADDR_ANY, 0x1_0001))).containsExactly(unfit("len"));
        assertThat(lines(fit(0x8000_0001L, 0xFFFF))).containsExactly(UP);
        assertThat(lines(fit(0x8000_0001L, 0x1_0000))).containsExactly(unfit("len"));
        assertThat(lines(fit(0x7FFF_FFFFL, 1))).containsExactly(unfit("da"));
        // 0 is an address like any other, here 2 GiB above the region as an int has it
        assertThat(lines(fit(0, 1))).containsExactly(unfit("da"));
        assertThat(lines(boot(STRICT, table(carveout(0, 1, "m7")), new ReservedRegion("m7", 0xA800_0000L, 0x1_0000))))
                .containsExactly(unfit("len"));
    }

    /** Row 36: the carveout keeps the device address, so the segment for it lands in unrelated memory. */
    @Test
    void carveoutWithoutRegionTakesAnyMemoryAndItsSegmentsWithIt() {
        byte[] image = ElfBuilder.elf32()
                .load(0x9000_0000L, 4, 4)
                .resourceTable(table(carveout(0x9000_0000L, 0x1000, "ddr")).build())
                .build();

        LoadResult result = Boards.load(Boards.imx8mp(STRICT), image);

        assertThat(lines(result))
                .contains("imx-rproc imx8mp-cm7: Allocated carveout doesn't fit device address request", UP);
        assertThat(result.memory().written(DMA)).isTrue();
        assertThat(result.memory().written(0x9000_0000L)).isFalse();
    }

    @Test
    void carveoutForAnyAddressIsToldWhereItIs() {
        LoadResult result = boot(STRICT,
                table(carveout(ADDR_ANY, 0x1000, "heap"), carveout((int) DMA + 0x1000, 1, "b")));

        assertThat(lines(result)).containsExactly(UP);
        assertThat(word(result, RSC + 4)).isEqualTo(DMA);
        assertThat(word(result, RSC + 8)).isEqualTo(DMA);
    }

    @Test
    void carveoutThatThePoolCannotHoldEndsTheBoot() {
        assertThat(lines(boot(STRICT, table(carveout(ADDR_ANY, 0x800_0000L, "all"))))).containsExactly(UP);
        assertThat(lines(boot(STRICT, table(carveout(ADDR_ANY, 0x800_0001L, "a\\\u0001\u00e9")))))
                .containsExactly("imx-rproc imx8mp-cm7: failed to allocate dma memory: len 0x8000001",
                        "Unable to allocate carveout a\\x5c\\x01\\xe9: -12",
                        "Failed to allocate associated carveouts: -12", "Boot failed: -12");
    }

    @Test
    void addressesAbove4GibAreCutForTheTable() {
        ReservedRegion pool = new ReservedRegion("dma", 0x8_9CB0_0000L, 0x10_0000).asSharedDmaPool();
        ReservedRegion memory = new ReservedRegion("memory", 0x9CC0_0000L, 0x10_0000);

        LoadResult result = Boards.load(Boards.am62("linux-7.2", pool, memory),
                Tables.image(0x9CC0_0000L, table(carveout(ADDR_ANY, 0x1000, "heap")).build()));

        assertThat(lines(result)).containsExactly("DMA address cast in 32bit to fit resource table format",
                "Physical address cast in 32bit to fit resource table format",
                "remote processor 5000000.m4fss is now up");
        assertThat(result.memory().u32(0x9CC0_0000L + RSC)).isEqualTo(0x9CB0_0000L);
    }

    @Test
    void vdevReadsItsVringsBeforeItKnowsThatThereIsAny() {
        byte[] whole = table(new Resource.Other(3)).append(new byte[22]).build();

        assertThat(lines(boot(STRICT, whole))).containsExactly(failed("vdev rsc is truncated", -22));
        assertThat(boot(STRICT, Arrays.copyOf(whole, whole.length - 1)).verdict()).isEqualTo(
                new Verdict.Undefined(Access.READ, "rproc_handle_vdev", "resource table", RSC + 21, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-5.15.148", STRICT})
    void configurationSpaceBelongsToTheVdev(String release) {
        assertThat(lines(boot(release, table(withConfig(4)).append(new byte[4])))).contains(UP);
        assertThat(lines(boot(release, table(withConfig(5)).append(new byte[4]))))
                .containsExactly(failed("vdev rsc is truncated", -22));
        assertThat(lines(boot(release, table(withConfig(0xFFFF_FFFFL)))))
                .containsExactly(failed("vdev rsc is truncated", -22));
    }

    /** On a 32-bit host the sum of 5.15 wraps, that of 6.1 saturates. */
    @ParameterizedTest
    @CsvSource({"linux-5.15.148, remote processor m4 is now up", "linux-6.1, vdev rsc is truncated"})
    void hugeConfigurationSpaceWrapsOn32Bits(String release, String said) {
        byte[] image = Tables.stm32Image(table(withConfig(0xFFFF_FFC0L)));

        assertThat(lines(
                Boards.load(Boards.stm32mp1(release, new ReservedRegion("mcuram2", 0x1000_0000L, 0x4_0000)), image)))
                .contains(said);
    }

    @Test
    void vdevMustHaveZeroReserved() {
        for (int reserved : new int[]{1, 0x100}) {
            assertThat(lines(boot(STRICT, table(new Resource.Vdev(7, 0, 1, 0, 0, 0, 0, reserved, List.of())))))
                    .containsExactly(failed("vdev rsc has non zero reserved bytes", -22));
        }
    }

    @Test
    void vdevHasTwoVringsAtMost() {
        assertThat(boot(STRICT, table(anywhere())).verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(lines(boot(STRICT, table(Resource.rpmsg(ring(0), ring(0), ring(0))))))
                .containsExactly(failed("too many vrings: 3", -22));
    }

    @Test
    void tableLargerThanTheKernelCopiesIsNone() {
        byte[] largest = Arrays.copyOf(table().build(), 0x40_0000);

        assertThat(boot(STRICT, largest, new ReservedRegion("rsc-table", 0x550F_F000L, 0x100_0000)).verdict())
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(lines(boot(STRICT, Arrays.copyOf(largest, 0x40_0001)))).containsExactly("No resource table in elf",
                UP);
    }

    private static Resource withConfig(long configLen) {
        Resource.Vdev vdev = anywhere();
        return new Resource.Vdev(7, 0, 1, 0, configLen, 0, 2, 0, vdev.vrings());
    }

    private static LoadResult fit(long da, long len) {
        return boot(STRICT, table(carveout(da, len, "m7")), region());
    }

    private static ReservedRegion region() {
        return new ReservedRegion("m7", 0x8000_0000L, 0x1_0000);
    }

    private static String[] unfit(String what) {
        return failed("Registered carveout doesn't fit " + what + " request", -12);
    }

    private static String[] failed(String why, int errno) {
        return new String[]{why, "Failed to process resources: " + errno, "Boot failed: " + errno};
    }
}
