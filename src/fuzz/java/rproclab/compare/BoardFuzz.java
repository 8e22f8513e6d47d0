// SPDX-License-Identifier: GPL-2.0-only
package rproclab.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.provider.MethodSource;
import rproclab.Seeds;
import rproclab.bytes.Bytes;
import rproclab.devicetree.BoardTree;
import rproclab.devicetree.Fdt;
import rproclab.devicetree.FdtError;
import rproclab.linux.of.Arm64Boot;
import rproclab.linux.of.BoardLayout;
import rproclab.linux.of.BootLayout;
import rproclab.linux.of.OfRelease;
import rproclab.linux.of.OfReleases;
import rproclab.linux.of.PhysRange;
import rproclab.linux.of.Placement;

/** What is read of a board's tree: its target, and how each Linux release reserves its memory. */
class BoardFuzz {
    private static final Placement PLACEMENT = new Placement(new PhysRange(0x4040_0000L, 0x200_0000L),
            new PhysRange(0x4300_0000L, 0x1_0000L), Optional.empty(), List.of(), Optional.empty());

    @MethodSource("rproclab.Seeds#trees")
    @FuzzTest(maxDuration = Seeds.DURATION)
    void aTreeHasATargetOrItIsSaidWhyNotAndEveryLinuxReserves(byte[] bytes) {
        BoardTree board;
        try {
            board = BoardTree.of(Fdt.read(Bytes.of(bytes)));
        } catch (FdtError error) {
            return;
        }

        try {
            assertThat(Loaders.of(new Board(board, "board.dtb").target()).names()).isNotEmpty();
        } catch (Board.NoTarget none) {
            assertThat(none.getMessage()).matches("(has|memory-region \\d+ of) [ -~]+");
        }
        BootLayout layout = BoardLayout.of(board, PLACEMENT);
        for (OfRelease release : OfReleases.all()) {
            assertThat(Arm64Boot.boot(layout, release).reserved()).isNotEmpty();
        }
    }
}
