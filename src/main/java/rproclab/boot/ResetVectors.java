// SPDX-License-Identifier: GPL-2.0-only
package rproclab.boot;

import java.util.Optional;
import rproclab.loader.LoadResult;
import rproclab.machine.peripheral.Chip;
import rproclab.machine.peripheral.Chips;
import rproclab.memory.Region;
import rproclab.target.Target;

/** Where a core looks for its stack pointer and its first instruction, and whether a loader put anything there. */
public final class ResetVectors {
    private ResetVectors() {}

    /**
     * The device address of the vector table that the core starts with but that a loader which accepts left unwritten; empty
     * where it wrote one, starts no core, or the registers of the target are not described.
     *
     * @param loader the loader's name
     * @param load what it left
     */
    public static Optional<Long> unwritten(Target target, String loader, LoadResult load) {
        return Chips.of(target.name()).filter(_ -> load.verdict().accepted())
                .flatMap(chip -> Start.of(target, loader, load, chip) instanceof Start.At(long vectors)
                        && !written(target, chip, load, vectors) ? Optional.of(vectors) : Optional.empty());
    }

    private static boolean written(Target target, Chip chip, LoadResult load, long da) {
        return Contents.coreMap(target, chip).stream().filter(row -> row.holdsDa(da))
                .map((Region row) -> chip.own(row.sa() + da - row.da()))
                .anyMatch(sa -> load.memory().ranges().stream()
                        .anyMatch(range -> Long.compareUnsigned(sa - chip.own(range.sa()), range.size()) < 0));
    }
}
