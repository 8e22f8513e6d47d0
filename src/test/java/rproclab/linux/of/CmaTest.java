// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.loader.LogLine;
import rproclab.loader.LogLine.Level;

/** {@code shared-dma-pool} nodes: contiguous where reusable, and {@code cma=} against {@code linux,cma-default}. */
class CmaTest {
    private static final String CMA = " node=c@60000000;reg=0x60000000+0x2000000;compatible=shared-dma-pool;reusable";
    private static final String DEFAULT = CMA + ";linux,cma-default";
    private static final String BOTH = "node=x@60000000;reg=0x60000000+0x100000;compatible=shared-dma-pool;reusable;no-map";
    private static final PhysRange RANGE = new PhysRange(0x6000_0000L, 0x200_0000);
    private static final LogLine CREATED = info(
            "Reserved memory: created CMA memory pool at 0x0000000060000000, size 32 MiB");
    private static final LogLine INITIALIZED = info(
            "OF: reserved mem: initialized node c@60000000, compatible id shared-dma-pool");
    private static final LogLine SUMMARY = info(
            "OF: reserved mem: 0x0000000060000000..0x0000000061ffffff (32768 KiB) map reusable c@60000000");
    private static final LogLine REFUSED = info("OF: reserved mem: node c@60000000 compatible matching fail");
    private static final LogLine SKIPPED = new LogLine(Level.ERROR,
            "Skipping dt linux,cma-default node in favor for \"cma=\" kernel param.");

    @ParameterizedTest
    @ValueSource(strings = {"linux-6.12", "linux-7.2"})
    void theDefaultPoolIsMade(String release) {
        BootOutcome outcome = boot(release, DEFAULT);

        assertThat(outcome.log()).containsExactly(CREATED, INITIALIZED, SUMMARY);
        assertThat(outcome.reserved()).contains(RANGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-5.10", "linux-6.1", "linux-6.12"})
    void theCommandLineBypassesTheDefaultPoolWhichIsFreed(String release) {
        BootOutcome outcome = boot(release, "arg=cma=64M" + DEFAULT);

        assertThat(outcome.log()).containsExactly(
                info("Reserved memory: bypass c@60000000 node, using cmdline CMA params instead"), REFUSED);
        assertThat(outcome.reserved()).doesNotContain(RANGE);
    }

    @Test
    void since72ItIsNotEvenReserved() {
        BootOutcome outcome = boot("linux-7.2", "arg=cma=64M" + DEFAULT);

        assertThat(outcome.log()).containsExactly(SKIPPED, SKIPPED);
        assertThat(outcome.reserved()).doesNotContain(RANGE);
        assertThat(outcome.placed()).isEmpty();
    }

    @Test
    void since72NorIsItPlaced() {
        BootOutcome outcome = boot("linux-7.2", "arg=cma=64M node=c;size=0x2000000;compatible=shared-dma-pool;"
                + "reusable;linux,cma-default");

        assertThat(outcome.log()).containsExactly(SKIPPED);
        assertThat(outcome.placed()).isEmpty();
        assertThat(outcome.failed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-6.12", "linux-7.2"})
    void anotherPoolIsMadeAllTheSame(String release) {
        assertThat(boot(release, "arg=cma=64M" + CMA).log()).containsExactly(CREATED, INITIALIZED, SUMMARY);
    }

    @Test
    void aMisalignedPoolIsRefused() {
        String node = "node=c@60001000;reg=0x60001000+0x2000000;compatible=shared-dma-pool;reusable";
        LogLine misaligned = new LogLine(Level.ERROR, "Reserved memory: incorrect alignment of CMA region");
        LogLine refused = info("OF: reserved mem: node c@60001000 compatible matching fail");

        assertThat(boot("linux-6.12", node).log()).containsExactly(misaligned, refused);
        assertThat(boot("linux-7.2", node).log()).containsExactly(misaligned, refused);
        assertThat(boot("linux-6.12", node).placed()).containsKey("c@60001000");
        assertThat(boot("linux-7.2", node).placed()).isEmpty();
    }

    @Test
    void aPlacedPoolIsAlignedAsCmaWantsIt() {
        BootOutcome outcome = boot("linux-6.12", "memory=0x40000000+0x3ffff000 node=c;size=0x200000;"
                + "compatible=shared-dma-pool;reusable");

        assertThat(outcome.placed()).containsEntry("c", new PhysRange(0x7fc0_0000L, 0x20_0000));
    }

    @Test
    void withoutReusableItIsAPoolOfTheDevice() {
        String node = "node=v@60000000;reg=0x60000000+0x100000;compatible=shared-dma-pool;no-map";
        LogLine initialized = info("OF: reserved mem: initialized node v@60000000, compatible id shared-dma-pool");
        LogLine summary = info(
                "OF: reserved mem: 0x0000000060000000..0x00000000600fffff (1024 KiB) nomap non-reusable v@60000000");

        assertThat(boot("linux-6.12", node).log()).containsExactly(
                info("Reserved memory: created DMA memory pool at 0x0000000060000000, size 1 MiB"), initialized,
                summary);
        assertThat(boot("linux-7.3", node).log()).containsExactly(
                info("Reserved memory: created DMA memory pool at 0x0000000060000000, size 1024 KiB"), initialized,
                summary);
    }

    /** Reusable and no-map: neither driver takes it. */
    @ParameterizedTest
    @ValueSource(strings = {"linux-6.1", "linux-6.12"})
    void aReusableNodeThatIsNotMappedIsMappedAgain(String release) {
        BootOutcome outcome = boot(release, BOTH);

        assertThat(outcome.log()).containsExactly(info("OF: reserved mem: node x@60000000 compatible matching fail"));
        assertThat(outcome.memory()).containsExactly(new MemoryBlock(0x4000_0000L, 0x4000_0000L, false));
    }

    /** It adds the range to memory, where it is already, and that does not map it. */
    @Test
    void in510ItStaysUnmapped() {
        BootOutcome outcome = boot("linux-5.10", BOTH);

        assertThat(outcome.log()).containsExactly(info("OF: reserved mem: node x@60000000 compatible matching fail"));
        assertThat(outcome.memory()).contains(new MemoryBlock(0x6000_0000L, 0x10_0000, true));
    }

    /** One that Linux places is taken out of memory in 5.10, and put back. */
    @Test
    void in510APlacedOneIsPutBack() {
        BootOutcome outcome = boot("linux-5.10",
                "node=x;size=0x100000;compatible=shared-dma-pool;reusable;no-map");

        assertThat(outcome.log()).containsExactly(info("OF: reserved mem: node x compatible matching fail"));
        assertThat(outcome.memory()).containsExactly(new MemoryBlock(0x4000_0000L, 0x4000_0000L, false));
    }

    private static LogLine info(String text) {
        return new LogLine(Level.INFO, text);
    }

    /** What is printed at the level of {@code debug} left out. */
    private static BootOutcome boot(String release, String layout) {
        BootOutcome outcome = Arm64Boot.boot(LayoutText.parse(layout), OfReleases.named(release).orElseThrow());
        return new BootOutcome(outcome.log().stream().filter(line -> line.level() != Level.DEBUG).toList(),
                outcome.memory(), outcome.reserved(), outcome.placed(), outcome.failed());
    }
}
