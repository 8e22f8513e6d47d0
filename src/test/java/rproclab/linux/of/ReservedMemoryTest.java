// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.loader.LogLine;
import rproclab.loader.LogLine.Level;

/** What defeats a no-map node, by a byte, and what each release says of it. */
class ReservedMemoryTest {
    private static final String NODE = " node=m4@60000000;reg=0x60000000+0x8000000;no-map";
    private static final String FAILED = "Reserved memory: failed to reserve memory for node 'm4@60000000': "
            + "base 0x0000000060000000, size 128 MiB";
    private static final String RESERVED = "Reserved memory: reserved region for node 'm4@60000000': "
            + "base 0x0000000060000000, size 128 MiB";
    private static final String SUMMARY = "OF: reserved mem: 0x0000000060000000..0x0000000067ffffff (131072 KiB) "
            + "nomap non-reusable m4@60000000";
    private static final MemoryBlock NO_MAP = new MemoryBlock(0x6000_0000L, 0x800_0000, true);

    @ParameterizedTest
    @ValueSource(strings = {"linux-5.10", "linux-5.15.148", "linux-6.1", "linux-6.6.54", "linux-6.12", "linux-7.2",
            "linux-7.3"})
    void nodeThatNothingOverlapsIsNotMapped(String release) {
        BootOutcome outcome = boot(release, "initrd=0x50000000+0x1000" + NODE);

        assertThat(outcome.memory()).containsExactly(new MemoryBlock(0x4000_0000L, 0x2000_0000, false), NO_MAP,
                new MemoryBlock(0x6800_0000L, 0x1800_0000, false));
        assertThat(outcome.failed()).isEmpty();
        assertThat(outcome.placed()).containsOnlyKeys("m4@60000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-5.10", "linux-5.15.148", "linux-6.1", "linux-6.6.54", "linux-6.12", "linux-7.2",
            "linux-7.3"})
    void initrdThatEndsWhereTheNodeBeginsDoesNoHarm(String release) {
        BootOutcome outcome = boot(release, "initrd=0x5ffff000+0x1000" + NODE);

        assertThat(outcome.memory()).contains(NO_MAP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-5.10", "linux-5.15.148", "linux-6.1", "linux-6.6.54", "linux-6.12", "linux-7.2",
            "linux-7.3"})
    void initrdOneByteInsideDefeatsTheWholeNode(String release) {
        BootOutcome outcome = boot(release, "initrd=0x5ffff000+0x1001" + NODE);

        assertThat(outcome.memory()).containsExactly(new MemoryBlock(0x4000_0000L, 0x4000_0000, false));
        assertThat(outcome.failed()).containsExactly("m4@60000000");
        assertThat(outcome.placed()).containsOnlyKeys("m4@60000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x67ffffff+0x1", "0x60000000+0x1", "0x64000000+0x1000", "0x5ff00000+0x8200000"})
    void lastByteFirstByteInsideAndAroundDefeatTheNode(String initrd) {
        assertThat(boot("linux-6.12", "initrd=" + initrd + NODE).failed()).containsExactly("m4@60000000");
    }

    @Test
    void initrdThatBeginsWhereTheNodeEndsDoesNoHarm() {
        assertThat(boot("linux-6.12", "initrd=0x68000000+0x1000" + NODE).failed()).isEmpty();
    }

    @Test
    void deviceTreeOneByteInsideDefeatsTheNode() {
        assertThat(boot("linux-6.1", "fdt=0x5fff8000+0x8001" + NODE).failed()).containsExactly("m4@60000000");
        assertThat(boot("linux-6.1", "fdt=0x5fff8000+0x8000" + NODE).failed()).isEmpty();
    }

    @Test
    void kernelOneByteInsideDefeatsTheNode() {
        String kernel = "kernel=0x5e000000";

        assertThat(failedUnder(kernel, 0x200_0001)).containsExactly("m4@60000000");
        assertThat(failedUnder(kernel, 0x200_0000)).isEmpty();
    }

