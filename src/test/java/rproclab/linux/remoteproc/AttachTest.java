// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.linux.remoteproc.Boards.log;
import static rproclab.resource.Resource.ADDR_ANY;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.bytes.Access;
import rproclab.loader.LoadResult;
import rproclab.loader.Verdict;
import rproclab.memory.ArrayMemory;
import rproclab.memory.Mapping;
import rproclab.memory.ReservedRegion;
import rproclab.resource.Resource;
import rproclab.resource.ResourceTableBuilder;

/** A core that U-Boot started, where the driver says how Linux finds the resource table. */
class AttachTest {
    private static final ReservedRegion MCURAM2 = new ReservedRegion("mcuram2", 0x1000_0000L, 0x4_0000, true);
    private static final ReservedRegion BUFFER = new ReservedRegion("vdev0buffer", 0x1004_2000L, 0x4000, true);
    private static final ReservedRegion POOL = new ReservedRegion("memory", 0x9CB0_0000L, 0x10_0000, true);
    /** Where {@code da} is in the table's only vdev entry. */
    private static final long RSC = 24;

    private final ArrayMemory retram = new ArrayMemory(new Mapping("RETRAM", 0x3800_0000L, 0x1_0000));

    @ParameterizedTest
    @ValueSource(strings = {"linux-5.10", "linux-6.1", "linux-6.12", "linux-7.3"})
    void onStm32ARegisterNamesTheTable(String release) {
        retram.write(0x3800_0400L, table(Resource.vring(ADDR_ANY, 16, 16, 0)));

        LoadResult result = Boards.stm32mp1(release, MCURAM2, BUFFER).attach(OptionalLong.of(0x400), retram);

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(log(result)).startsWith("attaching to m4").endsWith("remote processor m4 is now attached");
        assertThat(result.vdevs().getFirst().rsc()).hasValue(0x3800_0400L + RSC);
        assertThat(result.vdevs().getFirst().buffers()).hasValue(0x1004_2000L);
        assertThat(retram.u8(0x3800_0400L + RSC + 20)).as("status").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"linux-5.10, 0", "linux-7.3, 0", "linux-7.3,"})
    void onStm32WithoutTableLinuxDoesNotAttach(String release, Long left) {
        LoadResult result = Boards.stm32mp1(release, MCURAM2)
                .attach(left == null ? OptionalLong.empty() : OptionalLong.of(left), retram);

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-2));
        assertThat(log(result)).containsExactly("attaching to m4", "can't load resource table: -2",
                "can't load resource table: -2", "Boot failed: -2");
    }

    @ParameterizedTest
    @CsvSource({"0xffff, true", "0x10000, false", "0xfffffff, false", "0x10000000, true", "0x1005ffff, true",
            "0x10060000, false"})
    void onStm32TheAddressIsTranslatedByItsFirstByte(String da, boolean found) {
        LoadResult result = Boards.stm32mp1("linux-6.12", MCURAM2).attach(OptionalLong.of(Long.decode(da)),
                new ArrayMemory(new Mapping("RETRAM", 0x3800_0000L, 0x2_0000),
                        new Mapping("MCURAM2", 0x1000_0000L, 0x7_0000)));

        assertThat(result.verdict().accepted()).isEqualTo(found);
        if (!found) {
            assertThat(log(result)).containsExactly("attaching to m4",
                    "stm32-rproc 10000000.m4: can't translate da " + da.substring(2),
                    "can't load resource table: -22", "can't load resource table: -22", "Boot failed: -22");
        }
    }

    @Test
    void onStm32TheTableIsTakenToHaveOneKibibyte() {
        byte[] table = ResourceTableBuilder.resourceTable().entry(new Resource.Trace(0, 0, 0, "trace")).offset(0, 0x3FC)
                .build();
        retram.write(0x3800_0000L + 0x10, table);

        LoadResult result = Boards.stm32mp1("linux-6.12", MCURAM2).attach(OptionalLong.of(0x10), retram);

        assertThat(log(result)).containsExactly("attaching to m4", "carveout rsc is truncated",
                "Failed to process resources: -22", "Boot failed: -22");
    }

    /** In 5.10 nothing else registers them when Linux attaches, so a bad one is the probe's error. */
    @Test
    void onStm32Linux510RegistersCarveoutsInProbe() {
        ReservedRegion outside = new ReservedRegion("nowhere", 0x4000_0000L, 0x1000);

        LoadResult old = Boards.stm32mp1("linux-5.10", outside).attach(OptionalLong.of(0x400), retram);
        LoadResult later = Boards.stm32mp1("linux-6.1", outside).attach(OptionalLong.of(0x400), retram);

        assertThat(old.verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(log(old)).containsExactly("stm32-rproc 10000000.m4: memory region not valid 0x40000000",
                "stm32-rproc: probe of 10000000.m4 failed with error -22");
        assertThat(log(later)).containsExactly("attaching to m4",
                "stm32-rproc 10000000.m4: memory region not valid 0x40000000", "can't prepare rproc m4: -22",
                "Boot failed: -22");
    }

    /** A table that cannot be processed is not cleaned up after in 5.10, so the missing second vring is not missed. */
    @Test
    void linux510LeavesABadTableAsItIs() {
        byte[] table = ResourceTableBuilder.resourceTable()
                .entry(new Resource.Vdev(7, 0, 1, 0, 0, 0, 1, 0, List.of(Resource.vring(ADDR_ANY, 16, 16, 0))))
                .entry(new Resource.Devmem(0, 0, 0, 0, 0, "fails")).build();
        retram.write(0x3800_0400L, table);

        LoadResult old = Boards.stm32mp1("linux-5.10", MCURAM2).attach(OptionalLong.of(0x400), retram);
        LoadResult later = Boards.stm32mp1("linux-6.1", MCURAM2).attach(OptionalLong.of(0x400), retram);

        assertThat(old.verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(later.verdict()).isInstanceOf(Verdict.Undefined.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-6.12", "linux-7.3"})
    void onK3TheTableIsWhereTheSecondRegionBegins(String release) {
        ReservedRegion firmware = new ReservedRegion("memory", 0x9CC0_0000L, 0xE0_0000, true);
        ArrayMemory ddr = new ArrayMemory(new Mapping("DDR", 0x9CB0_0000L, 0x100_0000));
        ddr.write(0x9CC0_0000L, table(Resource.vring(ADDR_ANY, 4096, 256, 1)));

        LoadResult result = Boards.am62(release, POOL, firmware).attach(OptionalLong.empty(), ddr);

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.vdevs().getFirst().rsc()).hasValue(0x9CC0_0000L + RSC);
    }

    /** Linux keeps a clean copy of 256 bytes. */
    @ParameterizedTest
    @CsvSource({"0x100, true", "0xff, false"})
    void onK3TheTableIsCopiedWhole(String size, boolean attaches) {
        ReservedRegion firmware = new ReservedRegion("memory", 0x9CC0_0000L, Long.decode(size), true);

        LoadResult result = Boards.am62("linux-6.12", POOL, firmware).attach(OptionalLong.empty(),
                new ArrayMemory(new Mapping("DDR", 0x9CB0_0000L, 0x100_0000)));

        assertThat(result.verdict()).isEqualTo(attaches
                ? Verdict.ACCEPTED
                : new Verdict.Undefined(Access.READ, "rproc_set_rsc_table", "memory", 0, 0x100));
    }

    private static byte[] table(Resource.Vring ring) {
        return ResourceTableBuilder.resourceTable().entry(Resource.rpmsg(ring, ring)).build();
    }
}
