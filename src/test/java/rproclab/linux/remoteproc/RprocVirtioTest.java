// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.remoteproc;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.linux.remoteproc.Tables.BUFFER;
import static rproclab.linux.remoteproc.Tables.RSC;
import static rproclab.linux.remoteproc.Tables.TABLE_SA;
import static rproclab.linux.remoteproc.Tables.VRING0;
import static rproclab.linux.remoteproc.Tables.VRING1;
import static rproclab.linux.remoteproc.Tables.anywhere;
import static rproclab.linux.remoteproc.Tables.boot;
import static rproclab.linux.remoteproc.Tables.lines;
import static rproclab.linux.remoteproc.Tables.ring;
import static rproclab.linux.remoteproc.Tables.table;
import static rproclab.linux.remoteproc.Tables.word;
import static rproclab.resource.Resource.ADDR_ANY;
import static rproclab.resource.Resource.carveout;
import static rproclab.resource.Resource.rpmsg;
import static rproclab.resource.Resource.vring;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.bytes.Access;
import rproclab.elf.ElfBuilder;
import rproclab.linux.remoteproc.ImxRproc.Dcfg;
import rproclab.linux.remoteproc.ImxRproc.Method;
import rproclab.loader.LoadResult;
import rproclab.loader.LogLine;
import rproclab.loader.LogLine.Level;
import rproclab.loader.Verdict;
import rproclab.memory.ReservedRegion;
import rproclab.memory.Write;
import rproclab.memory.Write.Kind;
import rproclab.resource.Resource;

/** Vrings and virtio devices: {@code remoteproc_virtio.c}, and the vring functions of {@code remoteproc_core.c}. */
class RprocVirtioTest {
    private static final String UP = "remote processor imx-rproc is now up";
    private static final int VRING0_NOTIFYID = RSC + 24 + 12;
    private static final int VRING1_NOTIFYID = RSC + 44 + 12;

    @Test
    void virtioDeviceIsAPlatformDeviceSince61() {
        LoadResult result = boot("linux-6.1", table(anywhere()), BUFFER, VRING0, VRING1);

        assertThat(lines(result)).containsExactly(
                "rproc-virtio rproc-virtio.0.auto: assigned reserved memory node vdevbuffer@55400000",
                "rproc-virtio rproc-virtio.0.auto: registered virtio0 (type 7)", UP);
    }

    @Test
    void virtioDeviceHasNoDriverUpTo515() {
        LoadResult result = boot("linux-5.15.148", table(anywhere()), BUFFER, VRING0, VRING1);

        assertThat(lines(result)).containsExactly(
                " remoteproc0#vdev0buffer: assigned reserved memory node vdevbuffer@55400000",
                " remoteproc0#vdev0buffer: registered virtio0 (type 7)", UP);
    }

    @Test
    void tableIsWrittenWithNotifyIdsAndThenGetsItsStatus() {
        LoadResult result = boot("linux-6.1", table(anywhere(), anywhere()), BUFFER);

        assertThat(result.memory().writes()).containsExactly(new Write(0x7E_0000, 4, Kind.COPY),
                new Write(TABLE_SA, 24 + 2 * 68, Kind.COPY), status(28), status(28), status(96), status(96));
        assertThat(word(result, 28 + 24 + 12)).isZero();
        assertThat(word(result, 28 + 44 + 12)).isEqualTo(1);
        assertThat(word(result, 96 + 24 + 12)).isEqualTo(2);
        assertThat(word(result, 96 + 44 + 12)).isEqualTo(3);
        assertThat(result.memory().u8(TABLE_SA + 28 + 20)).isEqualTo(1);
        assertThat(word(result, 28 + 24)).isEqualTo(ADDR_ANY);
    }

