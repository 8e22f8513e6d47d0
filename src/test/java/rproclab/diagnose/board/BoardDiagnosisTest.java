// SPDX-License-Identifier: GPL-2.0-only
package rproclab.diagnose.board;

import static org.assertj.core.api.Assertions.assertThat;
import static rproclab.board.Boards.M4;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rproclab.board.Boards;
import rproclab.board.BootPlan;
import rproclab.board.PhysicalMap.Column;
import rproclab.board.PhysicalMap.Thing;
import rproclab.devicetree.BoardTree;
import rproclab.devicetree.FdtBuilder;
import rproclab.diagnose.Finding;
import rproclab.diagnose.Rule;
import rproclab.diagnose.Severity;
import rproclab.linux.of.PhysRange;
import rproclab.uboot.env.Environment;

/** Each rule on both sides of its condition. */
class BoardDiagnosisTest {
    private static final String ALL_ONES = "0xffffffffffffffff";

    @Test
    void doubleReservationThatNobodyMapsIsANote() {
        BootPlan plan = Boards.plan(Boards.board("example,core", "arm,cortex-a53"), Environment.of(Map.of()), Map.of(),
                M4);
        BootPlan unnamed = Boards.plan(unnamed(), Environment.of(Map.of()), Map.of(), M4);

        assertThat(find(plan, "linux-6.1")).singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING));
        assertThat(find(unnamed, "linux-5.10", "linux-6.1", "linux-6.12")).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.NO_MAP_DOUBLE_RESERVATION);
            assertThat(finding.severity()).isEqualTo(Severity.NOTE);
            assertThat(finding.message()).isEqualTo("m4@60000000 [0x60000000, 0x68000000) cannot be left unmapped, "
                    + "because /memreserve/ [0x60000000, 0x68000000) lies in it with 134217728 bytes. Linux uses none of "
                    + "it, it only keeps it mapped; no device names it in memory-region, so this is harmless");
            assertThat(finding.evidence()).containsEntry("releases", "linux-5.10, linux-6.1")
                    .containsEntry("handedOut", "0x0");
        });
    }

    @Test
    void doubleReservationThatADriverMapsIsAnError() {
        assertThat(find(Boards.plan(Map.of(), M4), "linux-6.1")).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.NO_MAP_DOUBLE_RESERVATION);
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.message()).endsWith("it only keeps it mapped; core: probe fails, ENOMEM -12");
        });
    }

    @Test
    void memreserveOfAPartIsARealOverlap() {
        PhysRange part = new PhysRange(M4.base(), M4.size() - 1);

        assertThat(find(Boards.plan(unnamed(), Environment.of(Map.of()), Map.of(), part), "linux-6.1"))
                .singleElement().satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(Rule.NO_MAP_OVERLAP);
                    assertThat(finding.message())
                            .endsWith("lies in it with 134217727 bytes. All of it stays mapped, and "
                                    + "Linux uses 1 byte of it");
                    assertThat(finding.fix()).startsWith("Take [0x60000000, 0x67ffffff) out of /memreserve/");
                });
    }

    @Test
    void initrdInANodeIsARealOverlapWithASafeAddress() {
        BootPlan plan = Boards.plan(unnamed(), Environment.of(Map.of()),
                Map.of("initrd", new PhysRange(0x5fff_f000L, 0x1001)));

        assertThat(find(plan, "linux-7.3")).singleElement().satisfies(finding -> {
            assertThat(finding.message())
                    .isEqualTo("m4@60000000 [0x60000000, 0x68000000) cannot be left unmapped, because "
                            + "the initrd [0x5ffff000, 0x60001000) lies in it with 4096 bytes. All of it stays mapped, and Linux "
                            + "uses 134213632 bytes of it");
            assertThat(finding.fix())
                    .isEqualTo("Load the initrd elsewhere (ramdisk_addr_r), or unset initrd_high so that "
                            + "U-Boot moves it: 0x2000 bytes are free at 0x68000000.");
        });
    }

    @ParameterizedTest
    @CsvSource({"0x5fffffff, 0", "0x60000000, 1", "0x67ffffff, 1", "0x68000000, 0"})
    void stagingInANodeIsFoundByItsFirstByte(String address, int count) {
        BootPlan plan = Boards.plan(unnamed(), Environment.of(Map.of("scriptaddr", address)), Map.of());

        assertThat(find(plan, "linux-6.12")).hasSize(count)
                .allMatch(finding -> finding.rule() == Rule.STAGED_IN_NO_MAP && finding.severity() == Severity.NOTE);
    }

    @Test
    void aLoadWhoseSizeIsKnownIsFoundByItsLastByte() {
        assertThat(find(Boards.plan(unnamed(), Environment.of(Map.of("a", "sf read 5ffff000 0 1001")), Map.of()),
                "linux-6.12")).singleElement().satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.message())
                            .isEqualTo("a: anything is loaded to 0x5ffff000, and 1 byte of 4097 bytes "
                                    + "lie in m4@60000000 [0x60000000, 0x68000000)");
                });
        assertThat(find(Boards.plan(unnamed(), Environment.of(Map.of("a", "sf read 5ffff000 0 1000")), Map.of()),
                "linux-6.12")).isEmpty();
    }

    @Test
    void anInitrdThatWouldStayInANodeIsAWarning() {
        BootPlan plan = Boards.plan(unnamed(),
                Environment.of(Map.of("ramdisk_addr_r", "0x60000000", "initrd_high", ALL_ONES)), Map.of());

        assertThat(find(plan, "linux-6.12")).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.fix()).startsWith("U-Boot leaves it there");
        });
    }

    @Test
    void anImageForACoreMayLieInItsMemoryUnlessItIsCopied() {
        Environment environment = Environment.of(Map.of("a", "load mmc 0 60000000 m4.bin; bootaux 60000000 0"));

        assertThat(find(Boards.plan(unnamed(), environment, Map.of()), "linux-6.12")).isEmpty();
        assertThat(find(Boards.plan(tree("fsl,imx8qm"), environment, Map.of()), "linux-6.12")).singleElement()
                .satisfies(finding -> assertThat(finding.fix()).startsWith("Harmless to Linux"));
    }

    @Test
    void memmapIsSaidToDoNothing() {
        assertThat(find(Boards.plan(unnamed(), Environment.of(Map.of("bootargs", "memmap=128M$0x60000000")), Map.of()),
                "linux-6.12")).containsExactly(
                        new Finding(Rule.MEMMAP_IGNORED, Severity.NOTE,
                                "memmap=128M$0x60000000 does nothing: only x86, MIPS and Xtensa know memmap=, arm and "
                                        + "arm64 ignore it",
                                new LinkedHashMap<>(Map.of("parameter", "memmap=128M$0x60000000", "node",
                                        "m4@60000000")),
                                "Take it off the command line: the node m4@60000000 is what keeps Linux out of "
                                        + "[0x60000000, 0x68000000)."));
    }

    @ParameterizedTest
    @CsvSource({"129M$0x60000000, Reserve", "128M$0x60000001, Reserve", "exactmap, Take it off the command line."})
    void memmapOfWhatNoNodeCoversIsAWarning(String value, String fix) {
        assertThat(find(Boards.plan(unnamed(), Environment.of(Map.of("bootargs", "memmap=" + value)), Map.of()),
                "linux-6.12")).singleElement().satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.fix()).startsWith(fix);
                });
    }

    @Test
    void imagesThatTouchAreFineAndAByteMoreIsNot() {
        PhysRange kernel = new PhysRange(0x4020_0000L, 0x200_0000);

        assertThat(find(Boards.plan(unnamed(), Environment.of(Map.of()),
                Map.of("initrd", new PhysRange(kernel.end(), 1))), "linux-6.12")).isEmpty();
        assertThat(find(Boards.plan(unnamed(), Environment.of(Map.of()),
                Map.of("initrd", new PhysRange(kernel.end() - 1, 1))), "linux-6.12")).singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .isEqualTo("the kernel [0x40200000, 0x42200000) and the "
                                + "initrd [0x421fffff, 0x42200000) share 1 byte"));
    }

    @Test
    void anImageBehindMemoryIsAWarning() {
        assertThat(find(Boards.plan(unnamed(), Environment.of(Map.of()),
                Map.of("fdt", new PhysRange(0x7fff_f000L, 0x1000))), "linux-6.12")).isEmpty();
        assertThat(find(Boards.plan(unnamed(), Environment.of(Map.of()),
                Map.of("fdt", new PhysRange(0x7fff_f001L, 0x1000))), "linux-6.12")).extracting(Finding::message)
                .containsExactly(
                        "the fdt [0x7ffff001, 0x80000001) lies outside the memory of the device tree with 1 byte");
    }

    @Test
    void firmwareUnderAnImageIsFound() {
        Thing segment = new Thing(Column.FIRMWARE, "segment 1", new PhysRange(0x4020_0000L, 0x10));

        assertThat(BoardDiagnosis.of(Boards.plan(Map.of()), List.of(), List.of(segment))).extracting(Finding::message)
                .containsExactly("the kernel [0x40200000, 0x42200000) and the firmware's segment 1 "
                        + "[0x40200000, 0x40200010) share 16 bytes");
    }

    @Test
    void reservedMemoryWithoutRangesIsIgnored() {
        BoardTree board = BoardTree.of(new FdtBuilder().cells("#address-cells", 2).cells("#size-cells", 2)
                .begin("memory@0").text("device_type", "memory").u64("reg", 0x4000_0000L, 0x4000_0000L).end()
                .begin("reserved-memory").cells("#address-cells", 2).cells("#size-cells", 2)
                .begin("m4").u64("reg", M4.base(), M4.size()).flag("no-map").end().end().build());

        assertThat(find(Boards.plan(board, Environment.of(Map.of()), Map.of()), "linux-6.12"))
                .extracting(Finding::rule).containsExactly(Rule.RESERVED_MEMORY_IGNORED);
    }

    private static BoardTree unnamed() {
        return tree("board");
    }

    private static BoardTree tree(String compatible) {
        return BoardTree.of(new FdtBuilder().cells("#address-cells", 2).cells("#size-cells", 2)
                .text("compatible", compatible)
                .begin("memory@0").text("device_type", "memory").u64("reg", 0x4000_0000L, 0x4000_0000L).end()
                .begin("reserved-memory").cells("#address-cells", 2).cells("#size-cells", 2).flag("ranges")
                .begin("m4@60000000").u64("reg", M4.base(), M4.size()).flag("no-map").end().end().build());
    }

    private static List<Finding> find(BootPlan plan, String... releases) {
        return BoardDiagnosis.of(plan, Stream.of(releases).map(release -> Boards.run(plan, release)).toList(),
                List.of());
    }
}
