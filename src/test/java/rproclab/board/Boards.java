// SPDX-License-Identifier: GPL-2.0-only
package rproclab.board;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import rproclab.devicetree.BoardTree;
import rproclab.devicetree.FdtBuilder;
import rproclab.linux.of.OfReleases;
import rproclab.linux.of.PhysRange;
import rproclab.uboot.env.Environment;

/** Small boards for tests: 1 GiB from 0x40000000, and {@code m4@60000000} of 128 MiB with no-map that a core names. */
public final class Boards {
    /** The node's range. */
    public static final PhysRange M4 = new PhysRange(0x6000_0000L, 0x800_0000);

    private Boards() {}

    /** A board with a remote core of that compatible, and a core of Linux of that one. */
    public static BoardTree board(String compatible, String cpu) {
        return BoardTree.of(new FdtBuilder().cells("#address-cells", 2).cells("#size-cells", 2)
                .text("model", "board").text("compatible", "board")
                .begin("cpus").begin("cpu@0").text("compatible", cpu).end().end()
                .begin("memory@40000000").text("device_type", "memory").u64("reg", 0x4000_0000L, 0x4000_0000L).end()
                .begin("reserved-memory").cells("#address-cells", 2).cells("#size-cells", 2).flag("ranges")
                .begin("vdev0vring0@55000000").u64("reg", 0x5500_0000L, 0x8000).flag("no-map").cells("phandle", 2).end()
                .begin("m4@60000000").u64("reg", M4.base(), M4.size()).flag("no-map").cells("phandle", 1).end()
                .begin("tcm@10000000").u64("reg", 0x1000_0000L, 0x8000).flag("no-map").end()
                .begin("log@7ff00000").u64("reg", 0x7ff0_0000L, 0x1000).end()
                .begin("off@70000000").u64("reg", 0x7000_0000L, 0x1000).flag("no-map").text("status", "disabled").end()
                .end()
                .begin("core").text("compatible", compatible).cells("memory-region", 2, 1).end()
                .build());
    }

    /** An i.MX 8M Plus. */
    public static BoardTree imx8mp() {
        return board("fsl,imx8mp-cm7", "arm,cortex-a53");
    }

    /** A plan of images at {@code NAME=range}, with what is added to {@code /memreserve/}, on an i.MX 8M Plus. */
    public static BootPlan plan(Map<String, PhysRange> places, PhysRange... memreserve) {
        return plan(imx8mp(), Environment.of(Map.of()), places, memreserve);
    }

    /** A plan on any board with an environment; an initrd is named {@code initrd}. */
    public static BootPlan plan(BoardTree board, Environment environment, Map<String, PhysRange> places,
            PhysRange... memreserve) {
        SequencedMap<String, PhysRange> sorted = new LinkedHashMap<>(places);
        sorted.putIfAbsent("kernel", new PhysRange(0x4020_0000L, 0x200_0000));
        return BootPlan.of(board, environment, new Given(sorted, Optional.empty(), OptionalLong.empty(), 0x1000,
                List.of(memreserve), Optional.empty()));
    }

    /** A release's answer. */
    public static Simulation run(BootPlan plan, String release) {
        return Simulation.run(plan, OfReleases.named(release).orElseThrow());
    }

    /** What became of a node. */
    public static NodeState node(Simulation run, String name) {
        return run.nodes().stream().filter(node -> node.node().fullName().equals(name)).findFirst().orElseThrow();
    }
}