    /** 5.15 to 6.6 leave out the 64 KiB between {@code _text} and {@code _stext}; others reserve all of the image. */
    @Test
    void nodeInTheKernelsFirst64KibFailsWhereTextIsReserved() {
        String node = "kernel=0x60000000 node=a@60000000;reg=0x60000000+0x10000;no-map";
        String behind = "kernel=0x60000000 node=a@60000000;reg=0x60000000+0x10001;no-map";

        assertThat(boot("linux-5.10", node).failed()).containsExactly("a@60000000");
        assertThat(boot("linux-6.1", node).failed()).isEmpty();
        assertThat(boot("linux-6.1", behind).failed()).containsExactly("a@60000000");
        assertThat(boot("linux-6.12", node).failed()).containsExactly("a@60000000");
    }

    @Test
    void failureIsInformationUpTo515AndAnErrorSince() {
        String layout = "initrd=0x5ffff000+0x1001" + NODE;

        assertThat(boot("linux-5.10", layout).log()).containsExactly(line(Level.INFO, "OF: fdt: " + FAILED));
        assertThat(boot("linux-5.15.148", layout).log()).containsExactly(line(Level.INFO, "OF: fdt: " + FAILED));
        assertThat(boot("linux-6.1", layout).log()).containsExactly(line(Level.ERROR, "OF: fdt: " + FAILED));
    }