    @Test
    void statusOfATableThatIsNowhereStaysInTheKernel() {
        byte[] image = Tables.image(0xF000_0000L, table(anywhere()).build());

        LoadResult result = Boards.load(Boards.imx8mp("linux-6.1"), image);

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.memory().writes()).containsExactly(new Write(0x7E_0000, 4, Kind.COPY));
    }

    /** Row 34. */
    @ParameterizedTest
    @CsvSource({"0, 16, invalid qsz (0) or alignment (16)", "256, 0, invalid qsz (256) or alignment (0)",
            "0xFFFFFFFF, 0, invalid qsz (-1) or alignment (0)"})
    void vringWithoutBuffersOrAlignmentEndsTheBootUpTo515Only(long num, long align, String said) {
        Resource vdev = rpmsg(ring(ADDR_ANY), vring(ADDR_ANY, align, num, 0));

        assertThat(lines(boot("linux-5.15.148", table(vdev)))).containsExactly(said, "Failed to process resources: -22",
                "Boot failed: -22");
        assertThat(lines(boot("linux-6.1", table(vdev)))).containsExactly(said,
                "rproc-virtio: probe of rproc-virtio.0.auto failed with error -22", UP);
    }

    @ParameterizedTest
    @CsvSource({"linux-6.1, WARNING, rproc-virtio: probe of rproc-virtio.0.auto failed with error -22",
            "linux-6.6.54, WARNING, rproc-virtio: probe of rproc-virtio.0.auto failed with error -22",
            "linux-6.12, ERROR, rproc-virtio rproc-virtio.0.auto: probe with driver rproc-virtio failed with error -22",
            "linux-7.3, ERROR, rproc-virtio rproc-virtio.0.auto: probe with driver rproc-virtio failed with error -22"})
    void failedProbeIsTheDriverCoresToReport(String release, Level level, String text) {
        LoadResult result = boot(release, table(rpmsg(vring(ADDR_ANY, 16, 0, 0))));

        assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(result.log()).contains(new LogLine(level, text));
    }

    /** Row 35: 0 is not any address. */
    @Test
    void vringAtZeroDoesNotFitItsRegion() {
        Resource vdev = rpmsg(ring(0), ring(0));

        assertThat(lines(boot("linux-5.15.148", table(vdev), VRING0, VRING1))).containsExactly(
                "Registered carveout doesn't fit da request", "Failed to process resources: -12", "Boot failed: -12");
        assertThat(lines(boot("linux-6.1", table(vdev), VRING0, VRING1))).containsExactly(
                "Registered carveout doesn't fit da request",
                "rproc-virtio: probe of rproc-virtio.0.auto failed with error -12", UP);
        assertThat(boot("linux-5.15.148", table(anywhere()), VRING0, VRING1).verdict()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void vringMustFitItsRegionInWholePages() {
        Resource large = rpmsg(vring(ADDR_ANY, 0x1000, 512, 0), ring(ADDR_ANY));
        ReservedRegion exact = new ReservedRegion("vdev0vring0", 0x5500_0000L, 0x5000);
        ReservedRegion small = new ReservedRegion("vdev0vring0", 0x5500_0000L, 0x4FFF);

        assertThat(lines(boot("linux-6.1", table(large), exact)))
                .doesNotContain("Registered carveout doesn't fit len request");
        assertThat(lines(boot("linux-6.1", table(large), small)))
                .contains("Registered carveout doesn't fit len request");
    }

    @Test
    void vringWithoutRegionTakesAnyMemory() {
        assertThat(lines(boot("linux-6.1", table(rpmsg(ring(0x5500_0000L), ring(ADDR_ANY)))))).containsExactly(
                "imx-rproc imx8mp-cm7: Allocated carveout doesn't fit device address request",
                "rproc-virtio rproc-virtio.0.auto: registered virtio0 (type 7)", UP);
    }

    /** The carveouts of a failed device stay, and so does what the unwinding writes. */
    @Test
    void secondVringThatDoesNotFitFreesTheFirst() {
        LoadResult result = boot("linux-6.1", table(rpmsg(ring(0x5500_0000L), ring(0)), anywhere()), VRING0, VRING1);

        assertThat(lines(result)).containsExactly("Registered carveout doesn't fit da request",
                "rproc-virtio: probe of rproc-virtio.0.auto failed with error -12",
                "rproc-virtio rproc-virtio.1.auto: registered virtio0 (type 7)", UP);
        assertThat(word(result, 28 + 24)).isZero();
        assertThat(word(result, 28 + 24 + 12)).isEqualTo(0xFFFF_FFFFL);
        assertThat(word(result, 96 + 24 + 12)).isZero();
    }

    @Test
    void notifyIdsOfOneDeviceAreZeroAndOne() {
        LoadResult result = boot("linux-6.1", table(rpmsg(vring(ADDR_ANY, 16, 8, 9), vring(ADDR_ANY, 16, 8, 9))));

        assertThat(word(result, VRING0_NOTIFYID)).isZero();
        assertThat(word(result, VRING1_NOTIFYID)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"256, 4096, 10246", "256, 16, 6678", "16, 4096, 4230", "8, 4096, 4166",
            // 3 + num is an unsigned int
            "0xFFFFFFFD, 1, 0xFFFFFFBE", "1, 0xFFFFFFFF, 14"})
    void vringSizeIsThatOfTheKernelsHeader(long num, long align, long size) {
        assertThat(RprocVring.size(num, align)).isEqualTo(size);
    }

    /** {@code PAGE_ALIGN()} of the last page below 4 GiB is 0, and of 0 bytes there is no memory. */
    @Test
    void vringOfAlmost4GibHasSizeZero() {
        long num = 0xFFFF_FFFDL;

        assertThat(lines(boot("linux-6.1", table(rpmsg(vring(ADDR_ANY, 1, num, 0)))))).startsWith(
                "imx-rproc imx8mp-cm7: failed to allocate dma memory: len 0x0",
                "Unable to allocate carveout vdev0vring0: -12");
    }

    @Test
    void bufferOfTheFirmwareIsMappedAlready() {
        Resource buffer = carveout(ADDR_ANY, 0x1000, "vdev0buffer");

        assertThat(lines(boot("linux-6.1", table(buffer, anywhere()), BUFFER))).containsExactly(
                "rproc-virtio rproc-virtio.0.auto: vdev 0 buffer already mapped",
                "rproc-virtio rproc-virtio.0.auto: registered virtio0 (type 7)", UP);
    }

    @Test
    void regionThatIsNoPoolIsNoBuffer() {
        assertThat(lines(boot("linux-6.1", table(anywhere()), VRING0, VRING1)))
                .containsExactly("rproc-virtio rproc-virtio.0.auto: registered virtio0 (type 7)", UP);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stm32TakesItsBufferByNameAndMustGetIt(boolean pool) {
        ReservedRegion ram = new ReservedRegion("mcuram2", 0x1000_0000L, 0x4_0000);
        ReservedRegion buffer = new ReservedRegion("vdev0buffer", 0x1004_2000L, 0x4000, pool);
        byte[] image = Tables.stm32Image(table(anywhere()));

        LoadResult result = Boards.load(Boards.stm32mp1("linux-6.1", ram, buffer), image);

        String device = "rproc-virtio rproc-virtio.0.auto: ";
        assertThat(lines(result)).containsExactlyElementsOf(pool
                ? List.of(device + "assigned reserved memory node vdev0buffer@10042000",
                        device + "registered virtio0 (type 7)", "remote processor m4 is now up")
                : List.of(device + "Can't associate reserved memory", "failed to probe subdevices for m4: -22",
                        "Boot failed: -22"));
    }

    @Test
    void imxCannotKickIn510() {
        ReservedRegion memory = new ReservedRegion("m4", 0x8000_0000L, 0x1_0000);
        byte[] image = ElfBuilder.elf32().load(0x8000_0000L, 4, 4).resourceTable(table(anywhere()).build()).build();

        LoadResult result = Boards.load(Boards.imx7d("linux-5.10", memory), image);

        assertThat(result.verdict()).isEqualTo(Verdict.rejected(-22));
        assertThat(lines(result)).contains(" remoteproc0#vdev0buffer: .kick method not defined for imx-rproc",
                "failed to probe subdevices for imx-rproc: -22", "Boot failed: -22");
    }

    /** Both vrings are freed, whether or not there is a second: that one has no device. */
    @ParameterizedTest
    @CsvSource({"linux-5.15.148, 264", "linux-6.1, 80", "linux-7.3, 80"})
    void failedBootWithOneVringFollowsANullPointer(String release, long offset) {
        Resource one = rpmsg(ring(ADDR_ANY));
        byte[] bad = ElfBuilder.elf32().load(0xF000_0000L, 4, 4).resourceTable(table(one).build()).build();
        byte[] fine = ElfBuilder.elf32().load(0, 4, 4).resourceTable(table(one).build()).build();

        assertThat(Boards.load(Boards.imx8mp(release), bad).verdict())
                .isEqualTo(new Verdict.Undefined(Access.READ, "rproc_free_vring", "NULL", offset, 8));
        assertThat(Boards.load(Boards.imx8mp(release), fine).verdict()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void failedBootWithTwoVringsFreesThem() {
        byte[] bad = ElfBuilder.elf32().load(0xF000_0000L, 4, 4).resourceTable(table(anywhere()).build()).build();

        assertThat(Boards.load(Boards.imx8mp("linux-6.1"), bad).verdict()).isEqualTo(Verdict.rejected(-22));
    }

    /** Where Linux can detach again it keeps a clean copy of a table, which it takes to have 1 KiB. */
    @ParameterizedTest
    @CsvSource({"linux-6.1, 0x3FF, true", "linux-6.12, 0x400, true", "linux-6.12, 0x3FF, false"})
    void tableOfARunningCoreIsCopiedWhole(String release, long size, boolean attaches) {
        ReservedRegion region = new ReservedRegion("rsc-table", 0x550F_F000L, size);

        LoadResult result = Boards.load(Boards.imx(release, Dcfg.of(Boards.IMX8MN, Method.NONE), region), new byte[0]);

        assertThat(result.verdict()).isEqualTo(attaches
                ? Verdict.ACCEPTED
                : new Verdict.Undefined(Access.READ, "rproc_set_rsc_table", "rsc-table", 0, 0x400));
    }

    private static Write status(long rsc) {
        return new Write(TABLE_SA + rsc + 20, 1, Kind.COPY);
    }
}
