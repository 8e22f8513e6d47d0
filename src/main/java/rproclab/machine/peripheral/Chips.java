// SPDX-License-Identifier: GPL-2.0-only
package rproclab.machine.peripheral;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The SoCs whose registers are known. */
public final class Chips {
    private static final List<Chip> ALL = Stream
            .of(Imx8mChips.ALL, Imx7Chips.ALL, Imx8Chips.ALL, Imx9Chips.ALL, OtherChips.ALL)
            .flatMap(List::stream).toList();

    private Chips() {}

    /** Every one, families together. */
    public static List<Chip> all() {
        return ALL;
    }

    /** The one of a target of the catalogue, by name. */
    public static Optional<Chip> of(String target) {
        return ALL.stream().filter(chip -> chip.target().equals(target)).findFirst();
    }
}