    @Test
    void summaryStillSaysNomapAfterAFailure() {
        String layout = "initrd=0x5ffff000+0x1001" + NODE;

        assertThat(boot("linux-6.6.54", layout).log()).containsExactly(line(Level.ERROR, "OF: fdt: " + FAILED),
                line(Level.INFO, SUMMARY));
        assertThat(boot("linux-6.12", layout).log()).containsExactly(
                line(Level.ERROR, "OF: reserved mem: " + FAILED), line(Level.INFO, SUMMARY));
        assertThat(boot("linux-7.3", layout).log()).isEqualTo(boot("linux-6.12", layout).log());
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-5.10", "linux-5.15.148", "linux-6.1"})
    void memreserveOfTheSameRangeComesFirstUpTo61AndDefeatsTheNode(String release) {
        BootOutcome outcome = boot(release, "memreserve=0x60000000+0x8000000" + NODE);

        assertThat(outcome.log()).extracting(LogLine::text).containsExactly("OF: fdt: " + FAILED);
        assertThat(outcome.memory()).hasSize(1);
        assertThat(outcome.reserved()).contains(new PhysRange(0x6000_0000L, 0x800_0000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-6.6.54", "linux-6.12", "linux-7.2", "linux-7.3"})
    void memreserveOfTheSameRangeComesLastSince66AndDoesNoHarm(String release) {
        BootOutcome outcome = boot(release, "memreserve=0x60000000+0x8000000" + NODE);

        assertThat(outcome.log()).extracting(LogLine::text).contains(SUMMARY)
                .noneMatch(text -> text.contains("failed"));
        assertThat(outcome.memory()).contains(NO_MAP);
    }

    /** Where nothing is RAM, nothing would be mapped: only 5.10 minds. */
    @Test
    void reservedRangeOutsideRamDefeatsTheNodeOnlyIn510() {
        String layout = "memreserve=0x90000000+0x1000 node=a@90000000;reg=0x90000000+0x1000;no-map";

        assertThat(boot("linux-5.10", layout).failed()).containsExactly("a@90000000");
        assertThat(boot("linux-5.15.148", layout).failed()).isEmpty();
        assertThat(boot("linux-6.1", layout).failed()).isEmpty();
    }

    @Test
    void oneByteOfRamInTheRangeIsEnough() {
        String layout = "memory=0x40000000+0x%s memreserve=0x78000000+0x1000 node=a@77fff000;reg=0x77fff000+0x2000;no-map";

        assertThat(boot("linux-6.1", layout.formatted("37fff000")).failed()).isEmpty();
        assertThat(boot("linux-6.1", layout.formatted("38000000")).failed()).containsExactly("a@77fff000");
    }

    @Test
    void nodeOfSizeZeroFailsAndIsNotSummarised() {
        String layout = "node=a@60000000;reg=0x60000000+0x0;no-map";
        String failed = "Reserved memory: failed to reserve memory for node 'a@60000000': "
                + "base 0x0000000060000000, size 0 MiB";

        assertThat(boot("linux-6.1", layout).log()).containsExactly(line(Level.ERROR, "OF: fdt: " + failed));
        assertThat(boot("linux-7.2", layout).log()).containsExactly(line(Level.ERROR, "OF: reserved mem: " + failed));
    }

    @Test
    void regOfOddLengthIsSkippedWithALineUpTo612AndInSilenceSince() {
        String layout = "node=a@60000000;reg-cells=0x0,0x60000000,0x1000;no-map";
        String line = "Reserved memory: invalid reg property in 'a@60000000', skipping node.";

        assertThat(boot("linux-6.1", layout).log()).containsExactly(line(Level.ERROR, "OF: fdt: " + line));
        assertThat(boot("linux-6.12", layout).log()).containsExactly(line(Level.ERROR, "OF: reserved mem: " + line),
                line(Level.ERROR, "OF: reserved mem: " + line));
        assertThat(boot("linux-7.2", layout).log()).isEmpty();
    }

    @Test
    void overlappingNodesAreReportedAndKept() {
        String layout = NODE + " node=b@67ffffff;reg=0x67ffffff+0x2;no-map";

        BootOutcome outcome = boot("linux-6.1", layout);

        assertThat(outcome.log()).containsExactly(line(Level.ERROR,
                """
                        OF: reserved mem: OVERLAP DETECTED!
                        m4@60000000 (0x0000000060000000--0x0000000068000000) overlaps with b@67ffffff (0x0000000067ffffff--0x0000000068000001)"""));
        assertThat(outcome.failed()).isEmpty();
    }

    @Test
    void touchingNodesDoNotOverlap() {
        assertThat(boot("linux-6.1", NODE + " node=b@68000000;reg=0x68000000+0x2;no-map").log()).isEmpty();
    }

    @Test
    void mappedNodeNeverFails() {
        BootOutcome outcome = boot("linux-6.1", "initrd=0x60000000+0x1000 node=a@60000000;reg=0x60000000+0x8000000");

        assertThat(outcome.failed()).isEmpty();
        assertThat(outcome.reserved()).contains(new PhysRange(0x6000_0000L, 0x800_0000));
    }

    @Test
    void dynamicNodeGoesToTheTopOfMemory() {
        BootOutcome outcome = boot("linux-6.12", "node=d;size=0x100000;alignment=0x10000;no-map");

        assertThat(outcome.placed()).containsEntry("d", new PhysRange(0x7ff0_0000L, 0x10_0000));
        assertThat(outcome.log()).containsExactly(line(Level.INFO,
                "OF: reserved mem: 0x000000007ff00000..0x000000007fffffff (1024 KiB) nomap non-reusable d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-5.10", "linux-5.15.148", "linux-6.1", "linux-6.6.54", "linux-6.12", "linux-7.2",
            "linux-7.3"})
    void memreserveIsReservedUpToTheFirstEmptyEntry(String release) {
        BootOutcome outcome = boot(release,
                "memreserve=0x70000000+0x1000 memreserve=0x71000000+0x0 memreserve=0x72000000+0x1000");

        assertThat(outcome.reserved()).contains(new PhysRange(0x7000_0000L, 0x1000))
                .noneMatch(range -> range.base() == 0x7200_0000L);
    }

    @Test
    void anEmptyInitrdIsNone() {
        BootOutcome outcome = boot("linux-6.1", "initrd=0x60000800+0x0" + NODE);

        assertThat(outcome.failed()).isEmpty();
        assertThat(outcome.reserved()).noneMatch(range -> range.base() == 0x6000_0000L);
    }

    @Test
    void anInitrdOutsideRamBecomesRam() {
        BootOutcome outcome = boot("linux-6.1", "memory=0x40000000+0x10000000 initrd=0x60000000+0x1001");

        assertThat(outcome.memory()).containsExactly(new MemoryBlock(0x4000_0000L, 0x1000_0000, false),
                new MemoryBlock(0x6000_0000L, 0x2000, false));
        assertThat(outcome.reserved()).contains(new PhysRange(0x6000_0000L, 0x2000));
    }

    @Test
    void anInitrdBelowRamOrBehindTheLinearMapIsNotReserved() {
        LogLine warning = line(Level.WARNING,
                "initrd not fully accessible via the linear mapping -- please check your bootloader ...");

        assertThat(boot("linux-6.1", "initrd=0x3ffff000+0x1000" + NODE).log()).containsExactly(warning);
        assertThat(boot("linux-6.1", "initrd=0x80003ffff000+0x1001" + NODE).log()).containsExactly(warning);
        assertThat(boot("linux-6.1", "initrd=0x40000000+0x1000" + NODE).log()).isEmpty();
        assertThat(boot("linux-6.1", "initrd=0x80003ffff000+0x1000" + NODE).log()).isEmpty();
    }

    @Test
    void aSizeOrAlignmentOfOddLengthIsInvalid() {
        LogLine size = line(Level.ERROR, "OF: reserved mem: invalid size property in 'd' node.");
        LogLine alignment = line(Level.ERROR, "OF: reserved mem: invalid alignment property in 'd' node.");

        for (String release : List.of("linux-5.10", "linux-6.12", "linux-7.2")) {
            assertThat(boot(release, "node=d;size-cells=0x1").log()).containsExactly(size);
            assertThat(boot(release, "node=d;size=0x1000;alignment-cells=0x1").log()).containsExactly(alignment);
        }
    }

    @Test
    void aPlacedNodeIsToldOfInADebugBuild() {
        BootOutcome outcome = Arm64Boot.boot(LayoutText.parse("node=d;size=0x100000"), release("linux-6.12"));

        assertThat(outcome.log()).contains(line(Level.DEBUG, "OF: reserved mem: allocated memory for 'd' node: "
                + "base 0x000000007ff00000, size 1 MiB"));
    }

    @Test
    void aReservedNodeIsToldOfInADebugBuild() {
        BootOutcome outcome = Arm64Boot.boot(LayoutText.parse(NODE), release("linux-6.12"));

        assertThat(outcome.log()).contains(line(Level.DEBUG, "OF: reserved mem: " + RESERVED));
    }

    @Test
    void ofTheRangesToPlaceANodeInTheFirstWithRoomIsTaken() {
        String node = "node=d;size=0x2000;alloc-ranges=0x50000000+0x1000,0x60000000+0x4000,0x70000000+0x4000";

        assertThat(boot("linux-6.12", node).placed()).containsEntry("d", new PhysRange(0x6000_2000L, 0x2000));
        assertThat(boot("linux-6.12", node + ";no-map").placed())
                .containsEntry("d", new PhysRange(0x6000_2000L, 0x2000));
    }

    @Test
    void aPlacedNodeIsReservedUnlessNotMappedIn510() {
        PhysRange top = new PhysRange(0x7fff_f000L, 0x1000);

        assertThat(boot("linux-5.10", "node=d;size=0x1000").reserved()).contains(top);
        assertThat(boot("linux-6.1", "node=d;size=0x1000").reserved()).contains(top);
        assertThat(boot("linux-5.10", "node=d;size=0x1000;no-map").reserved()).doesNotContain(top);
        assertThat(boot("linux-6.1", "node=d;size=0x1000;no-map").reserved()).contains(top);
        assertThat(boot("linux-5.10", "node=d;size=0x1000;no-map").memory())
                .containsExactly(new MemoryBlock(0x4000_0000L, 0x3fff_f000L, false));
        assertThat(boot("linux-6.1", "node=d;size=0x1000;no-map").memory())
                .contains(new MemoryBlock(0x7fff_f000L, 0x1000, true));
    }

    @Test
    void a65thDynamicNodeIsOneTooManySince612() {
        String nodes = IntStream.range(0, 65).mapToObj(" node=d%d;size=0x1000"::formatted).reduce("", String::concat);

        assertThat(boot("linux-6.12", nodes).log()).first()
                .isEqualTo(line(Level.ERROR, "OF: reserved mem: too many defined dynamic regions, skip 'd64'"));
        assertThat(boot("linux-6.12", nodes).placed()).hasSize(64).doesNotContainKey("d64");
        assertThat(boot("linux-6.1", nodes).log()).first()
                .isEqualTo(line(Level.ERROR, "OF: reserved mem: not enough space for all defined regions."));
    }

    @Test
    void nodesAtOneAddressAreOrderedBySize() {
        BootOutcome outcome = boot("linux-6.1",
                "node=long@60000000;reg=0x60000000+0x2000 node=short@60000000;reg=0x60000000+0x1000");

        assertThat(outcome.log()).extracting(LogLine::text).containsExactly(
                """
                        OF: reserved mem: OVERLAP DETECTED!
                        short@60000000 (0x0000000060000000--0x0000000060001000) overlaps with long@60000000 (0x0000000060000000--0x0000000060002000)""");
    }

    @Test
    void withoutNodesOnlyLaterReleasesSaySo() {
        LogLine none = line(Level.INFO, "OF: reserved mem: Reserved memory: No reserved-memory node in the DT");

        assertThat(boot("linux-6.1", "initrd=0x50000000+0x1000").log()).isEmpty();
        assertThat(boot("linux-6.12", "initrd=0x50000000+0x1000").log()).containsExactly(none);
        assertThat(boot("linux-7.2", "initrd=0x50000000+0x1000").log()).containsExactly(none);
    }

    /** Each region with a gap behind it takes two of the 128 places that 5.10 has for regions of memory; the 64th finds none. */
    @Test
    void sixtyFourthScatteredNodeFindsNoRoomIn510() {
        String nodes = IntStream.range(0, 64).mapToObj(
                i -> " node=n%d;reg=0x%x+0x1000;no-map".formatted(i, 0x5000_0000L + i * 0x2000L))
                .reduce("", String::concat);

        assertThat(boot("linux-5.10", nodes).log()).containsExactly(line(Level.INFO, "OF: fdt: Reserved memory: "
                + "failed to reserve memory for node 'n63': base 0x000000005007e000, size 0 MiB"));
        assertThat(boot("linux-6.1", nodes).failed()).isEmpty();
    }

    /** In 6.6 dynamic nodes are remembered at 0, size 0, before they are placed: that is no neighbour. */
    @Test
    void nodeThatIsNotPlacedYetIsNoNeighbour() {
        BootOutcome outcome = boot("linux-6.6.54", "node=d;size=0x1000;alloc-ranges=0x0+0x80000000;no-map");

        assertThat(outcome.placed()).containsEntry("d", new PhysRange(0x7fff_f000L, 0x1000));
    }

    @Test
    void memIsHonouredAndTheKernelAddedBack() {
        BootOutcome outcome = boot("linux-6.1", "arg=mem=16M" + NODE);

        assertThat(outcome.log().getFirst()).isEqualTo(line(Level.INFO, "Memory limited to 16MB"));
        assertThat(outcome.memory()).containsExactly(new MemoryBlock(0x4000_0000L, 0x220_0000, false));
    }

    @Test
    void memmapDoesNothing() {
        BootOutcome with = boot("linux-6.1", "arg=memmap=128M$0x60000000" + NODE);
        BootOutcome without = boot("linux-6.1", NODE);

        assertThat(with.memory()).isEqualTo(without.memory());
        assertThat(with.reserved()).isEqualTo(without.reserved());
        assertThat(with.log()).containsExactly(line(Level.INFO,
                "Unknown kernel command line parameters \"memmap=128M$0x60000000\", will be passed to user space."));
        assertThat(boot("linux-5.10", "arg=memmap=128M$0x60000000" + NODE).log()).isEmpty();
    }

    private static List<String> failedUnder(String kernel, long imageSize) {
        return Arm64Boot.boot(LayoutText.parse(kernel + NODE, imageSize), release("linux-6.1")).failed();
    }

    private static LogLine line(Level level, String text) {
        return new LogLine(level, text);
    }

    /** What is printed at the level of {@code debug} left out. */
    private static BootOutcome boot(String release, String layout) {
        BootOutcome outcome = Arm64Boot.boot(LayoutText.parse(layout), release(release));
        return new BootOutcome(outcome.log().stream().filter(line -> line.level() != Level.DEBUG).toList(),
                outcome.memory(), outcome.reserved(), outcome.placed(), outcome.failed());
    }

    private static OfRelease release(String name) {
        return OfReleases.named(name).orElseThrow();
    }
}
