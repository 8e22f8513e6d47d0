// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static rproclab.linux.rpmsg.TestBoard.MS;
import static rproclab.linux.rpmsg.TestBoard.SECOND;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.linux.virtio.VirtioRelease;
import rproclab.linux.virtio.Violation;
import rproclab.loader.LogLine;
import rproclab.loader.Vdev;
import rproclab.memory.LiveMemory;
import rproclab.memory.Mapping;

/** Linux against a firmware that is a second implementation of the rings. */
class RpmsgHostTest {

    @Test
    void bringsTheDeviceUpAsTheFirmwareWaitsForIt() {
        Bench bench = new Bench("linux-6.12", 256, 4096, 0);

        bench.run(2 * MS);

        LiveMemory memory = bench.board.memory();
        assertThat(memory.u8(Bench.RSC + 20)).as("status").isEqualTo(7);
        assertThat(memory.u32(Bench.RSC + 12)).as("gfeatures").isEqualTo(1);
        assertThat(memory.u32(Bench.RSC + 24)).as("vring[0].da").isEqualTo(TestBoard.VRING0);
        assertThat(memory.u32(Bench.RSC + 44)).as("vring[1].da").isEqualTo(TestBoard.VRING1);
        assertThat(memory.u16(bench.remote.tx.avail + 2)).as("buffers to receive into").isEqualTo(256);
        assertThat(memory.u64(bench.remote.tx.desc + 16)).isEqualTo(TestBoard.BUFFERS + 512);
        assertThat(memory.u32(bench.remote.tx.desc + 16 + 8)).isEqualTo(512);
        assertThat(memory.u16(bench.remote.tx.desc + 16 + 12)).as("written by the core").isEqualTo(2);
        assertThat(bench.board.kicks).containsExactly(0);
        assertThat(bench.log()).containsExactly("virtio_rpmsg_bus virtio0: rpmsg host is online");
    }

    @Test
    void nothingIsTouchedBeforeTheDriverProbes() {
        Bench bench = new Bench("linux-6.12", 256, 4096, 0);

        bench.run(MS - 1);

        assertThat(bench.board.memory().u8(Bench.RSC + 20)).isEqualTo(1);
        assertThat(bench.board.kicks).isEmpty();
    }

    @Test
    void featuresAreThoseThatBothSidesKnow() {
        Bench bench = new Bench("linux-6.12", 256, 4096, 0);
        bench.board.memory().put32(Bench.RSC + 8, 0xFFFF_FFFFL);

        bench.run(2 * MS);

        assertThat(bench.board.memory().u32(Bench.RSC + 12)).isEqualTo(0x3000_0001L);
    }

    @ParameterizedTest
    @CsvSource({"linux-6.12, 1", "linux-7.2, 0", "uboot-2026.07-bootaux, 0"})
    void txInterruptsAreSuppressedUpTo612(String release, int flags) {
        Bench bench = new Bench(release, 256, 4096, 0);

        bench.run(2 * MS);

        assertThat(bench.board.memory().u16(bench.remote.rx.avail)).isEqualTo(flags);
    }

