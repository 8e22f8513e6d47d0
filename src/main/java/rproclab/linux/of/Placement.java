// SPDX-License-Identifier: GPL-2.0-only
package rproclab.linux.of;

import java.util.List;
import java.util.Optional;

/**
 * What the boot loader adds to a board's device tree.
 *
 * @param kernel the kernel as it runs, {@code _text} to {@code _end}
 * @param fdt the device tree blob
 * @param initrd where the initrd is, instead of what {@code /chosen} says
 * @param memreserve entries that the boot loader appends to {@code /memreserve/}
 * @param commandLine the command line, instead of {@code bootargs}
 */
public record Placement(PhysRange kernel, PhysRange fdt, Optional<PhysRange> initrd, List<PhysRange> memreserve,
        Optional<String> commandLine) {

    /** Keeps a copy of the list. */
    public Placement {
        memreserve = List.copyOf(memreserve);
    }
}
