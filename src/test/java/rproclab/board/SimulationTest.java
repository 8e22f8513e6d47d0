// SPDX-License-Identifier: GPL-2.0-only
package rproclab.board;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.board.Boards.M4;
import static rproclab.board.Boards.node;
import static rproclab.board.Boards.plan;
import static rproclab.board.Boards.run;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.board.NodeState.Consequence;
import rproclab.board.NodeState.State;
import rproclab.linux.of.Conflict.Cause;
import rproclab.linux.of.Conflict.Overlap;
import rproclab.linux.of.PhysRange;
import rproclab.uboot.env.Environment;

/** What becomes of a node, by a byte and by release. */
class SimulationTest {
    private static final String NODE = "m4@60000000";

    @ParameterizedTest
    @ValueSource(strings = {"linux-5.10", "linux-6.1", "linux-6.12", "linux-7.3"})
    void initrdThatTouchesFromEitherSideDoesNoHarm(String release) {
        NodeState before = node(run(plan(initrd(0x5fff_f000L, 0x1000)), release), NODE);
        NodeState behind = node(run(plan(initrd(0x6800_0000L, 0x1000)), release), NODE);

        assertThat(List.of(before, behind)).allMatch(node -> node.state() == State.NO_MAP && node.handedOut() == 0
                && !node.ioremapRefused() && node.consequences().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"0x5ffff000, 0x1001, 0x1000", "0x67ffffff, 0x1, 0x1000", "0x64000000, 0x1000, 0x1000",
            "0x5ff00000, 0x8200000, 0x8000000"})
    void initrdThatOverlapsByAByteInsideOrAroundDefeatsNoMap(String base, String size, String bytes) {
        Simulation run = run(plan(initrd(Long.decode(base), Long.decode(size))), "linux-6.12");

        assertThat(run.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.node()).isEqualTo(NODE);
            assertThat(conflict.overlaps()).extracting(Overlap::cause).containsExactly(Cause.INITRD);
            assertThat(conflict.overlaps()).extracting(Overlap::bytes).containsExactly(Long.decode(bytes));
        });
        assertThat(node(run, NODE).handedOut()).isEqualTo(M4.size() - Long.decode(bytes));
        assertThat(node(run, NODE).ioremapRefused()).isTrue();
    }

    @Test
    void whatIsFullyReservedIsNotHandedOut() {
        NodeState node = node(run(plan(initrd(0x5ff0_0000L, 0x820_0000)), "linux-6.1"), NODE);

        assertThat(node.state()).isEqualTo(State.FAILED_RESERVED);
        assertThat(node.handedOut()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"linux-5.10, FAILED_RESERVED", "linux-5.15.148, FAILED_RESERVED", "linux-6.1, FAILED_RESERVED",
            "linux-6.6.54, NO_MAP", "linux-6.12, NO_MAP", "linux-7.2, NO_MAP", "linux-7.3, NO_MAP"})
    void memreserveOfTheSameRangeCountsBeforeTheNodesUpTo61(String release, State state) {
        assertThat(node(run(plan(Map.of(), M4), release), NODE).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-5.10", "linux-6.1", "linux-6.12", "linux-7.3"})
    void nodesThatAreNotMemoryReservedOnlyOrDisabledAreCalledSo(String release) {
        Simulation run = run(plan(Map.of()), release);

        assertThat(node(run, "tcm@10000000").state()).isEqualTo(State.OUTSIDE_RAM);
        assertThat(node(run, "tcm@10000000").ioremapRefused()).isFalse();
        assertThat(node(run, "log@7ff00000").state()).isEqualTo(State.RESERVED);
        assertThat(node(run, "log@7ff00000").ioremapRefused()).isTrue();
        assertThat(node(run, "off@70000000").state()).isEqualTo(State.DISABLED);
    }

    @Test
    void memLimitTakesTheNodeOutOfMemory() {
        BootPlan inside = plan(Boards.imx8mp(), Environment.of(Map.of("bootargs", "mem=640M")), Map.of());
        BootPlan outside = plan(Boards.imx8mp(), Environment.of(Map.of("bootargs", "mem=512M")), Map.of());

        assertThat(node(run(inside, "linux-6.12"), NODE).state()).isEqualTo(State.NO_MAP);
        assertThat(node(run(outside, "linux-6.12"), NODE).state()).isEqualTo(State.OUTSIDE_RAM);
    }

    @Test
    void ioremapAsksOnlyForTheFirstPage() {
        Simulation run = run(plan(initrd(0x67ff_f000L, 0x1000)), "linux-6.12");

        assertThat(node(run, NODE).ioremapRefused()).isTrue();
        assertThat(run.outcome().maps(M4.base() - 1)).isTrue();
        assertThat(run.outcome().maps(0x3fff_ffffL)).isFalse();
        assertThat(run.outcome().maps(0x4000_0000L)).isTrue();
        assertThat(run.outcome().maps(0x7fff_ffffL)).isTrue();
        assertThat(run.outcome().maps(0x8000_0000L)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "linux-5.15.148 | imx-rproc core: failed to remap [mem 0x60000000-0x67ffffff]",
            "linux-6.1      | imx-rproc core: failed to remap [mem 0x60000000-0x67ffffff]",
            "linux-6.12     | imx-rproc core: failed to remap [mem 0x60000000-0x67ffffff]"})
    void imxProbesInVainWhereItCannotMap(String release, String line) {
        assertThat(consequences("fsl,imx8mp-cm7", release))
                .containsExactly(new Consequence("core", "probe fails, ENOMEM -12", List.of(line)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-7.2", "linux-7.3"})
    void newerImxRequestsTheMemoryFirst(String release) {
        assertThat(consequences("fsl,imx8mp-cm7", release)).containsExactly(new Consequence("core",
                "probe fails, ENOMEM -12",
                List.of("imx-rproc core: can't request region for resource [mem 0x60000000-0x67ffffff]",
                        "imx-rproc core: failed to remap [mem 0x60000000-0x67ffffff]")));
    }

    @Test
    void oldImxSaysNotWhichMemory() {
        assertThat(consequences("fsl,imx7d-cm4", "linux-5.10")).containsExactly(new Consequence("core",
                "probe fails, EBUSY -16",
                List.of("imx-rproc core: can't request region for resource [mem 0x60000000-0x67ffffff]",
                        "imx-rproc core: devm_ioremap_resource failed")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "linux-6.1 | stm32-rproc core: Unable to map memory region: 0x0000000060000000+0x8000000",
            "linux-7.2 | stm32-rproc core: Unable to map memory region: 0x0000000060000000+0x8000000",
            "linux-7.3 | remoteproc remoteproc0: Unable to map memory region: 0x0000000060000000+8000000"})
    void stm32DoesNotBootWhereItCannotMap(String release, String line) {
        assertThat(consequences("st,stm32mp1-m4", release))
                .containsExactly(new Consequence("core", "boot fails, ENOMEM -12", List.of(line)));
    }

    @Test
    void k3ProbesInVainWhereItCannotMap() {
        assertThat(consequences("ti,am64-m4fss", "linux-6.12")).containsExactly(new Consequence("core",
                "probe fails, ENOMEM -12", List.of("k3-m4-rproc core: failed to map reserved memory#1 at "
                        + "0x0000000060000000 of size 0x0000000008000000")));
        assertThat(consequences("ti,am64-m4fss", "linux-7.2")).containsExactly(new Consequence("core",
                "probe fails, ENOMEM -12",
                List.of("k3-m4-rproc core: can't request region for resource [mem 0x60000000-0x67ffffff]",
                        "k3-m4-rproc core: failed to map reserved memory#1 at [mem 0x60000000-0x67ffffff]")));
    }

    @Test
    void releasesWithoutTheDriverHaveNoConsequence() {
        assertThat(consequences("ti,am64-m4fss", "linux-6.1")).isEmpty();
        assertThat(consequences("example,core", "linux-6.12")).isEmpty();
    }

    @Test
    void vringsAreNotMappedByTheDriver() {
        Simulation run = run(plan(initrd(0x5500_0000L, 0x1000)), "linux-6.12");

        assertThat(node(run, "vdev0vring0@55000000").ioremapRefused()).isTrue();
        assertThat(node(run, "vdev0vring0@55000000").users()).containsExactly("core");
        assertThat(node(run, "vdev0vring0@55000000").consequences()).isEmpty();
    }

    private static List<Consequence> consequences(String compatible, String release) {
        BootPlan plan = plan(Boards.board(compatible, "arm,cortex-a53"), Environment.of(Map.of()),
                initrd(0x6000_0000L, 0x1000));
        return node(run(plan, release), NODE).consequences();
    }

    private static Map<String, PhysRange> initrd(long base, long size) {
        return Map.of("initrd", new PhysRange(base, size));
    }
}
