// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rproclab.bytes.Bytes;
import rproclab.devicetree.BoardTree;
import rproclab.devicetree.Fdt;
import rproclab.linux.of.Conflict.Cause;
import rproclab.linux.of.Conflict.Overlap;
import rproclab.loader.LogLine;
import rproclab.loader.LogLine.Level;

/**
 * An i.MX 8QM whose kernel cannot reserve the M4's memory: U-Boot's {@code ft_system_setup()} puts the very range into
 * {@code /memreserve/} ({@code CONFIG_BOOTAUX_RESERVED_MEM_BASE}), and loads to 0x95400000 and up do not touch it.
 */
class Board29643Test {
    private static final PhysRange M4 = new PhysRange(0x8800_0000L, 0x800_0000);
    private static final PhysRange KERNEL = new PhysRange(0x9540_0000L, 0x1c0_0000);
    /** Where U-Boot moves the tree without {@code fdt_high}: the top of what it may use. */
    private static final PhysRange FDT = new PhysRange(0xfda0_0000L, 0x2_0000);
    private static final String FAILED = "OF: fdt: Reserved memory: failed to reserve memory for node 'm4@88000000': "
            + "base 0x0000000088000000, size 128 MiB";
    private static final String MEMMAP = "Unknown kernel command line parameters \"memmap=128M$0x88000000\", "
            + "will be passed to user space.";

    @Test
    void reportersKernelPrintsTheReportedLineAsInformation() throws Exception {
        BootOutcome outcome = boot("linux-5.15.148", Optional.empty(), List.of(M4));

        assertThat(said(outcome)).containsExactly(new LogLine(Level.INFO, FAILED), new LogLine(Level.INFO, MEMMAP));
    }

    @Test
    void so510AndAsAnError61() throws Exception {
        assertThat(said(boot("linux-5.10", Optional.empty(), List.of(M4))))
                .containsExactly(new LogLine(Level.INFO, FAILED));
        assertThat(said(boot("linux-6.1", Optional.empty(), List.of(M4))))
                .containsExactly(new LogLine(Level.ERROR, FAILED), new LogLine(Level.INFO, MEMMAP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-6.6.54", "linux-6.12", "linux-7.2", "linux-7.3"})
    void laterKernelsMarkTheNodeFirst(String release) throws Exception {
        BootOutcome outcome = boot(release, Optional.empty(), List.of(M4));

        assertThat(outcome.failed()).isEmpty();
        assertThat(said(outcome)).extracting(LogLine::text).contains(
                "OF: reserved mem: 0x0000000088000000..0x000000008fffffff (131072 KiB) nomap non-reusable m4@88000000");
        assertThat(outcome.memory()).contains(new MemoryBlock(M4.base(), M4.size(), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-5.10", "linux-5.15.148", "linux-6.1"})
    void memreserveOfTheSameRangeIsADoubleReservationThatKeepsLinuxOut(String release) throws Exception {
        BootLayout layout = layout(Optional.empty(), List.of(M4));

        assertThat(conflicts(layout, release)).containsExactly(new Conflict("m4@88000000", M4,
                List.of(new Overlap(Cause.MEMRESERVE, M4, M4.size())), true));
    }

    /** The older environment: {@code ramdisk_addr_r} 0x94400000, used in place by {@code initrd_high=0xffffffffffffffff}. */
    @ParameterizedTest
    @ValueSource(strings = {"linux-5.10", "linux-5.15.148", "linux-6.1", "linux-6.6.54", "linux-6.12", "linux-7.2",
            "linux-7.3"})
    void initrdInPlaceIsARealOverlapOfTheEncoder(String release) throws Exception {
        PhysRange initrd = new PhysRange(0x9440_0000L, 0x20_0001);
        PhysRange pages = new PhysRange(0x9440_0000L, 0x20_1000);

        List<Conflict> conflicts = conflicts(layout(Optional.of(initrd), List.of()), release);

        assertThat(conflicts).containsExactly(new Conflict("encoder1-rpc@94400000",
                new PhysRange(0x9440_0000L, 0x70_0000), List.of(new Overlap(Cause.INITRD, pages, 0x20_1000)), false));
    }

    /** One byte more than 7 MiB reaches the second encoder's page. */
    @Test
    void largerInitrdHitsBothEncoders() throws Exception {
        PhysRange fits = new PhysRange(0x9440_0000L, 0x70_0000);
        PhysRange over = new PhysRange(0x9440_0000L, 0x70_0001);

        assertThat(conflicts(layout(Optional.of(fits), List.of()), "linux-6.12")).extracting(Conflict::node)
                .containsExactly("encoder1-rpc@94400000");
        assertThat(conflicts(layout(Optional.of(over), List.of()), "linux-6.12")).extracting(Conflict::node)
                .containsExactly("encoder1-rpc@94400000", "encoder2-rpc@94b00000");
    }

    @Test
    void newerEnvironmentIsClearOfAllNodes() throws Exception {
        PhysRange initrd = new PhysRange(0x9d50_0000L, 0x100_0000);

        assertThat(conflicts(layout(Optional.of(initrd), List.of()), "linux-6.1")).isEmpty();
    }

    private static List<Conflict> conflicts(BootLayout layout, String release) {
        return Conflict.in(layout, Arm64Boot.boot(layout, OfReleases.named(release).orElseThrow()));
    }

    private static BootOutcome boot(String release, Optional<PhysRange> initrd, List<PhysRange> memreserve)
            throws Exception {
        return Arm64Boot.boot(layout(initrd, memreserve), OfReleases.named(release).orElseThrow());
    }

    private static BootLayout layout(Optional<PhysRange> initrd, List<PhysRange> memreserve) throws Exception {
        BoardTree board = BoardTree.of(Fdt.read(Bytes.map(Path.of("fixtures/dts/imx8qm-29643.dtb"))));
        return BoardLayout.of(board, new Placement(KERNEL, FDT, initrd, memreserve, Optional.empty()));
    }

    private static List<LogLine> said(BootOutcome outcome) {
        return outcome.log().stream().filter(line -> line.level() != Level.DEBUG).toList();
    }
}