    @ParameterizedTest
    @CsvSource({"255, 255", "256, 256", "512, 256"})
    void atMostHalfOf512BuffersAreForReceiving(int num, int buffers) {
        Bench bench = new Bench("linux-6.12", num, 4096, 0);

        bench.run(2 * MS);

        assertThat(bench.board.memory().u16(bench.remote.tx.avail + 2)).isEqualTo(buffers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-5.10", "linux-6.1", "linux-6.12", "linux-7.3"})
    void hundredGrowingMessagesComeBack(String release) {
        Bench bench = Bench.echo(release, "rpmsg-tty", 100).run(SECOND);

        assertThat(bench.host.exchanges())
                .containsExactly(new Exchange("rpmsg-tty", 30, "rpmsg_tty", 100, 100, ""));
        assertThat(bench.host.exchanges().getFirst().complete()).isTrue();
        assertThat(bench.host.violations()).isEmpty();
        assertThat(bench.log()).containsExactly("virtio_rpmsg_bus virtio0: rpmsg host is online",
                "virtio_rpmsg_bus virtio0: creating channel rpmsg-tty addr 0x1e");
    }

    @Test
    void thousandMessagesGoRoundTheRings() {
        Bench bench = Bench.echo("linux-6.12", "rpmsg-tty", 1000).run(10 * SECOND);

        assertThat(bench.host.exchanges().getFirst().answered()).isEqualTo(1000);
        assertThat(bench.host.violations()).isEmpty();
    }

    @Test
    void smallRingsAreEnoughForHundredMessages() {
        Bench bench = new Bench("linux-6.12", 8, 16, 100);
        bench.remote.linkUp = () -> bench.remote.announce("rpmsg-tty", Remote.ADDRESS);
        bench.remote.received = (src, data) -> bench.remote.send(Remote.ADDRESS, src, data);

        bench.run(SECOND);

        assertThat(bench.host.exchanges().getFirst().complete()).isTrue();
    }

    @Test
    void growingMessagesEndWithTheLargestThatFits() {
        assertThat(EchoDriver.size(0, 100, 0)).isEqualTo(1);
        assertThat(EchoDriver.size(99, 100, 0)).isEqualTo(496);
        assertThat(EchoDriver.size(0, 1, 0)).isEqualTo(496);
    }

    @Test
    void nxpTtyGreetsAndForgivesTheEchoOfItsGreeting() {
        Bench bench = Bench.echo("linux-6.12", "rpmsg-virtual-tty-channel-1", 10).run(SECOND);

        assertThat(bench.host.exchanges())
                .containsExactly(new Exchange("rpmsg-virtual-tty-channel-1", 30, "imx_rpmsg_tty", 10, 10, ""));
        assertThat(bench.log()).containsExactly("virtio_rpmsg_bus virtio0: rpmsg host is online",
                "virtio_rpmsg_bus virtio0: creating channel rpmsg-virtual-tty-channel-1 addr 0x1e",
                "imx_rpmsg_tty virtio0.rpmsg-virtual-tty-channel-1.-1.30: new channel: 0x400 -> 0x1e!",
                "Install rpmsg tty driver!");
    }

    @Test
    void pingpongCountsTo101() {
        Bench bench = new Bench("linux-6.12", 256, 4096, 1);
        bench.remote.linkUp = () -> bench.remote.announce("rpmsg-openamp-demo-channel", Remote.ADDRESS);
        bench.remote.received = (src, data) -> {
            if (data.length == 4) {
                data[0]++;
                bench.remote.send(Remote.ADDRESS, src, data);
            }
        };

        bench.run(SECOND);

        assertThat(bench.host.exchanges()).containsExactly(
                new Exchange("rpmsg-openamp-demo-channel", 30, "imx_rpmsg_pingpong", 51, 51, ""));
        String device = "imx_rpmsg_pingpong virtio0.rpmsg-openamp-demo-channel.-1.30: ";
        assertThat(bench.log()).hasSize(3 + 51 + 1).contains(device + "new channel: 0x400 -> 0x1e!")
                .containsSubsequence("get 1 (src: 0x1e)", "get 3 (src: 0x1e)", "get 101 (src: 0x1e)")
                .endsWith(device + "goodbye!");
    }

    @Test
    void pingpongWithAnEchoCountsTo101InTwiceTheSteps() {
        Bench bench = new Bench("linux-6.12", 256, 4096, 1);
        bench.remote.linkUp = () -> bench.remote.announce("rpmsg-openamp-demo-channel", Remote.ADDRESS);
        bench.remote.received = (src, data) -> {
            if (data.length == 4) {
                bench.remote.send(Remote.ADDRESS, src, data);
            }
        };

        bench.run(SECOND);

        assertThat(bench.host.exchanges()).containsExactly(
                new Exchange("rpmsg-openamp-demo-channel", 30, "imx_rpmsg_pingpong", 102, 102, ""));
        assertThat(bench.log()).contains("get 0 (src: 0x1e)", "get 100 (src: 0x1e)", "get 101 (src: 0x1e)");
    }

    @Test
    void pingpongWithAnEchoThatGreetsBackHasOneAnswerMore() {
        Bench bench = Bench.echo("linux-6.12", "rpmsg-openamp-demo-channel", 1);

        bench.run(SECOND);

        assertThat(bench.host.exchanges()).containsExactly(
                new Exchange("rpmsg-openamp-demo-channel", 30, "imx_rpmsg_pingpong", 103, 103, ""));
        assertThat(bench.log()).containsSubsequence("get 1819043176 (src: 0x1e)", "get 0 (src: 0x1e)",
                "get 101 (src: 0x1e)");
    }

    @ParameterizedTest
    @CsvSource({"2, 51, answer 1 is 2", "3, 51, answer 1 is 3", "-1, 51, answer 1 is 4294967295"})
    void pingpongWantsEachNumberCountedUpOnce(int step, int wanted, String failure) {
        Bench bench = new Bench("linux-6.12", 256, 4096, 1);
        bench.remote.linkUp = () -> bench.remote.announce("rpmsg-openamp-demo-channel", Remote.ADDRESS);
        bench.remote.received = (src, data) -> {
            if (data.length == 4) {
                bench.remote.send(Remote.ADDRESS, src, little(data[0] + step));
            }
        };

        bench.run(SECOND);

        assertThat(bench.host.exchanges()).extracting(Exchange::wanted, Exchange::failure)
                .containsExactly(tuple(wanted, failure));
    }

    private static byte[] little(int number) {
        return new byte[]{(byte) number, (byte) (number >> 8), (byte) (number >> 16), (byte) (number >> 24)};
    }

    @Test
    void sampleSendsItsGreetingForEachAnswer() {
        Bench bench = Bench.echo("linux-6.12", "rpmsg-client-sample", 3).run(SECOND);

        String device = "rpmsg_client_sample virtio0.rpmsg-client-sample.-1.30: ";
        assertThat(bench.log()).containsExactly("virtio_rpmsg_bus virtio0: rpmsg host is online",
                "virtio_rpmsg_bus virtio0: creating channel rpmsg-client-sample addr 0x1e",
                device + "new channel: 0x400 -> 0x1e!", device + "incoming msg 1 (src: 0x1e)",
                device + "incoming msg 2 (src: 0x1e)", device + "incoming msg 3 (src: 0x1e)", device + "goodbye!");
        assertThat(bench.host.exchanges().getFirst().complete()).isTrue();
    }

    @Test
    void channelsWithoutDriverAreListed() {
        Bench bench = new Bench("linux-6.12", 256, 4096, 100);
        bench.remote.linkUp = () -> {
            bench.remote.announce("somebody's", 0x41);
            bench.remote.announce("rpmsg-tty", 0x42);
            bench.remote.withdraw("somebody's", 0x41);
        };

        bench.run(20 * MS);

        assertThat(bench.host.channels()).extracting(Channel::name, Channel::address, Channel::exists).containsExactly(
                tuple("somebody's", 0x41L, false),
                tuple("rpmsg-tty", 0x42L, true));
        assertThat(bench.log()).containsExactly("virtio_rpmsg_bus virtio0: rpmsg host is online",
                "virtio_rpmsg_bus virtio0: creating channel somebody's addr 0x41",
                "virtio_rpmsg_bus virtio0: creating channel rpmsg-tty addr 0x42",
                "virtio_rpmsg_bus virtio0: destroying channel somebody's addr 0x41");
    }

    @Test
    void withoutPingsNoDriverIsLoaded() {
        Bench bench = Bench.echo("linux-6.12", "rpmsg-tty", 0).run(SECOND);

        assertThat(bench.host.channels()).hasSize(1);
        assertThat(bench.host.exchanges()).isEmpty();
        assertThat(bench.remote.kicksTaken).containsOnlyKeys(0);
    }

    @Test
    void sameChannelTwiceAndOneThatIsNotThere() {
        Bench bench = new Bench("linux-6.12", 256, 4096, 0);
        bench.remote.linkUp = () -> {
            bench.remote.announce("a", 5);
            bench.remote.announce("a", 5);
            bench.remote.withdraw("b", 5);
            bench.remote.announce("a/b\u0001", 6);
        };

        bench.run(20 * MS);

        assertThat(bench.log().subList(1, bench.log().size())).containsExactly(
                "virtio_rpmsg_bus virtio0: creating channel a addr 0x5",
                "virtio_rpmsg_bus virtio0: creating channel a addr 0x5",
                "virtio_rpmsg_bus virtio0: channel a:ffffffff:5 already exist",
                "virtio_rpmsg_bus virtio0: rpmsg_create_channel failed",
                "virtio_rpmsg_bus virtio0: destroying channel b addr 0x5",
                "virtio_rpmsg_bus virtio0: rpmsg_destroy_channel failed: -22",
                "virtio_rpmsg_bus virtio0: creating channel a/b\\x01 addr 0x6");
    }

    @Test
    void announcementOfAnotherSizeIsMalformed() {
        Bench bench = new Bench("linux-6.12", 256, 4096, 0);
        bench.remote.linkUp = () -> bench.remote.send(30, 53, new byte[39]);

        bench.run(20 * MS);

        assertThat(bench.log()).endsWith("virtio_rpmsg_bus virtio0: malformed ns msg (39)");
        assertThat(bench.host.violations()).containsExactly(new Violation(Violation.Kind.MALFORMED_ANNOUNCEMENT,
                "virtio0", "39 bytes, an announcement has 40"));
    }

    @Test
    void withoutTheNameServiceFeatureNobodyReceivesAnnouncements() {
        Bench bench = Bench.echo("linux-6.12", "rpmsg-tty", 100);
        bench.board.memory().put32(Bench.RSC + 8, 0);

        bench.run(SECOND);

        assertThat(bench.host.channels()).isEmpty();
        assertThat(bench.log()).endsWith("virtio_rpmsg_bus virtio0: msg received with no recipient");
    }

    @ParameterizedTest
    @CsvSource({"linux-5.10, 30", "linux-6.1, 10"})
    void lostMessagesAreReportedTenTimesInFiveSeconds(String release, int lines) {
        Bench bench = new Bench(release, 256, 4096, 0);
        bench.remote.linkUp = () -> {
            for (int i = 0; i < 30; i++) {
                bench.remote.send(30, 0x77, new byte[1]);
            }
        };

        bench.run(SECOND);

        assertThat(bench.log()).filteredOn("virtio_rpmsg_bus virtio0: msg received with no recipient"::equals)
                .hasSize(lines);
    }

    @Test
    void suppressedLinesAreCountedWithTheNextOne() {
        Bench bench = new Bench("linux-6.12", 256, 4096, 0);
        Runnable lost = () -> bench.remote.send(30, 0x77, new byte[1]);
        bench.remote.linkUp = () -> {
            for (int i = 0; i < 12; i++) {
                lost.run();
            }
        };
        bench.board.at(6 * SECOND, lost);

        bench.run(7 * SECOND);

        assertThat(bench.log().subList(11, bench.log().size())).containsExactly(
                "rpmsg_recv_single: 2 callbacks suppressed",
                "virtio_rpmsg_bus virtio0: msg received with no recipient");
    }

    /** In the buffer, which the core may look at again. */
    @Test
    void nameThatDoesNotEndIsEndedInMemory() {
        Bench bench = new Bench("linux-6.12", 256, 4096, 0);
        bench.remote.linkUp = () -> bench.remote.announce("0123456789abcdef0123456789abcdef", Remote.ADDRESS);

        bench.run(SECOND);

        assertThat(bench.log()).contains(
                "virtio_rpmsg_bus virtio0: creating channel 0123456789abcdef0123456789abcde addr 0x1e");
        assertThat(bench.board.memory().u8(TestBoard.BUFFERS + 16 + 30)).isEqualTo('e');
        assertThat(bench.board.memory().u8(TestBoard.BUFFERS + 16 + 31)).isZero();
    }

    @Test
    void wrongAnswerIsToldByItsFirstByte() {
        Bench bench = new Bench("linux-6.12", 256, 4096, 5);
        bench.remote.linkUp = () -> bench.remote.announce("rpmsg-tty", Remote.ADDRESS);
        bench.remote.received = (src, data) -> {
            data[data.length - 1] ^= (byte) (data.length > 1 ? 1 : 0);
            bench.remote.send(Remote.ADDRESS, src, data);
        };

        bench.run(SECOND);

        assertThat(bench.host.exchanges()).containsExactly(new Exchange("rpmsg-tty", 30, "rpmsg_tty", 5, 1,
                "byte 123 of message 2 comes back as 0x3e, not 0x3f"));
    }

    /** Zephyr's {@code rpmsg_multi_services}: {@code TTY 0: }, the message, a byte too many. */
    @Test
    void anAnswerMayHaveTextAroundTheMessage() {
        Bench bench = wrapping(5, "TTY 0: ", "\0");

        assertThat(bench.host.exchanges())
                .containsExactly(new Exchange("rpmsg-tty", 30, "rpmsg_tty", 5, 5, ""));
        assertThat(EchoDriver.size(4, 5, 8)).isEqualTo(488);
    }

    /** Text behind it alone is more than was written, and so is other text than before. */
    @ParameterizedTest
    @CsvSource({"'', x, more comes back than was written: 0x78 behind message 1",
            "12, '', 'byte 0 of message 2 comes back as 0x31, not 0x22'"})
    void textAroundAMessageStaysTheSame(String before, String behind, String failure) {
        Bench bench = new Bench("linux-6.12", 256, 4096, 5);
        bench.remote.linkUp = () -> bench.remote.announce("rpmsg-tty", Remote.ADDRESS);
        bench.remote.received = (src, data) -> bench.remote.send(Remote.ADDRESS, src,
                around(data.length > 1 ? before + before : before, data, behind));

        bench.run(SECOND);

        assertThat(bench.host.exchanges().getFirst().failure()).isEqualTo(failure);
    }

    private static Bench wrapping(int pings, String before, String behind) {
        Bench bench = new Bench("linux-6.12", 256, 4096, pings);
        bench.remote.linkUp = () -> bench.remote.announce("rpmsg-tty", Remote.ADDRESS);
        bench.remote.received = (src, data) -> bench.remote.send(Remote.ADDRESS, src, around(before, data, behind));
        return bench.run(SECOND);
    }

    private static byte[] around(String before, byte[] data, String behind) {
        return (before + new String(data, StandardCharsets.ISO_8859_1) + behind).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void silenceIsToldAfterFiveSeconds() {
        Bench bench = new Bench("linux-6.12", 256, 4096, 5);
        bench.remote.linkUp = () -> bench.remote.announce("rpmsg-tty", Remote.ADDRESS);

        bench.run(6 * SECOND);

        assertThat(bench.host.exchanges()).containsExactly(new Exchange("rpmsg-tty", 30, "rpmsg_tty", 5, 0,
                "no answer to message 1 of 1 bytes within 5 s"));
    }

    @Test
    void kickThatTheCoreDoesNotTakeFailsAfter100Ms() {
        Bench bench = new Bench("linux-6.12", 256, 4096, 0);
        bench.board.takes = false;

        List<String> before = new ArrayList<>(bench.run(101 * MS - 1).log());
        bench.run(102 * MS);

        assertThat(before).isEmpty();
        assertThat(bench.log()).containsExactly("imx-rproc imx8mp-cm7: imx_rproc_kick: failed (0, err:-62)",
                "virtio_rpmsg_bus virtio0: rpmsg host is online");
    }

    @Test
    void firmwareThatTakesTheFirstKickLateIsServedAllTheSame() {
        Bench bench = Bench.echo("linux-6.12", "rpmsg-tty", 100);
        bench.board.takes = false;
        bench.board.at(SECOND, () -> {
            bench.board.takes = true;
            bench.board.kick(0);
        });

        bench.run(2 * SECOND);

        assertThat(bench.host.exchanges().getFirst().complete()).isTrue();
    }

    @Test
    void stm32QueuesTwentyKicksForEachVring() {
        Bench bench = new Bench("linux-6.12", 256, 256, 4096, 23, Mailbox.stm32Rproc());
        bench.remote.linkUp = () -> {
            bench.board.takes = false;
            bench.remote.announce("rpmsg-client-sample", Remote.ADDRESS);
            for (int i = 0; i < 23; i++) {
                bench.remote.send(Remote.ADDRESS, 0x400, new byte[1]);
            }
        };

        bench.run(SECOND);

        assertThat(bench.log()).filteredOn(line -> line.contains("failed"))
                .containsOnly("remoteproc remoteproc0: stm32_rproc_kick: failed (vq1, err:-105)").hasSize(2);
    }

    @Test
    void senderWithoutBufferWaitsFifteenSeconds() {
        Bench bench = new Bench("linux-6.12", 1, 4096, 1);
        bench.remote.linkUp = () -> bench.remote.announce("rpmsg-openamp-demo-channel", Remote.ADDRESS);
        bench.board.handler = id -> {
            if (id == 0) {
                bench.remote.interrupt(0);
            }
        };

        bench.run(14 * SECOND);
        assertThat(bench.log()).hasSize(3);
        assertThat(bench.board.memory().u16(bench.remote.rx.avail)).as("interrupts").isZero();
        bench.run(20 * SECOND);

        String device = "imx_rpmsg_pingpong virtio0.rpmsg-openamp-demo-channel.-1.30: ";
        assertThat(bench.log().subList(3, bench.log().size())).containsExactly(
                device + "timeout waiting for a tx buffer", device + "rpmsg_send failed: -512",
                device + "rpmsg_dev_probe: failed: -512",
                device + "probe with driver imx_rpmsg_pingpong failed with error -512");
        assertThat(bench.board.memory().u16(bench.remote.rx.avail)).as("no interrupts").isEqualTo(1);
    }

    @Test
    void ringToTheCoreThatIsSmallerThanTheOtherOverflows() {
        Bench bench = new Bench("linux-6.12", 256, 1, 4096, 1,
                Mailbox.imxRproc("imx-rproc imx8mp-cm7", VirtioRelease.named("linux-6.12")));
        bench.remote.linkUp = () -> bench.remote.announce("rpmsg-openamp-demo-channel", Remote.ADDRESS);

        bench.run(SECOND);

        assertThat(bench.log())
                .contains(
                        "imx_rpmsg_pingpong virtio0.rpmsg-openamp-demo-channel.-1.30: virtqueue_add_outbuf failed: -28");
    }

    @Test
    void deviceWithOneVringFailsToProbe() {
        TestBoard board = new TestBoard();
        Vdev vdev = new Vdev("virtio0", "rproc-virtio rproc-virtio.0.auto", 7, 1,
                OptionalLong.of(Bench.RSC),
                List.of(new Vdev.Ring(TestBoard.VRING0, TestBoard.VRING0, 256, 4096, 0)),
                OptionalLong.of(TestBoard.BUFFERS));
        RpmsgHost host = RpmsgHost.rproc(board, VirtioRelease.named("linux-6.12"), Mailbox.stm32Rproc(), List.of(vdev),
                0, 0);

        board.runUntil(MS);

        assertThat(host.log()).extracting(LogLine::text).containsExactly(
                "virtio_rpmsg_bus virtio0: probe with driver virtio_rpmsg_bus failed with error -12");
        assertThat(board.memory().u8(Bench.RSC + 20)).isEqualTo(0x82);
    }

    @Test
    void imxRpmsgNeedsNoTable() {
        TestBoard board = new TestBoard();
        RpmsgHost host = RpmsgHost.imxRpmsg(board, VirtioRelease.named("linux-imx-6.12"), "55000000.rpmsg",
                new Mapping("reg", TestBoard.VRING0, 0x1_0000), 1,
                new Mapping("vdevbuffer@55400000", TestBoard.BUFFERS, 0x8_0000), 0, 100);
        Remote remote = new Remote(board, host::kicked, 0, TestBoard.VRING0, TestBoard.VRING1, 256, 4096);
        remote.linkUp = () -> remote.announce("rpmsg-virtual-tty-channel-1", Remote.ADDRESS);
        remote.received = (src, data) -> remote.send(Remote.ADDRESS, src, data);
        board.handler = remote::interrupt;

        board.runUntil(SECOND);

        assertThat(host.exchanges().getFirst().complete()).isTrue();
        assertThat(host.log()).extracting(LogLine::text).startsWith(
                "imx rpmsg driver is registered.",
                "imx-rpmsg 55000000.rpmsg: assigned reserved memory node vdevbuffer@55400000",
                "virtio_rpmsg_bus virtio0: rpmsg host is online");
    }

    @Test
    void imxRpmsgGivesUpTheRingWhoseFirstKickIsNotTakenWithin20Ms() {
        TestBoard board = new TestBoard();
        RpmsgHost host = RpmsgHost.imxRpmsg(board, VirtioRelease.named("linux-imx-6.12"), "55000000.rpmsg",
                new Mapping("reg", TestBoard.VRING0, 0x1_0000), 1,
                new Mapping("vdevbuffer@55400000", TestBoard.BUFFERS, 0x8_0000), 0, 100);
        Remote remote = new Remote(board, host::kicked, 0, TestBoard.VRING0, TestBoard.VRING1, 256, 4096);
        remote.linkUp = () -> remote.announce("rpmsg-virtual-tty-channel-1", Remote.ADDRESS);
        board.handler = remote::interrupt;
        board.takes = false;
        board.at(21 * MS, () -> {
            board.takes = true;
            board.kick(0);
        });

        board.runUntil(SECOND);

        assertThat(host.channels()).isEmpty();
        assertThat(host.log()).extracting(LogLine::text).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"0x10000, 1, 3", "0xffff, 1, 3", "0x20000, 2, 4", "0x90000, 9, 2"})
    void imxRpmsgWantsItsWindowToHoldEveryDevice(String size, int vdevs, int lines) {
        TestBoard board = new TestBoard();
        RpmsgHost host = RpmsgHost.imxRpmsg(board, VirtioRelease.named("linux-imx-6.12"), "55000000.rpmsg",
                new Mapping("reg", TestBoard.VRING0, Long.decode(size)), vdevs,
                new Mapping("vdevbuffer@55400000", TestBoard.BUFFERS, 0x8_0000), 0, 0);

        board.runUntil(SECOND);

        assertThat(host.log()).hasSize(lines);
        boolean online = host.log().stream().anyMatch(line -> line.text().endsWith("rpmsg host is online"));
        assertThat(online).isEqualTo(!size.equals("0xffff") && vdevs < 9);
    }

    @Test
    void memoryOfAnotherOwnerSilencesARunningLink() {
        Bench bench = Bench.echo("linux-6.12", "rpmsg-tty", 1000);
        new Clobber(new Mapping("vdev0vring0", TestBoard.VRING0, 0x8000), 10 * MS).schedule(bench.board);

        bench.run(20 * SECOND);

        Exchange exchange = bench.host.exchanges().getFirst();
        assertThat(exchange.answered()).isPositive().isLessThan(1000);
        assertThat(exchange.failure()).startsWith("no answer to message " + (exchange.answered() + 1));
        assertThat(bench.log()).endsWith("virtio_rpmsg_bus virtio0: input:id 1802201963 out of range",
                "virtio_rpmsg_bus virtio0: uhm, incoming signal, but no used buffer ?");
        assertThat(bench.host.violationCounts()).containsKey(Violation.Kind.ID_OUT_OF_RANGE);
    }

    @Test
    void messagesAreWhatThePatternSays() {
        assertThat(new String(EchoDriver.message(1, 100, 0), StandardCharsets.US_ASCII)).isEqualTo("\"#$%&'");
    }
}
