// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.rpmsg;

import java.util.List;
import java.util.OptionalLong;
import rproclab.linux.virtio.VirtioRelease;
import rproclab.loader.LogLine;
import rproclab.loader.Vdev;

/** A host and a firmware on one board: one RPMsg device whose table is in memory. */
final class Bench {
    static final long RSC = TestBoard.TABLE + 0x18;

    final TestBoard board = new TestBoard();
    final RpmsgHost host;
    final Remote remote;

    Bench(String release, int num, int align, int pings) {
        this(release, num, num, align, pings, Mailbox.imxRproc("imx-rproc imx8mp-cm7", VirtioRelease.named(release)));
    }

    Bench(String release, int num, int txNum, int align, int pings, Mailbox mailbox) {
        board.memory().put32(RSC, 7);
        board.memory().put32(RSC + 8, 1);
        board.memory().put8(RSC + 20, 1);
        board.memory().put8(RSC + 21, 2);
        Vdev vdev = new Vdev("virtio0", "rproc-virtio rproc-virtio.0.auto", 7, 1, OptionalLong.of(RSC), List.of(
                new Vdev.Ring(TestBoard.VRING0, TestBoard.VRING0, num, align, 0),
                new Vdev.Ring(TestBoard.VRING1, TestBoard.VRING1, txNum, align, 1)),
                OptionalLong.of(TestBoard.BUFFERS));
        host = RpmsgHost.rproc(board, VirtioRelease.named(release), mailbox, List.of(vdev), TestBoard.MS, pings);
        remote = new Remote(board, id -> host.kicked(id), 0, TestBoard.VRING0, TestBoard.VRING1, num, align);
        board.handler = remote::interrupt;
    }

    /** A firmware that announces one channel at the first kick and sends everything back. */
    static Bench echo(String release, String channel, int pings) {
        Bench bench = new Bench(release, 256, 4096, pings);
        bench.remote.linkUp = () -> bench.remote.announce(channel, Remote.ADDRESS);
        bench.remote.received = (src, data) -> bench.remote.send(Remote.ADDRESS, src, data);
        return bench;
    }

    Bench run(long time) {
        board.runUntil(time);
        return this;
    }

    List<String> log() {
        return host.log().stream().map(LogLine::text).toList();
    }
}
